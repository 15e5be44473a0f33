"""The shipped campaign by itself: address book, forms of address and letters, as appeal and sources have them."""

import re
import unicodedata
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from protest_letters.check import Question, check_campaign
from protest_letters.compose.letter import compose_letter
from protest_letters.customs import regional
from protest_letters.dispatch import Dispatch, Resolved, Sender
from protest_letters.load.folder import built_in_folder, load_campaign, load_shipped_forms
from protest_letters.model import Confidence, Exposure, HolderState
from protest_letters.postal import is_latin
from protest_letters.problems import Level
from protest_letters.reach import find_embassy
from protest_letters.resolve import resolve

APPEAL, THEN, LATER, TODAY = date(1999, 11, 17), date(1999, 11, 20), date(2010, 5, 1), date(2026, 11, 23)
CAMPAIGN, FORMS = load_campaign(built_in_folder()), load_shipped_forms()
BOOK = CAMPAIGN.book
LETTERS = [one for one in CAMPAIGN.templates if one.kind == "letter"]
NOTES = [one for one in CAMPAIGN.templates if one.kind == "note"]
KINDS = ("head-of-state", "minister", "chairman", "ambassador")
LANGUAGES = ("de", "en", "es", "fr", "ru")
SURNAMES = re.compile(
    r"(?:Ch|Tch|Tsch|Č)ernogor|Pent(?:i|y|j|io)u?k|Pozida|Isma[iïy]l|Vinko[vf]|Winkow|Ko?urmano"
    r"|Черногор|Пентюк|Позида|Исмаил|Винков|Курманов",
    re.IGNORECASE,
)
STREETS = re.compile(r"Shchus|Chtchouss|Schtschuss|Urdinsk|Ourdinsk|mik-on|Щусев|Урдинск|16 мкр", re.IGNORECASE)


def addressee(name):
    found = BOOK.addressee(name)
    assert found, name
    return found


def on(name, day):
    return resolve(BOOK, addressee(name), day, TODAY)


def evidences():
    """Every record of the book with a date and a source, under its owner's id."""
    for one in BOOK.addressees:
        for record in (*one.addresses, *one.fax, *one.phone, *one.email, *one.web, *one.accredited):
            yield one.id, record.evidence
        if one.seat:
            yield one.id, one.seat.evidence
    for contact in BOOK.contacts:
        yield contact.id, contact.address.evidence


def is_cyrillic(text):
    return all(unicodedata.name(sign, "").startswith("CYRILLIC") for sign in text if sign.isalpha())


def test_check_finds_no_error_and_no_warning(typefaces):
    found = check_campaign(Question(CAMPAIGN, FORMS, typefaces, TODAY))
    assert [problem for problem in found if problem.level is not Level.NOTICE] == []


def test_the_campaign_is_the_appeal_of_17_november_1999():
    assert (BOOK.date, BOOK.country, BOOK.max_age_days) == (APPEAL, "KZ", 730)
    assert BOOK.all == ("president", "interior-minister", "knb-chairman", "embassy-ru", "embassy")
    assert BOOK.default_letters == ("end-the-repression", "independent-unions")


def test_entries_are_sorted_and_embassies_are_named_after_their_host():
    for group in (BOOK.offices, BOOK.embassies, BOOK.contacts):
        assert [one.id for one in group] == sorted({one.id for one in group})
    assert [one.id for one in BOOK.embassies] == [f"embassy-{one.host.lower()}" for one in BOOK.embassies]
    for one in BOOK.embassies:
        assert [served.country for served in one.accredited] == sorted({served.country for served in one.accredited})


def test_every_record_has_a_source_and_a_line_to_find_it_at():
    for owner, evidence in evidences():
        assert evidence.source, owner
        assert all(len(source) > 3 for source in evidence.source), owner
        assert re.fullmatch(r"addressees\.yaml:\d+", evidence.place), owner
    for one in BOOK.addressees:
        for holder in one.holders:
            assert holder.source, (one.id, holder.name.get("en"))
    assert BOOK.source


def test_a_record_without_a_date_is_never_sure():
    for owner, evidence in evidences():
        assert evidence.as_of.first or evidence.confidence is not Confidence.HIGH, owner


def test_what_was_put_together_is_weak_and_names_all_its_sources():
    assembled = [(owner, evidence) for owner, evidence in evidences() if evidence.assembled]
    assert {owner for owner, _ in assembled} == {"interior-minister", "president"}
    for owner, evidence in assembled:
        assert evidence.confidence is Confidence.LOW, owner
        assert len(evidence.source) > 1, owner


def test_no_record_is_younger_than_the_book_and_none_of_the_appeal_older_than_the_appeal():
    for owner, evidence in evidences():
        assert evidence.as_of.first is None or APPEAL <= evidence.as_of.first <= BOOK.compiled, owner


def test_numbers_are_in_e164_with_their_printed_spelling():
    for one in BOOK.addressees:
        for channel in (*one.fax, *one.phone):
            assert re.fullmatch(r"\+[1-9]\d{6,14}", channel.value), one.id
            digits = re.sub(r"\D", "", channel.as_printed)
            assert digits[-5:] == channel.value[-5:], (one.id, channel.as_printed)
        for channel in one.email:
            assert re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", channel.value), one.id


def test_everyone_has_the_forms_of_name_and_title_that_letters_need():
    needed = {"en", "ru", "ru-dative", "fr", "de", "es"}
    for one in BOOK.addressees:
        titles = {key for key, _ in one.title.entries}
        assert titles >= needed | {"fr-f", "de-f", "de-dative", "de-dative-f", "es-f"}, one.id
        for holder in one.holders:
            assert {key for key, _ in holder.name.entries} >= needed, (one.id, holder.name.get("en"))
    for one in BOOK.embassies:
        assert one.in_host.get("ru").startswith(("в ", "во ", "на ")), one.id
        assert {key for key, _ in one.house.entries} >= set(LANGUAGES), one.id
        assert one.addresses or one.seat, one.id


def test_everyone_can_be_written_to_in_a_language_there_is():
    for one in BOOK.addressees:
        assert one.languages, one.id
        assert set(one.languages) & set(LANGUAGES), one.id


def test_languages_are_written_in_their_own_letters():
    for one in BOOK.addressees:
        for texts in (one.title, one.in_host, *(holder.name for holder in one.holders)):
            for key, text in texts.entries:
                assert is_cyrillic(text) if key[:2] in ("ru", "kk") else is_latin(text), (one.id, key, text)


def test_no_word_mixes_latin_and_cyrillic_letters():
    mixed = re.compile(r"[A-Za-zÀ-ɏ][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-zÀ-ɏ]")
    for path in (built_in_folder() / "addressees.yaml", *(built_in_folder() / "letters").glob("*.md")):
        assert mixed.findall(path.read_text(encoding="utf-8")) == [], path.name


def test_nothing_of_the_seeds_broken_characters_is_left():
    for path in (built_in_folder() / "addressees.yaml", *(built_in_folder() / "letters").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text), path.name
        assert not re.search("[\ufffd\x80-\x9f]|Ã.|Â\xa0|Ð.|\\w\\?\\w", re.sub(r"https?://\S+", "", text)), path.name


OF_THE_APPEAL = {
    "president": (["ul. Mira, 11"], ["ул. Мира, 11"], "473000", "Astana", "Астана"),
    "interior-minister": (["ul. Abaya, 49"], ["ул. Абая, 49"], "473000", "Astana", "Астана"),
    "knb-chairman": (["ul. Nauryzbai batyra, 108"], ["ул. Наурызбай батыра, 108"], "480091", "Alma-Ata", "Алма-Ата"),
    "embassy-ru": (["Chistoprudny bulvar, 3A"], ["Чистопрудный бульвар, 3А"], "", "Moskva", "Москва"),
}


@pytest.mark.parametrize("name", OF_THE_APPEAL)
def test_an_addressee_of_the_appeal_has_its_address_in_latin_and_in_cyrillic(name):
    address = on(name, THEN).address
    assert (
        list(address.lines_in("en")[1]),
        list(address.lines_in("ru")[1]),
        address.postcode,
        address.city.get("en"),
        address.city.get("ru"),
    ) == OF_THE_APPEAL[name]
    assert (address.evidence.historical, str(address.evidence.as_of)) == (True, "1999-11-17")
    assert address.country == ("RU" if name == "embassy-ru" else "KZ")


def test_every_address_of_1999_is_latin_in_english_and_cyrillic_in_russian():
    contacts = [contact.address for contact in BOOK.contacts]
    for address in [on(name, THEN).address for name in OF_THE_APPEAL] + contacts:
        assert dict(address.lines).keys() == {"en", "ru"}
        assert all(map(is_latin, (*address.lines_in("en")[1], address.city.get("en")))), address.lines
        assert all(map(is_cyrillic, (*address.lines_in("ru")[1], address.city.get("ru")))), address.lines


def test_the_house_number_3a_has_a_cyrillic_letter_in_russian_and_a_latin_one_in_english():
    for address in addressee("embassy-ru").addresses:
        assert address.lines_in("ru")[1][0][-2:] == "3\N{CYRILLIC CAPITAL LETTER A}"
        assert address.lines_in("en")[1][0][-2:] == "3\N{LATIN CAPITAL LETTER A}"


HOLDERS = [
    ("president", THEN, "Nursultan Nazarbayev"),
    ("president", LATER, "Nursultan Nazarbayev"),
    ("president", date(2019, 3, 19), "Nursultan Nazarbayev"),
    ("president", date(2019, 3, 20), "Kassym-Jomart Tokayev"),
    ("president", TODAY, "Kassym-Jomart Tokayev"),
    ("interior-minister", THEN, "Kairbek Suleimenov"),
    ("interior-minister", LATER, None),
    ("interior-minister", TODAY, "Yerzhan Sadenov"),
    ("knb-chairman", THEN, "Alnur Musayev"),
    ("knb-chairman", LATER, None),
    ("knb-chairman", TODAY, "Yermek Sagimbayev"),
    ("embassy-ru", THEN, "Tair Mansurov"),
    ("embassy-ru", LATER, None),
    ("embassy-ru", date(2023, 6, 15), "Yermek Kosherbayev"),
    ("embassy-ru", date(2023, 7, 3), "Dauren Abayev"),
    ("embassy-ru", TODAY, None),
]


@pytest.mark.parametrize(("name", "day", "holder"), HOLDERS)
def test_a_letter_goes_to_whoever_held_the_office_on_its_date(name, day, holder):
    found = on(name, day)
    assert (found.holder.name.get("en") if found.holder else None) == holder
    assert found.state is (HolderState.MALE if holder else HolderState.UNKNOWN)


def test_the_presidents_terms_meet_on_20_march_2019():
    first, second = addressee("president").holders
    assert (str(first.until), str(second.since), second.until) == ("2019-03-20", "2019-03-20", None)


def test_a_letter_of_1999_to_the_president_goes_to_nazarbayev_in_ul_mira_11():
    found = on("president", THEN)
    assert found.holder.name.get("ru-dative") == "Нурсултану Назарбаеву"
    assert found.address.lines_in("en")[1] == ("ul. Mira, 11",)
    assert (found.fax.value, found.fax.as_printed) == ("+73172326172", "10-(73172)-326172")
    assert found.email is None


def test_the_knb_had_a_fax_and_the_minister_and_the_embassy_none():
    assert on("knb-chairman", THEN).fax.value == "+73272639626"
    assert on("interior-minister", THEN).fax is None
    assert on("embassy-ru", THEN).fax is None


@pytest.mark.parametrize("name", ["president", "interior-minister", "knb-chairman", "embassy-ru"])
def test_in_2010_no_address_and_no_number_is_known(name):
    found = on(name, LATER)
    assert (found.address, found.fax, found.channels) == (None, None, ())
    (said,) = [notice for notice in found.notices if notice.rule == "address-unknown"]
    assert "no usable address is known for 2010-05-01; before: " in said.what


def test_the_chairman_of_2010_is_unknown_between_those_who_are():
    (said,) = [notice for notice in on("knb-chairman", LATER).notices if notice.rule == "holder-unknown"]
    assert "before: Nartay Dutbayev, known up to 2001-12" in said.what
    assert "after: Yermek Sagimbayev" in said.what


def test_what_is_not_known_today_is_said():
    said = {name: {notice.rule for notice in on(name, TODAY).notices} for name in OF_THE_APPEAL}
    assert said["president"] == {"address-weak", "address-old"}
    assert said["interior-minister"] == {"holder-seen", "address-assembled", "address-undated"}
    assert said["knb-chairman"] == {"holder-undated", "address-unknown"}
    assert said["embassy-ru"] == {"holder-unknown", "address-undated"}


def test_no_fax_of_1999_is_dialled_today():
    for one in BOOK.addressees:
        fax = resolve(BOOK, one, TODAY, TODAY).fax
        assert fax is None or not fax.evidence.historical, one.id


@pytest.mark.parametrize(
    ("country", "reached", "city"),
    [
        ("FR", "embassy-fr", "Paris"),
        ("DE", "embassy-de", "Berlin"),
        ("US", "embassy-us", "Washington, DC"),
        ("RU", "embassy-ru", "Moskva"),
        ("BD", "embassy-in", "New Delhi"),
        ("DK", "embassy-se", "Stockholm"),
    ],
)
def test_the_embassy_in_ones_country_is_found_with_a_sourced_address(country, reached, city):
    found = find_embassy(BOOK, country, TODAY, TODAY)
    assert isinstance(found, Resolved)
    assert found.addressee.id == reached
    assert found.served == ("" if found.addressee.host == country else country)
    assert found.address.city.get("en").split(",")[0] == city.split(",")[0]
    assert found.address.evidence.source


@pytest.mark.parametrize(
    ("country", "said"),
    [
        ("CH", "the embassy is in Bern, its street is in no source"),
        ("AG", "the embassy in Mexico (embassy-mx) is accredited there, but"),
        ("SI", "the embassy in Austria (embassy-at) is accredited there, but"),
        ("TG", "no embassy and no accreditation is known"),
        ("CI", "no embassy and no accreditation is known"),
    ],
)
def test_where_no_embassy_can_be_written_to_it_is_said_why_and_what_can_be_done(country, said):
    found = find_embassy(BOOK, country, TODAY, TODAY)
    assert said in found.what
    assert found.hint.endswith(", or give the address you know with --address LINE … --address-country CC")


@pytest.mark.parametrize(
    ("country", "near"),
    [
        ("TG", "embassy-bg in Bulgaria, embassy-cz in Czechia, embassy-ee in Estonia"),
        ("TO", "embassy-cn in China, embassy-ge in Georgia, embassy-in in India"),
        ("TT", "embassy-us in United States, embassy-bg in Bulgaria"),
        ("NP", "embassy-in in India, embassy-pk in Pakistan, embassy-cn in China"),
        ("SI", "embassy-it in Italy, embassy-pt in Portugal, embassy-es in Spain"),
        ("CH", "embassy-fr in France, embassy-de in Germany, embassy-bg in Bulgaria"),
    ],
)
def test_the_embassies_named_to_somebody_without_one_are_the_nearest(country, near):
    found = find_embassy(BOOK, country, TODAY, TODAY)
    assert found.hint.startswith(f"write to another by its id ({near}")
    named = found.hint.partition(")")[0].count("embassy-")
    assert named == 5


def test_somebody_with_an_embassy_is_sent_there():
    assert find_embassy(BOOK, "NO", TODAY, TODAY).addressee.id == "embassy-no"


def test_serbia_was_served_from_hungary_only_at_the_time_of_the_appeal():
    (served,) = [served for served in addressee("embassy-hu").accredited if served.country == "RS"]
    assert served.evidence.historical
    assert addressee("embassy-rs").host == "RS"


def test_the_three_contacts_are_endangered_and_historical():
    assert [(one.id, one.address.city.get("en"), one.address.city.get("ru")) for one in BOOK.contacts] == [
        ("contact-shymkent", "Chimkent", "Чимкент"),
        ("contact-taraz", "Jambul", "Джамбул"),
        ("contact-uralsk", "Uralsk", "Уральск"),
    ]
    for contact in BOOK.contacts:
        assert contact.exposure is Exposure.ENDANGERED
        assert contact.address.evidence.historical
        assert str(contact.address.evidence.as_of) == "1999-11-17"
        assert contact.address.country == "KZ"
    assert [one.address.postcode for one in BOOK.contacts] == ["486038", "484000", "417000"]


def test_no_id_and_no_record_of_an_authority_tells_who_a_contact_is():
    for one in BOOK.addressees:
        told = str([one, [holder.note for holder in one.holders], [address.evidence for address in one.addresses]])
        assert not SURNAMES.search(told), one.id
        assert not STREETS.search(told), one.id
    assert not any(SURNAMES.search(one.id) for one in BOOK.contacts)


FORM_LANGUAGES = ("de", "en-GB", "en-US", "es", "fr", "ru")
PERSON_STATES = [state for state in HolderState if state is not HolderState.BODY]


@pytest.mark.parametrize("language", FORM_LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_there_is_exactly_one_form_of_address_for_every_state_of_a_holder(kind, language):
    rows = [form for form in FORMS if (form.kind, form.language) == (kind, language)]
    assert sorted(state for form in rows for state in form.holder) == sorted(PERSON_STATES)


@pytest.mark.parametrize("language", FORM_LANGUAGES)
def test_there_is_exactly_one_form_of_address_for_an_institution(language):
    (form,) = [form for form in FORMS if (form.kind, form.language) == ("body", language)]
    assert form.holder == (HolderState.BODY,)


def test_there_are_no_forms_of_other_kinds_or_languages():
    assert {form.kind for form in FORMS} == {*KINDS, "body"}
    assert {form.language for form in FORMS} == set(FORM_LANGUAGES)


def test_every_form_of_address_has_a_source_and_says_how_sure_it_is():
    for form in FORMS:
        assert form.source, form.place
        assert form.certainty in ("A", "B", "C"), form.place
        assert form.certainty != "C" or form.note, form.place
        assert form.call, form.place
        assert form.call[-1] not in ",:!", form.place


def test_a_form_names_the_holder_where_there_is_one_and_only_there():
    for form in FORMS:
        named = any("{name" in line for line in form.block)
        assert named == (set(form.holder) <= {HolderState.MALE, HolderState.FEMALE, HolderState.ACTING}), form.place


def test_the_forms_of_address_hold_for_any_countrys_campaign():
    for form in FORMS:
        said = " ".join((*form.block, form.call, form.style, form.close_one, form.close_many))
        assert not re.search("Kazak|Kazaj|Kasach|Казах|Қазақ|Astana|Астана", said), form.place


def test_no_form_asks_for_two_genders_at_once():
    for form in FORMS:
        said = " ".join((*form.block, form.call, form.style, form.close_one, form.close_many))
        assert not re.search(r"\w/\w|\w\(\w+\)|\w·\w|\w\*\w", said), form.place


def test_letters_and_petition_are_written_in_five_languages():
    written = {(one.kind, one.id, one.language) for one in CAMPAIGN.templates if one.kind != "note"}
    ids = (
        ("letter", "end-the-repression"),
        ("letter", "independent-unions"),
        ("petition", "end-the-repression-petition"),
    )
    assert written == {(*one, language) for one, language in product(ids, LANGUAGES)}


@pytest.mark.parametrize(
    ("letter", "since", "until", "law"),
    [
        ("end-the-repression", APPEAL, date(2000, 12, 13), ("constitution-23", "udhr", "ilo-1998")),
        ("end-the-repression-petition", APPEAL, date(2000, 12, 13), ("constitution-23", "udhr")),
        ("independent-unions", date(2023, 1, 1), None, ("ilo-87",)),
    ],
)
def test_a_letters_period_and_law_are_the_same_in_every_language(letter, since, until, law):
    drafts = [one for one in CAMPAIGN.templates if one.id == letter]
    assert {(one.since, one.until, one.law) for one in drafts} == {(since, until, law)}


each_letter = pytest.mark.parametrize(
    "draft",
    [one for one in CAMPAIGN.templates if one.kind != "note"],
    ids=lambda one: f"{one.id}.{one.language}",
)
#: What is sent by one writer, unlike a petition.
each_plain_letter = pytest.mark.parametrize("draft", LETTERS, ids=lambda one: f"{one.id}.{one.language}")
each_petition = pytest.mark.parametrize(
    "draft", [one for one in CAMPAIGN.templates if one.kind == "petition"], ids=lambda one: f"{one.id}.{one.language}"
)


@each_letter
def test_a_letter_has_a_request_of_its_own_for_each_of_the_four_kinds_of_office(draft):
    assert draft.kinds == KINDS
    assert set(dict(draft.asks)) == set(KINDS)
    assert len({ask for _, ask in draft.asks}) == len(KINDS)
    assert len(re.findall(r"\{\{ ask \}\}", draft.body)) == 1


@each_letter
def test_a_letters_facts_have_dates_and_sources(draft):
    assert draft.facts
    for fact in draft.facts:
        assert fact.fact
        assert fact.source
        assert fact.date.first


@each_letter
def test_a_letters_subject_is_one_line_without_label_and_full_stop(draft):
    assert draft.subject[-1] not in ".!?:"
    assert not re.match(r"(?:Re|Subject|Betr|Betreff|Objet|Asunto|Тема|О теме)\s*[.:]", draft.subject)


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Chernogorov",
            "Tchernogorov",
            "Tschernogorow",
            "Pentiukov",
            "Pentyukov",
            "Pentioukov",
            "Pozidayev",
            "Pozidajew",
        ),
        *("Madel Ismailov", "Ismaïlov", "Yury Vinkov", "Winkow", "VINKOV", "Ainur Kurmanov", "Kourmanov", "Kurmanow"),
        *("Черногорову", "Пентюкова", "Позидаеву", "Исмаилова", "Винкову", "Курмановым"),
    ],
)
def test_the_net_for_protected_names_holds(name):
    assert SURNAMES.search(f"to {name}, in the name of all")


@each_letter
def test_a_letter_names_no_protected_person_and_no_street_of_one(draft):
    text = (built_in_folder() / "letters" / f"{draft.id}.{draft.language}.md").read_text(encoding="utf-8")
    assert not SURNAMES.search(text)
    assert not STREETS.search(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ich bin engagierter Gewerkschafter"),
        ("en", "As a woman I ask"),
        ("es", "Estoy muy preocupada"),
        ("fr", "Je suis préoccupée"),
        ("ru", "я глубоко обеспокоен"),
    ],
)
def test_the_net_for_gendered_words_holds(language, text):
    assert GENDERED[language].search(text)


@each_letter
def test_no_mark_and_no_form_in_a_letter_betrays_the_writers_gender(draft):
    text = (built_in_folder() / "letters" / f"{draft.id}.{draft.language}.md").read_text(encoding="utf-8")
    prose = re.sub(r"\{[%{].*?[%}]\}", " ", text, flags=re.DOTALL)
    assert not re.search(r"[^\W\d]\([^\W\d]{1,3}\)|[^\W\d]/(?:a|as|e|es|in|innen|ая|а)\b|\w·e|\w[*:_]in|[oa]@", prose)
    assert not GENDERED[draft.language].search(prose)


@each_letter
def test_a_letter_keeps_to_what_may_be_said(draft):
    text = " ".join((draft.subject, draft.body, draft.telegram, *(ask for _, ask in draft.asks)))
    assert not NEVER.search(text)


@each_plain_letter
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("many", [False, True], ids=["I", "we"])
def test_a_letter_has_180_to_250_words_in_i_and_in_we_for_every_office(draft, kind, many):
    words = " ".join(rendered(draft, kind, many=many)).split()
    assert 180 <= len(words) <= 250


@each_petition
@pytest.mark.parametrize("kind", KINDS)
def test_a_petition_has_120_to_180_words_and_is_always_in_the_plural(draft, kind):
    single, plural = FIRST_PERSON[draft.language]
    texts = [" ".join(rendered(draft, kind, many=many)) for many in (False, True)]
    assert texts[0] == texts[1]
    assert 120 <= len(texts[0].split()) <= 180
    assert plural.search(texts[0])
    assert not single.search(texts[0])


@each_plain_letter
@pytest.mark.parametrize("kind", KINDS)
def test_one_person_writes_i_and_a_union_writes_we(draft, kind):
    single, plural = FIRST_PERSON[draft.language]
    one, many = (" ".join(rendered(draft, kind, many=many)) for many in (False, True))
    assert single.search(one)
    assert not plural.search(one)
    assert plural.search(many)
    assert not single.search(many)


@each_letter
@pytest.mark.parametrize("many", [False, True], ids=["I", "we"])
def test_nothing_unfilled_is_left_in_a_letter(draft, many):
    for kind in KINDS:
        for block in rendered(draft, kind, many=many):
            assert not re.search(r"[{}%\ue000\ue001]|  | [,.]", block)
            assert block == block.strip()


#: Words about the writer that would show a gender.
GENDERED = {
    "de": re.compile(r"\b(?:bin|sind|a[l]s) (?:\w+ )?(?:Gewerkschafter|Bürger|Arbeiter|Kolleg)", re.IGNORECASE),
    "en": re.compile(r"\bas an? (?:man|woman|father|mother|brother|sister)\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:preocupad|convencid|agradecid|alarmad|segur|conmovid)[oa]s?\b", re.IGNORECASE),
    "fr": re.compile(
        r"\b(?:préoccupée?s?|inquiète?s?|convaincue?s?|reconnaissante?s?|persuadée?s?|soussignée?s?|heureu[sx]e?s?)\b",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\b(?:обеспокоена?|озабочена?|уверена?|благодар(?:ен|на)|убежд[её]на?|рада?|долж(?:ен|на)|узнала?|обратил(?:ся|ась))\b",
        re.IGNORECASE,
    ),
}
#: Threats, parties, money and how the text came to the writer have no place in a letter.
NEVER = re.compile(
    r"\bregimes?\b|\brégime\b|\brégimen\b|\bРежим|donat|\bSpende|reconstruction|wrote to us|communis|kommunis|коммунис"
    r"|\b(?:I|we) (?:demand|insist)\b|dictator|Diktat|dictad|диктат",
    re.IGNORECASE,
)
#: How one and how several writers speak of themselves.
FIRST_PERSON = {
    "de": (
        re.compile(r"\b(?:ich|mir|mich|meine?)\b", re.IGNORECASE),
        re.compile(r"\b(?:wir|uns|unsere?)\b", re.IGNORECASE),
    ),
    "en": (re.compile(r"\b(?:I|me|my)\b"), re.compile(r"\b(?:we|us|our)\b", re.IGNORECASE)),
    "es": (
        re.compile(r"\b(?:me|mi|pido|ruego|agradezco|confío|formulo|doy|agradecería)\b", re.IGNORECASE),
        re.compile(
            r"\b(?:nos|nuestra|pedimos|rogamos|agradecemos|confiamos|formulamos|damos|agradeceríamos)\b", re.IGNORECASE
        ),
    ),
    "fr": (
        re.compile(r"\b(?:je|j’|me|ma|mon|mes)\b|\bj’", re.IGNORECASE),
        re.compile(r"\b(?:nous|notre|nos)\b", re.IGNORECASE),
    ),
    "ru": (
        re.compile(r"\b(?:я|меня|мне|мою|моё|прошу|обращаюсь|благодарю|исхожу|выражаю)\b", re.IGNORECASE),
        re.compile(r"\b(?:мы|нас|нам|нашу|просим|обращаемся|благодарим|исходим|выражаем)\b", re.IGNORECASE),
    ),
}
OFFICES = {
    "head-of-state": "president",
    "minister": "interior-minister",
    "chairman": "knb-chairman",
    "ambassador": "embassy-ru",
}


def rendered(draft, kind, *, many):
    """The paragraphs of a letter as they are printed."""
    to = replace(on(OFFICES[kind], draft.since), address=addressee(OFFICES[kind]).addresses[0])
    sender = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013")
    if many:
        sender = replace(sender, organisation="Sample Union", many=True)
    letter = compose_letter(Dispatch(to, regional(draft.language, "ES"), sender, draft.since, draft), FORMS)
    return ["".join(run.text for run in block.runs).replace("\u00a0", " ") for block in letter.body]


PUBLIC_APPEAL = {
    "de": "öffentlicher Aufruf",
    "en": "public appeal",
    "es": "llamamiento público",
    "fr": "appel public",
    "ru": "обращени",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_letter_of_1999_attributes_what_it_says_to_a_public_appeal(language):
    (draft,) = [one for one in CAMPAIGN.templates if (one.id, one.language) == ("end-the-repression", language)]
    assert PUBLIC_APPEAL[language] in " ".join(draft.body.split())
    assert "1999" in draft.body


def test_labor_stays_as_the_name_has_it_in_british_text():
    (draft,) = [one for one in CAMPAIGN.templates if (one.id, one.language) == ("end-the-repression", "en")]
    assert "Labor Movement of Kazakhstan" in " ".join(draft.body.split())


def test_the_letter_of_today_speaks_of_nothing_after_2022():
    for draft in CAMPAIGN.templates:
        if draft.id == "independent-unions":
            years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", draft.body)}
            assert max(years) == 2022, draft.language


# the covering note


def test_there_is_one_covering_note_in_five_languages():
    assert {(one.id, one.language) for one in NOTES} == set(product(("covering-note",), LANGUAGES))


@pytest.mark.parametrize("draft", NOTES, ids=lambda one: one.language)
def test_a_covering_note_is_short_and_harmless_if_a_stranger_opens_it(draft):
    text = " ".join(draft.body.split())
    campaign = (
        r"kazak|kasach|kazaj|казах|union|gewerk|syndic|sindic|профсоюз|solidar|солидар|labo[u]?r|рабоч|protest|campa"
    )
    money_or_contact = r"money|geld|argent|dinero|деньг|donat|spend|iban|@|www|http|\d|tel\.|phone|тел\."

    assert 40 <= len(text.split()) <= 80
    assert not re.search(f"{campaign}|{money_or_contact}", text, re.IGNORECASE)
    assert not SURNAMES.search(text)
    assert not NEVER.search(text)
    assert not GENDERED[draft.language].search(text)
    # it is the same for everybody: nothing is filled in, and nothing is asked
    assert not re.search(r"[{}?]", text)
    assert not FIRST_PERSON[draft.language][0].search(text)
    assert not FIRST_PERSON[draft.language][1].search(text)
    assert draft.kinds == draft.asks == ()
    assert draft.fits(THEN)
    assert draft.fits(TODAY)
