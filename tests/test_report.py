"""What `list` and `show` tell of the shipped campaign, as plain values."""

import json
from datetime import date

import pytest

from protest_letters.load.folder import built_in_folder
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.report import list_campaign, resolve_for_show, show_addressee, show_contact, show_letter
from protest_letters.resolve import resolve

THEN, LATER, TODAY = date(1999, 11, 20), date(2010, 5, 1), date(2026, 11, 23)
CONTACTS = [("contact-shymkent", "Chimkent"), ("contact-taraz", "Jambul"), ("contact-uralsk", "Uralsk")]
PROTECTED = ("Chernogorov", "Pentiukov", "Pozidayev", "Черногоров", "Пентюков", "Позидаев")
STREETS = ("Shchuseva", "mik-on", "Urdinskaya", "Щусева", "мкр", "Урдинская", "484000", "486038", "417000")


def row(table, name):
    (found,) = [one for one in table["addressees"] if one["id"] == name]
    return found


@pytest.fixture
def show(campaign):
    """Return a function: id, day → the table of an addressee, posted in Spain."""

    def table(name, day, language="en", posted_in="ES"):
        found = resolve(campaign.book, campaign.book.addressee(name), day, TODAY)
        return show_addressee(found, language, posted_in, TODAY)

    return table


@pytest.fixture
def embassy(campaign):
    """Return a function: country, day → the table of the embassy to write to from there."""

    def table(country, day=TODAY):
        found = resolve_for_show(campaign, "embassy", day, TODAY, country=country)
        return show_addressee(found, "en", country, TODAY)

    return table


def test_a_list_holds_campaign_addressees_contacts_and_letters(campaign):
    table = list_campaign(campaign, TODAY, TODAY)
    assert list(table) == ["campaign", "addressees", "contacts", "letters"]
    assert table["campaign"]["date"] == "1999-11-17"
    assert table["campaign"]["folder"] == str(built_in_folder())
    assert table["campaign"]["all"] == ["president", "interior-minister", "knb-chairman", "embassy-ru", "embassy"]


@pytest.mark.parametrize(
    ("day", "name", "expected"),
    [
        (THEN, "president", {"kind": "office", "country": "KZ", "channels": ["post", "fax"]}),
        (THEN, "interior-minister", {"kind": "office", "country": "KZ", "channels": ["post"]}),
        (THEN, "embassy-ru", {"kind": "embassy", "country": "RU", "channels": ["post"]}),
        (TODAY, "embassy-ru", {"kind": "embassy", "country": "RU", "channels": ["post", "fax", "email"]}),
        (TODAY, "embassy-ch", {"kind": "embassy", "country": "CH", "channels": ["email"]}),
        (LATER, "knb-chairman", {"kind": "office", "country": "KZ", "channels": []}),
    ],
)
def test_a_list_tells_kind_country_and_the_channels_of_the_day(campaign, day, name, expected):
    found = row(list_campaign(campaign, day, TODAY), name)
    assert {key: found[key] for key in expected} == expected


def test_a_list_knows_the_embassy_of_the_senders_country(campaign):
    anywhere, france, togo = (
        row(list_campaign(campaign, TODAY, TODAY, country), "embassy") for country in ("", "FR", "TG")
    )
    assert anywhere == {"id": "embassy", "kind": "embassy", "country": None, "channels": [], "to": None}
    assert france == anywhere | {"country": "FR", "channels": ["post"], "to": "embassy-fr"}
    assert togo == anywhere | {"country": "TG"}


def test_a_list_and_an_entry_tell_where_no_letters_go(campaign):
    assert row(list_campaign(campaign, TODAY, TODAY, "FI"), "embassy-ru")["post_suspended"]
    assert not row(list_campaign(campaign, TODAY, TODAY, "DE"), "embassy-ru")["post_suspended"]
    found = resolve_for_show(campaign, "embassy-ru", TODAY, TODAY, country="FI")
    assert "post-suspended" in [one.rule for one in found.notices]


def test_a_list_tells_of_contacts_no_more_than_id_town_and_exposure(campaign):
    assert list_campaign(campaign, TODAY, TODAY)["contacts"] == [
        {"id": name, "town": town, "exposure": "endangered"} for name, town in CONTACTS
    ]


def test_neither_name_nor_street_of_a_contact_is_anywhere_in_a_list(campaign):
    said = json.dumps(list_campaign(campaign, THEN, TODAY, "KZ"), ensure_ascii=False)
    assert not [word for word in (*PROTECTED, *STREETS) if word in said]


def test_a_list_tells_the_letters_with_languages_period_and_kinds(campaign):
    assert [
        (one["id"], one["languages"], one["from"], one["until"])
        for one in list_campaign(campaign, TODAY, TODAY)["letters"]
    ] == [
        ("end-the-repression", ["de", "en", "es", "fr", "ru"], "1999-11-17", "2000-12-13"),
        ("end-the-repression-petition", ["de", "en", "es", "fr", "ru"], "1999-11-17", "2000-12-13"),
        ("independent-unions", ["de", "en", "es", "fr", "ru"], "2023-01-01", None),
    ]
    for one in list_campaign(campaign, TODAY, TODAY)["letters"]:
        assert one["for"] == ["head-of-state", "minister", "chairman", "ambassador"]


def test_every_table_is_json(campaign, show, embassy):
    for table in (
        list_campaign(campaign, TODAY, TODAY, "FR"),
        show("president", TODAY),
        show("knb-chairman", LATER),
        embassy("CH"),
        show_letter(campaign, "end-the-repression", "en"),
        show_contact(campaign.book.contacts[0], reveal=True),
    ):
        assert json.loads(json.dumps(table)) == table


def test_the_president_of_1999_as_shown(show):
    table = show("president", THEN)
    assert table["title"] == "President of the Republic of Kazakhstan"
    assert table["holder"] == "Nursultan Nazarbayev"
    assert table["address"] == ["ul. Mira, 11", "Astana 473000", "KAZAJISTÁN"]
    assert (table["fax"], table["fax_as_printed"]) == ("+73172326172", "10-(73172)-326172")
    assert (table["as_of"], table["confidence"]) == ("1999-11-17", "high")
    assert table["source"] == ["the seed appeal of 1999-11-17, Executive Committee of the Labor Movement of Kazakhstan"]


def test_the_age_of_a_record_is_counted_to_the_letters_date_and_to_the_real_one(show):
    table = show("president", THEN)
    assert (table["age_days"], table["currency_days"]) == (3, (TODAY - date(1999, 11, 17)).days)


def test_a_record_without_a_date_has_no_age(show):
    table = show("embassy-ru", TODAY)
    assert (table["as_of"], table["age_days"], table["currency_days"]) == ("unknown", None, None)
    assert table["confidence"] == "medium"


def test_where_no_address_is_known_the_table_says_null_and_why(show):
    table = show("president", LATER)
    assert table["holder"] == "Nursultan Nazarbayev"
    assert [table[key] for key in ("address", "fax", "as_of", "age_days", "currency_days", "confidence")] == [None] * 6
    assert table["source"] == []
    assert (
        "no usable address is known for 2010-05-01"
        in {one["rule"]: one["what"] for one in table["notices"]}["address-unknown"]
    )


ALMA_ATA = ["ul. Nauryzbai batyra, 108", "Alma-Ata 480091", "KAZAJISTÁN"]


@pytest.mark.parametrize(
    ("day", "holder_and_address", "rules"),
    [
        (THEN, ("Alnur Musayev", ALMA_ATA), {"address-old"}),
        (LATER, (None, None), {"holder-unknown", "address-unknown"}),
        (TODAY, ("Yermek Sagimbayev", None), {"holder-undated", "address-unknown"}),
    ],
)
def test_the_chairman_of_the_knb_through_time(show, day, holder_and_address, rules):
    table = show("knb-chairman", day)
    assert (table["holder"], table["address"]) == holder_and_address
    assert {one["rule"] for one in table["notices"]} == rules


def test_a_table_is_in_the_language_asked_for(show):
    table = show("president", THEN, "ru", "RU")
    assert table["title"] == "Президент Республики Казахстан"
    assert table["holder"] == "Нурсултан Назарбаев"
    assert (table["address"][0], table["address"][-1]) == ("ул. Мира, 11", "КАЗАХСТАН")


def test_at_home_there_is_no_country_line(show):
    assert show("president", THEN, "ru", "KZ")["address"][-1] == "Астана 473000"


def test_all_terms_addresses_and_numbers_of_an_addressee_are_shown(show):
    table = show("president", TODAY)
    assert [one["name"] for one in table["holders"]] == ["Nursultan Nazarbayev", "Kassym-Jomart Tokayev"]
    assert table["holders"][0]["until"] == "2019-03-20"
    assert [one["value"] for one in table["addresses"]] == [
        "ul. Mira, 11",
        "Government House, Mangilik Yel st. 6",
        "Akorda",
    ]
    (fax,) = table["numbers"]
    assert (fax["way"], fax["value"], fax["historical"]) == ("fax", "+73172326172", True)
    assert fax["source"]


def test_an_embassy_in_ones_own_country(embassy):
    table = embassy("FR")
    assert (table["id"], table["served"]) == ("embassy-fr", None)
    assert table["address"]
    assert table["source"]


def test_an_embassy_without_a_known_street_is_shown_with_its_town_and_how_to_reach_it(embassy):
    table = embassy("CH")
    assert (table["id"], table["address"]) == ("embassy-ch", None)
    first = table["notices"][0]
    assert "the embassy is in Bern, its street is in no source" in first["what"]
    assert "bern@mfa.kz" in first["what"]
    assert "--address LINE" in first["hint"]


def test_an_embassy_accredited_from_a_country_with_an_address_names_both_countries(embassy):
    table = embassy("BD")
    assert (table["id"], table["served"]) == ("embassy-in", "BD")
    assert table["address"]
    assert "Bangladesh" in table["notices"][0]["what"]
    assert "India" in table["notices"][0]["what"]


def test_an_embassy_accredited_from_one_without_an_address_says_which_and_where(embassy):
    table = embassy("AG")
    assert (table["id"], table["served"], table["address"]) == ("embassy-mx", "AG", None)
    assert "the embassy in Mexico (embassy-mx) is accredited there" in table["notices"][0]["what"]
    assert table["notices"][0]["hint"]


def test_a_country_without_any_embassy_is_an_error_that_names_those_there_are(campaign):
    with pytest.raises(ProtestError) as caught:
        resolve_for_show(campaign, "embassy", TODAY, TODAY, country="TG")
    (problem,) = caught.value.problems
    assert problem.code is ExitCode.DATA
    assert problem.where == "embassy (Togo)"
    assert "embassy-fr" in problem.hint


def test_the_embassy_needs_a_country(campaign):
    with pytest.raises(ProtestError) as caught:
        resolve_for_show(campaign, "embassy", TODAY, TODAY, country="")
    assert [(problem.where, problem.code) for problem in caught.value.problems] == [("--country", ExitCode.USAGE)]


def test_an_addressee_named_by_id_needs_no_country(campaign):
    found = resolve_for_show(campaign, "embassy-de", TODAY, TODAY, country="")
    assert (found.addressee.id, found.address.country) == ("embassy-de", "DE")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("fr", "fr"), ("fr-CH", "fr"), ("ru", "ru"), ("kk", "en"), ("", "en")],
)
def test_a_letter_is_shown_in_the_language_asked_for_else_in_english(campaign, asked, shown):
    table = show_letter(campaign, "end-the-repression", asked)
    (draft,) = [one for one in campaign.templates if (one.id, one.language) == ("end-the-repression", shown)]
    assert (table["language"], table["subject"], table["body"]) == (shown, draft.subject, draft.body.strip())


def test_a_letter_is_shown_with_its_requests_law_and_sourced_facts(campaign):
    table = show_letter(campaign, "end-the-repression", "en")
    assert set(table["asks"]) == {"head-of-state", "minister", "chairman", "ambassador"}
    assert table["law"] == ["constitution-23", "udhr", "ilo-1998"]
    assert all(fact["fact"] and fact["date"] == "1999-11-17" and fact["source"] for fact in table["facts"])
    assert "{{ ask }}" in table["body"]
    assert table["telegram"]


def test_a_contact_is_shown_without_name_and_street(campaign):
    for contact, (name, town) in zip(campaign.book.contacts, CONTACTS, strict=True):
        assert show_contact(contact, reveal=False) == {
            "id": name,
            "town": town,
            "exposure": "endangered",
            "historical": True,
            "as_of": "1999-11-17",
        }


def test_name_and_street_of_a_contact_are_shown_only_when_revealed(campaign):
    table = show_contact(campaign.book.contacts[1], reveal=True)
    assert table["name"] == "Chernogorov"
    assert table["address"] == ["ul. Shchuseva, dom 78", "Jambul 484000", "KAZAKHSTAN"]
    assert table["source"]
