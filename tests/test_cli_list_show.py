"""`protest list` and `protest show`: their shapes, what they tell of every kind of embassy, what they keep back."""

import json
from datetime import date

import pytest

from command import LATER, call, run
from small_campaign import BOOK, DAY, changed, write_campaign

IN_1999 = "1999-11-20"


def shown(name, *args, cwd, code=0):
    outcome = call("show", name, "--json", *args, cwd=cwd)
    assert outcome.code == code, outcome.err
    return json.loads(outcome.out)


def listed(*args, cwd):
    outcome = call("list", "--json", *args, cwd=cwd)
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)


def by_id(rows):
    return {row["id"]: row for row in rows}


# list


def test_list_as_json_holds_campaign_addressees_contacts_and_letters(tmp_path):
    outcome = run("list", "--json", cwd=tmp_path)
    table = json.loads(outcome.out)

    assert (outcome.code, outcome.err) == (0, "")
    assert {"campaign", "addressees", "contacts", "letters"} <= set(table)
    for row in table["addressees"]:
        assert {"id", "kind", "country", "channels"} <= set(row)
        assert row["kind"] in {"office", "embassy"}
        assert set(row["channels"]) <= {"post", "fax", "email"}
        assert row["country"] is None or len(row["country"]) == 2
    assert all(set(row) == {"id", "town", "exposure"} for row in table["contacts"])
    assert all({"id", "languages"} <= set(row) for row in table["letters"])


def test_list_names_the_five_addressees_three_contacts_and_three_letters(tmp_path):
    table = listed(cwd=tmp_path)

    assert {"president", "interior-minister", "knb-chairman", "embassy-ru", "embassy"} <= set(
        by_id(table["addressees"])
    )
    assert by_id(table["contacts"]) == {
        "contact-shymkent": {"id": "contact-shymkent", "town": "Chimkent", "exposure": "endangered"},
        "contact-taraz": {"id": "contact-taraz", "town": "Jambul", "exposure": "endangered"},
        "contact-uralsk": {"id": "contact-uralsk", "town": "Uralsk", "exposure": "endangered"},
    }
    assert {row["id"]: row["languages"] for row in table["letters"]} == {
        "end-the-repression": ["de", "en", "es", "fr", "ru"],
        "end-the-repression-petition": ["de", "en", "es", "fr", "ru"],
        "independent-unions": ["de", "en", "es", "fr", "ru"],
    }


@pytest.mark.parametrize(
    ("day", "channels"),
    [
        (IN_1999, {"president": ["post", "fax"], "interior-minister": ["post"], "knb-chairman": ["post", "fax"]}),
        ("2010-06-01", {"president": [], "interior-minister": [], "knb-chairman": []}),
        (LATER, {"president": ["post"], "interior-minister": ["post"], "knb-chairman": []}),
    ],
)
def test_list_tells_the_ways_that_are_valid_on_the_date(tmp_path, day, channels):
    rows = by_id(listed("--date", day, cwd=tmp_path)["addressees"])

    assert {name: rows[name]["channels"] for name in channels} == channels


@pytest.mark.parametrize(("country", "channels"), [("FR", ["post"]), ("de", ["post", "email"]), ("TG", [])])
def test_list_with_a_country_tells_the_ways_to_the_embassy_there(tmp_path, country, channels):
    row = by_id(listed("--country", country, "--date", LATER, cwd=tmp_path)["addressees"])["embassy"]

    assert row["channels"] == channels
    assert row["country"] == country.upper()


def test_list_for_people_names_everyone_json_names(tmp_path):
    table = listed(cwd=tmp_path)
    outcome = call("list", cwd=tmp_path)
    words = outcome.out.split()

    rows = [row["id"] for group in ("addressees", "contacts", "letters") for row in table[group]]
    assert [name for name in rows if name not in words] == []


# show


def test_show_as_json_resolves_an_office_on_the_date_of_the_letter(tmp_path):
    outcome = run("show", "president", "--json", "--date", IN_1999, cwd=tmp_path)
    table = json.loads(outcome.out)

    assert (outcome.code, outcome.err) == (0, "")
    assert table["title"] == "President of the Republic of Kazakhstan"
    assert table["holder"] == "Nursultan Nazarbayev"
    assert table["address"] == ["ul. Mira, 11", "Astana 473000", "KAZAKHSTAN"]
    assert table["fax"] == "+73172326172"
    assert table["as_of"] == "1999-11-17"
    assert table["source"] == ["the seed appeal of 1999-11-17, Executive Committee of the Labor Movement of Kazakhstan"]
    assert table["confidence"] == "high"
    assert table["age_days"] == 3
    assert 0 <= (date.today() - date(1999, 11, 17)).days - table["currency_days"] <= 1  # noqa: DTZ011 - midnight may pass


def test_show_as_json_has_null_where_nothing_is_known(tmp_path):
    table = shown("knb-chairman", "--date", "2010-06-01", cwd=tmp_path)

    unknown = ("holder", "address", "fax", "as_of", "age_days", "currency_days", "confidence")
    assert {key: table[key] for key in unknown} == dict.fromkeys(unknown)
    assert table["title"] == "Chairman of the Committee of National Security of the Republic of Kazakhstan"
    assert table["source"] == []


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (IN_1999, ["holder:   Alnur Musayev", "ul. Nauryzbai batyra, 108", "480091", "3 days before this date"]),
        (
            "2010-06-01",
            [
                "holder:   not known for that date",
                "post:     not known for that date",
                "who holds the office on 2010-06-01 is not known, so the letter goes to the office without a name",
                "before: Nartay Dutbayev, known up to 2001-12",
                "no usable address is known for 2010-06-01; before: ul. Nauryzbai batyra, 108, Alma-Ata",
            ],
        ),
        (
            LATER,
            [
                "holder:   Yermek Sagimbayev",
                "that Yermek Sagimbayev holds the office comes from an undated source",
                "post:     not known for that date",
                "no usable address is known for 2026-11-23; before: ul. Nauryzbai batyra, 108, Alma-Ata",
            ],
        ),
    ],
    ids=["1999", "2010", "later"],
)
def test_show_tells_who_held_an_office_and_what_is_not_known(tmp_path, day, words):
    outcome = call("show", "knb-chairman", "--date", day, cwd=tmp_path)

    assert outcome.code == 0
    assert [text for text in words if text not in outcome.out] == []


HOW_TO_GIVE_ONE = "give the address you know with --address LINE … --address-country CC"


@pytest.mark.parametrize(
    ("country", "code", "words"),
    [
        ("FR", 0, ["embassy-fr", "59 rue Pierre Charron", "75008 Paris", "check it before a mailing"]),
        (
            "CH",
            0,
            ["embassy-ch", "the embassy is in Bern, its street is in no source", "bern@mfa.kz", HOW_TO_GIVE_ONE],
        ),
        ("BD", 0, ["embassy-in, for BD", "Bangladesh", "India", "New Delhi 110057", "check it before posting"]),
        (
            "AG",
            0,
            [
                "embassy-mx, for AG",
                "the embassy in Mexico (embassy-mx) is accredited there",
                "its street is in no source",
                "https://www.gov.kz/memleket/entities/mfa-mexico",
                HOW_TO_GIVE_ONE,
            ],
        ),
        ("TG", 3, ["embassy (Togo): no embassy and no accreditation is known", "embassy-fr", HOW_TO_GIVE_ONE]),
        (
            "LI",
            0,
            ["embassy-ch, for LI", "the embassy in Switzerland (embassy-ch) is accredited there", HOW_TO_GIVE_ONE],
        ),
    ],
)
def test_show_embassy_answers_for_every_kind_of_country(tmp_path, country, code, words):
    outcome = call("show", "embassy", "--country", country, "--date", LATER, cwd=tmp_path)

    assert outcome.code == code
    said = outcome.out + outcome.err
    assert [text for text in words if text not in said] == []


@pytest.mark.parametrize(("country", "has_address"), [("FR", True), ("CH", False), ("BD", True), ("AG", False)])
def test_show_embassy_as_json_has_an_address_or_null_with_a_notice(tmp_path, country, has_address):
    table = shown("embassy", "--country", country, "--date", LATER, cwd=tmp_path)

    assert bool(table["address"]) is has_address
    unreachable = [one for one in table["notices"] if one["rule"] == "unreachable"]
    assert bool(unreachable) is not has_address
    assert all(HOW_TO_GIVE_ONE in one["hint"] for one in unreachable)


def test_show_says_that_an_address_was_put_together(tmp_path):
    table = shown("interior-minister", "--date", LATER, cwd=tmp_path)

    assert table["confidence"] == "low"
    assert len(table["source"]) >= 2
    assert [one["rule"] for one in table["notices"] if "put together" in one["what"]] == ["address-assembled"]


def test_show_takes_the_language_of_the_names(tmp_path):
    outcome = call("show", "president", "--lang", "ru", "--date", IN_1999, cwd=tmp_path)

    assert "Президент Республики Казахстан" in outcome.out
    assert "Нурсултан Назарбаев" in outcome.out
    assert "ул. Мира, 11" in outcome.out


def test_show_a_letter_gives_subject_period_facts_and_text_in_its_language(tmp_path):
    english = call("show", "end-the-repression", cwd=tmp_path)
    german = shown("end-the-repression", "--lang", "de", cwd=tmp_path)

    assert english.code == 0
    assert "period:   from 1999-11-17 until before 2000-12-13" in english.out
    assert "fact:     " in english.out
    assert german["language"] == "de"
    assert german["languages"] == ["de", "en", "es", "fr", "ru"]
    assert {"subject", "asks", "facts", "body", "law"} <= set(german)


def test_text_stays_text_a_leading_zero_and_a_no(tmp_path):
    book = changed(BOOK, "{en: Mayor of Sampletown}", "{en: NO}")
    folder = write_campaign(tmp_path / "campaign", book)

    table = shown("mayor", "--date", DAY, "--campaign", str(folder), cwd=tmp_path)

    assert table["title"] == "NO"
    assert any("01234" in line for line in table["address"])


def test_what_others_wrote_cannot_steer_the_terminal(tmp_path):
    folder = write_campaign(tmp_path / "campaign", changed(BOOK, "Mayor of Sampletown", '"Mayor \\e[31mof \\x07it"'))

    outcomes = [call("list", cwd=folder), call("show", "mayor", "--date", DAY, cwd=folder)]

    for outcome in outcomes:
        assert "\x1b" not in outcome.out + outcome.err
        assert "\x07" not in outcome.out + outcome.err


# contacts


@pytest.fixture(scope="module")
def kept_back(campaign):
    names = {text for contact in campaign.book.contacts for _, text in contact.name.entries}
    streets = {line for contact in campaign.book.contacts for _, lines in contact.address.lines for line in lines}
    postcodes = {contact.address.postcode for contact in campaign.book.contacts}
    assert (len(names), len(streets), len(postcodes)) == (6, 6, 3)
    return names | streets | postcodes | {"Shchuseva", "Urdinskaya", "Щусева", "Урдинская"}


@pytest.mark.parametrize("json_too", [(), ("--json",)], ids=["people", "json"])
@pytest.mark.parametrize(
    "args",
    [
        ("list",),
        ("list", "--date", IN_1999),
        ("show", "contact-shymkent"),
        ("show", "contact-taraz"),
        ("show", "contact-uralsk"),
        ("show", "president", "--date", IN_1999),
        ("show", "end-the-repression"),
        ("show", "contact-tara"),
    ],
    ids=" ".join,
)
def test_no_name_and_no_street_of_a_contact_is_shown_unasked(tmp_path, kept_back, args, json_too):
    outcome = call(*args, *json_too, cwd=tmp_path)

    said = outcome.out + outcome.err
    assert [text for text in kept_back if text in said] == []


def test_show_a_contact_gives_town_and_exposure_and_more_only_to_who_asks_for_it(tmp_path):
    shut = shown("contact-taraz", cwd=tmp_path)
    open_ = shown("contact-taraz", "--reveal", cwd=tmp_path)

    assert shut == {
        "id": "contact-taraz",
        "town": "Jambul",
        "exposure": "endangered",
        "historical": True,
        "as_of": "1999-11-17",
    }
    assert shut.items() <= open_.items()
    assert open_["name"] == "Chernogorov"
    assert open_["address"][0] == "ul. Shchuseva, dom 78"
