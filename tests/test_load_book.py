"""The address book read from YAML: the schema, the rules that bind several keys, and every problem at once."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protest_letters.load.book import load_book
from protest_letters.model import Confidence, Exposure, HolderState
from protest_letters.problems import ExitCode, Level, ProtestError, exit_code

BOOK = """\
campaign:
  title: Free the Sample Union
  date: 2020-03-05
  compiled: 2024-06-01
  country: NO
  addressees: [minister, embassy]
  default_letters: [appeal]
  max_age_days: 365
  ambassador: {en: Ambassador of Sampleland, ru-dative: Послу}
  embassy: {en: Embassy of Sampleland}
  source: [leaflet of 2020-03-05]
offices:
  - id: minister
    kind: minister
    title: {en: Minister of Samples}
    holders:
      - name: {en: Ada Sample}
        gender: f
        from: 2019-02
        until: 2021
        source: [gazette]
      - name: {en: Ben Sample}
        gender: m
        seen: [2022-05-01, 2023]
        source: [gazette, radio]
    addresses:
      - lines: {en: [Long Street 1, Back House], ru: [ул. Длинная 1]}
        postcode: 01234
        city: {en: Oslo}
        country: NO
        as_of: 2020-03-05
        confidence: high
        source: gazette
    fax:
      - {number: "+4721234567", as_printed: 21 23 45 67, as_of: 2020-03, source: [gazette]}
    languages: [no, en]
embassies:
  - id: embassy-fr
    host: FR
    seat: {city: {en: Paris}, as_of: unknown, confidence: low, source: [list]}
    accredited:
      - {country: AD, as_of: 2019, confidence: low, source: [list]}
contacts:
  - id: contact-oslo
    name: {en: Cleo Sample}
    lines: {en: [Short Street 2]}
    city: {en: Oslo}
    country: NO
    as_of: 2020-03-05
    source: [leaflet]
"""


def load(text):
    return load_book(text.encode(), "addressees.yaml")


def book(*changes):
    """BOOK with the first text of each pair, which stands in it once, replaced by the second."""
    text = BOOK
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def problems(*changes):
    with pytest.raises(ProtestError) as caught:
        load(book(*changes))
    assert exit_code(caught.value.problems) is ExitCode.DATA
    return caught.value.problems


def said(*changes):
    return [(problem.where, problem.what) for problem in problems(*changes)]


def line_of(fragment, text=BOOK):
    """Where the line stands that holds this fragment."""
    return f"addressees.yaml:{next(at for at, line in enumerate(text.split(chr(10)), 1) if fragment in line)}"


def test_a_book_is_read_as_it_stands():
    found = load(BOOK)
    minister, embassy = found.addressees
    ada, ben = minister.holders
    (address,) = minister.addresses
    assert (found.title, found.country, found.all) == ("Free the Sample Union", "NO", ("minister", "embassy"))
    assert (found.date, found.compiled, found.max_age_days) == (date(2020, 3, 5), date(2024, 6, 1), 365)
    assert (ada.name.get("en"), ada.state, str(ada.since), str(ada.until)) == (
        "Ada Sample",
        HolderState.FEMALE,
        "2019-02",
        "2021",
    )
    assert [str(seen) for seen in ben.seen] == ["2022-05-01", "2023"]
    assert address.lines == (("en", ("Long Street 1", "Back House")), ("ru", ("ул. Длинная 1",)))
    assert minister.fax[0].as_printed == "21 23 45 67"
    assert (embassy.host, embassy.kind, embassy.title.get("en")) == ("FR", "ambassador", "Ambassador of Sampleland")
    assert (embassy.house.get("en"), embassy.seat.city.get("en")) == ("Embassy of Sampleland", "Paris")
    assert embassy.accredited[0].country == "AD"


def test_a_country_NO_and_a_postcode_with_a_zero_survive_without_quotes():  # noqa: N802 - the word as it is typed
    (address,) = load(BOOK).offices[0].addresses
    assert (address.country, address.postcode) == ("NO", "01234")
    assert load(BOOK).offices[0].languages == ("no", "en")


def test_a_source_may_be_one_text_or_a_list():
    office = load(BOOK).offices[0]
    assert office.addresses[0].evidence.source == ("gazette",)
    assert office.holders[1].source == ("gazette", "radio")


def test_what_is_left_out_has_the_cautious_value():
    found = load(book(("    seat: {city: {en: Paris}, as_of: unknown, confidence: low, source: [list]}\n", "")))
    evidence = found.offices[0].fax[0].evidence
    assert evidence.confidence is Confidence.MEDIUM
    assert (evidence.historical, evidence.assembled, evidence.since, evidence.until) == (False, False, None, None)
    assert found.contacts[0].exposure is Exposure.ENDANGERED
    assert found.embassies[0].seat is None


def test_without_a_day_of_compilation_the_campaigns_date_counts():
    assert load(book(("  compiled: 2024-06-01\n", ""))).compiled == date(2020, 3, 5)


def test_every_record_knows_its_line():
    office = load(BOOK).offices[0]
    assert office.place == line_of("id: minister")
    assert office.holders[1].place == line_of("Ben Sample")
    assert office.addresses[0].evidence.place == line_of("Long Street")
    assert load(BOOK).contacts[0].place == line_of("contact-oslo")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("  title: Free", "  titlle: Free"),
        ("    languages: ", "    languageees: "),
        ("        postcode: ", "        poscode: "),
        ("        gender: f", "        gendre: f"),
        ("as_printed: ", "as_prined: "),
        ("    host: ", "    hots: "),
        ("  - {country: AD, as_of", "  - {countri: AD, as_of"),
        ("    lines: {en: [Short", "    line: {en: [Short"),
        ("offices:", "offises:"),
        ("contacts:", "contact:"),
    ],
)
def test_an_unknown_key_is_an_error_with_its_line_and_the_nearest_known_one(right, wrong):
    key, meant = (part.strip(" -{").partition(":")[0] for part in (wrong, right))
    (found,) = [one for one in problems((right, wrong)) if one.rule == "unknown-key"]
    assert found.where == line_of(wrong, book((right, wrong)))
    assert (found.what, found.hint) == (f'unknown key "{key}"', f'did you mean "{meant}"?')


def test_a_repeated_key_is_an_error_with_both_lines():
    assert said(("    kind: minister\n", "    kind: minister\n    title: {en: Another}\n")) == [
        ("addressees.yaml:16", 'key "title" is repeated (first in line 15)')
    ]


@pytest.mark.parametrize(
    ("old", "key", "where"),
    [
        ("  title: Free the Sample Union\n", "title", "addressees.yaml:2"),
        ("  date: 2020-03-05\n", "date", "addressees.yaml:2"),
        ("  country: NO\n  addr", "country", "addressees.yaml:2"),
        ("  default_letters: [appeal]\n", "default_letters", "addressees.yaml:2"),
        ("  source: [leaflet of 2020-03-05]\n", "source", "addressees.yaml:2"),
        ("    kind: minister\n", "kind", line_of("id: minister")),
        ("    title: {en: Minister of Samples}\n", "title", line_of("id: minister")),
        ("        gender: f\n", "gender", line_of("Ada Sample")),
        ("        source: [gazette, radio]\n", "source", line_of("Ben Sample")),
        ("        as_of: 2020-03-05\n", "as_of", line_of("Long Street")),
        ("        source: gazette\n", "source", line_of("Long Street")),
        ("        city: {en: Oslo}\n", "city", line_of("Long Street")),
        (", as_of: 2019", "as_of", line_of("country: AD")),
        ("    as_of: 2020-03-05\n    source: [leaflet]\n", "as_of", line_of("contact-oslo")),
    ],
)
def test_a_missing_key_is_an_error_at_the_entry_that_lacks_it(old, key, where):
    text = book((old, "  addr" if old.endswith("addr") else ""))
    with pytest.raises(ProtestError) as caught:
        load(text)
    missing = [one for one in caught.value.problems if one.rule.startswith("missing-")]
    assert (missing[0].where, missing[0].what) == (where, f'key "{key}" is missing')
    assert missing[0].hint


def test_a_date_that_is_not_known_must_be_said_to_be_unknown():
    as_of = "        as_of: 2020-03-05\n        confidence: high\n"
    assert [one.rule for one in problems((as_of, "        confidence: medium\n"))] == ["missing-as-of"]
    found = load(book((as_of, "        as_of: unknown\n        confidence: medium\n")))
    assert found.offices[0].addresses[0].evidence.as_of.first is None


def test_an_unknown_date_allows_medium_confidence_at_most():
    (found,) = problems(("        as_of: 2020-03-05\n", "        as_of: unknown\n"))
    assert (found.where, found.rule) == (line_of("confidence: high"), "undated-high")
    assert "medium at most" in found.what


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("  date: 2020-03-05\n", "  date: 2020-03\n", '"2020-03" is no day'),
        ("  date: 2020-03-05\n", "  date: 5.3.2020\n", '"5.3.2020" is no date'),
        ("01\n  country: NO\n", "01\n  country: Norway\n", 'country "Norway" is no ISO 3166-1 code'),
        ("01\n  country: NO\n", "01\n  country: no\n", 'country "no" is no ISO 3166-1 code'),
        ("  max_age_days: 365\n", "  max_age_days: a year\n", "max_age_days must be a number from 1 to 36525"),
        ("  max_age_days: 365\n", "  max_age_days: 0\n", "max_age_days must be a number from 1 to 36525"),
        ("  max_age_days: 365\n", "  max_age_days: -3\n", "max_age_days must be a number from 1 to 36525"),
        ("  max_age_days: 365\n", "  max_age_days: 99999999999\n", "max_age_days must be a number from 1 to 36525"),
        ("    kind: minister\n", "    kind: ministre\n", 'kind "ministre" is not known'),
        ("        gender: f\n", "        gender: woman\n", 'gender "woman" is not known'),
        ("        from: 2019-02\n", "        from: 2019-02-30\n", '"2019-02-30" is no day of the calendar'),
        ("seen: [2022-05-01, 2023]", "seen: [2022-05-01, last year]", '"last year" is no date'),
        ("confidence: high", "confidence: certain", 'confidence "certain" is not known'),
        ('"+4721234567"', '"21 23 45 67"', 'number "21 23 45 67" is not in E.164'),
        ('"+4721234567"', '"004721234567"', 'number "004721234567" is not in E.164'),
        ("id: contact-oslo", "id: Contact Oslo", 'id "Contact Oslo" has signs that no id may have'),
        ("    source: [leaflet]\n", "    source: [leaflet]\n    exposure: hidden\n", 'exposure "hidden" is not known'),
        ("    title: {en: Minister of Samples}\n", "    title: Minister\n", '"title" must be given by language'),
        ("    title: {en: Minister of Samples}\n", "    title: {en: ''}\n", '"title" is empty'),
        ("Back House", "''", '"lines" is empty'),
        ("{en: [Short Street 2]}", "{en: Short Street 2}", '"lines" must list at least one line'),
        ("{en: [Short Street 2]}", "{en: []}", '"lines" must list at least one line'),
        ("    source: [leaflet]\n", "    source: []\n", '"source" is empty'),
        ("        confidence: high\n", "        historical: yes\n", 'historical must be true or false, not "yes"'),
        ("  - id: embassy-fr\n", "  - id: embassy-de\n", 'id "embassy-de" does not name the host'),
    ],
)
def test_a_wrong_value_is_named_with_its_line(old, new, what):
    wrong = next(line for line in reversed(new.splitlines()) if line)
    assert [(where, text[: len(what)]) for where, text in said((old, new))] == [
        (line_of(wrong, book((old, new))), what),
    ]


def test_whoever_is_on_the_campaigns_list_is_in_the_book():
    assert said(("[minister, embassy]", "[minster, embassy]")) == [
        ("addressees.yaml", 'campaign addressee "minster" is not in the book'),
    ]


@pytest.mark.parametrize(
    ("old", "new", "hint"),
    [
        ("    kind: minister\n", "    kind: ministre\n", 'did you mean "minister"?'),
        ("confidence: high", "confidence: hihg", 'did you mean "high"?'),
        ("[minister, embassy]", "[minster, embassy]", 'did you mean "minister"?'),
        ("  - id: embassy-fr\n", "  - id: embassy-de\n", "write embassy-fr"),
    ],
)
def test_a_mistyped_value_gets_a_suggestion(old, new, hint):
    assert [one.hint for one in problems((old, new))] == [hint]


@pytest.mark.parametrize("name", ["all", "embassy"])
def test_a_word_of_the_command_line_is_no_id(name):
    changes = (("  - id: contact-oslo", f"  - id: {name}"),)
    assert (line_of("contact-oslo"), f'id "{name}" is reserved') in said(*changes)


def test_an_id_stands_once_in_the_whole_book():
    (found,) = problems(("  - id: contact-oslo", "  - id: minister"))
    assert (found.where, found.what) == (
        line_of("contact-oslo"),
        f'id "minister" is taken in {line_of("id: minister")}',
    )


def test_entries_are_sorted_by_id():
    early = "  - {id: assembly, kind: body, title: {en: Assembly}}\nembassies:\n"
    (found,) = problems(("embassies:\n", early))
    assert (found.rule, found.what) == ("sorted", '"assembly" stands after "minister"')


def test_an_assembled_address_can_only_have_low_confidence():
    (found,) = problems(("        confidence: high\n", "        confidence: high\n        assembled: true\n"))
    assert found.rule == "assembled"
    load(book(("        confidence: high\n", "        confidence: low\n        assembled: true\n")))


def test_an_embassy_needs_a_title_for_its_ambassador():
    (found,) = problems(("  ambassador: {en: Ambassador of Sampleland, ru-dative: Послу}\n", ""))
    assert "no title for ambassadors" in found.what


@pytest.mark.parametrize(
    ("since", "until", "allowed"),
    [
        ("2020-05", "2020-04", False),
        ("2020-05-02", "2020-05-01", False),
        ("2021", "2020-12-31", False),
        ("2020-05", "2020", True),
        ("2020", "2020-01", True),
        ("unknown", "2019", True),
    ],
)
def test_what_certainly_ends_before_it_begins_is_an_error(since, until, allowed):
    text = book(("        from: 2019-02\n        until: 2021\n", f"        from: {since}\n        until: {until}\n"))
    if allowed:
        load(text)
        return
    with pytest.raises(ProtestError) as caught:
        load(text)
    assert [one.where for one in caught.value.problems] == ["addressees.yaml:20"]
    assert "before it begins" in caught.value.problems[0].what


def terms(*holders):
    """The book with these terms for Ada, Ben and so on, each written as YAML keys."""
    start, end = BOOK.index("    holders:\n"), BOOK.index("    addresses:\n")
    names = ("Ada", "Ben", "Cid")
    entries = [
        f"      - {{name: {{en: {name}}}, gender: unknown, {keys}, source: [gazette]}}\n"
        for name, keys in zip(names, holders, strict=False)
    ]
    return BOOK[:start] + "    holders:\n" + "".join(entries) + BOOK[end:]


@pytest.mark.parametrize(
    "holders",
    [
        ("from: 2019-02-01, until: 2021-06-01", "from: 2021-05-31"),
        ("from: 2019-02-01", "from: 2021-05-31"),
        ("from: 2019, until: 2021", "from: 2020-03"),
        ("from: 2019, until: 2021", "from: 2020, until: 2021-06"),
        ("from: 2019, until: 2021", "seen: [2020-01-01, 2020-06-01]"),
        ("seen: [2019-01-01, 2020-01-01]", "seen: [2019-06-01, 2021-01-01]"),
        ("from: 2019, until: 2021", "seen: [2020-06-01]"),
        ("seen: [2019-01-01, 2020-01-01]", "seen: [2020-01-01]"),
        ("from: 2022", "from: 2019, until: 2023"),
        ("from: 2019, until: 2021", "from: 2020-12"),
    ],
)
def test_two_persons_certainly_in_one_office_on_one_day_are_an_error(holders):
    with pytest.raises(ProtestError) as caught:
        load(terms(*holders))
    assert [(one.rule, one.where) for one in caught.value.problems] == [("holders-overlap", "addressees.yaml:18")]
    assert caught.value.problems[0].what.startswith("Ben overlaps with Ada (addressees.yaml:17) from ")


@pytest.mark.parametrize(
    "holders",
    [
        ("from: 2019-02-01, until: 2021-06-01", "from: 2021-06-01"),
        ("from: 2019, until: 2021", "from: 2021"),
        ("from: 2019, until: 2020", "from: 2020"),
        ("from: 2019, until: 2021", "from: 2021-03-01"),
        ("from: 2019-05, until: 2020", "from: 2019, until: 2019-05"),
        ("from: 2019, until: 2021-06", "from: 2021-06"),
        ("from: 2019, until: 2021", "seen: [2021]"),
        ("from: 2019, until: 2021", "seen: [unknown]"),
        ("from: 2019, until: unknown", "from: 2020"),
        ("from: unknown, until: 2021", "from: 2020, until: 2022"),
        ("seen: [2019-01-01, 2020-01-01]", "seen: [2020-01-02]"),
        ("seen: [2019-01]", "seen: [2019-01]"),
    ],
)
def test_an_overlap_that_is_only_possible_is_allowed(holders):
    load(terms(*holders))


def test_the_first_day_of_the_overlap_is_named():
    with pytest.raises(ProtestError) as caught:
        load(terms("from: 2019-02-01, until: 2021-06-01", "from: 2021-05-31"))
    assert caught.value.problems[0].what == "Ben overlaps with Ada (addressees.yaml:17) from 2021-05-31"


def test_every_pair_that_overlaps_is_reported():
    with pytest.raises(ProtestError) as caught:
        load(terms("from: 2019", "from: 2020", "from: 2021"))
    assert [one.what.split(" (")[0] for one in caught.value.problems] == [
        "Ben overlaps with Ada",
        "Cid overlaps with Ada",
        "Cid overlaps with Ben",
    ]


def test_a_holder_needs_a_term_or_a_day():
    with pytest.raises(ProtestError) as caught:
        load(terms("note: long ago"))
    assert caught.value.problems[0].what == "when the person held the office is missing"


def test_someone_acting_is_written_to_as_such_whatever_the_gender():
    assert load(terms("from: 2019, acting: true")).offices[0].holders[0].state is HolderState.ACTING


def test_several_problems_of_one_file_are_all_reported_in_one_run():
    text = book(
        ("  title: Free", "  titlle: Free"),
        ("        gender: f\n", "        gender: f\n        gender: m\n"),
        ("        source: [gazette, radio]\n", ""),
        ("        as_of: 2020-03-05\n", "        as_of: 5 March\n"),
        ('"+4721234567"', "4721234567"),
        ("  - id: embassy-fr\n", "  - id: embassy-de\n"),
        ("    name: {en: Cleo Sample}\n", "    name: {en: Cleo Sample}\n    salutation: x\n"),
    )
    with pytest.raises(ProtestError) as caught:
        load(text)
    assert {(one.where, one.what.split(":")[0]) for one in caught.value.problems} >= {
        (line_of("titlle", text), 'unknown key "titlle"'),
        ("addressees.yaml:2", 'key "title" is missing'),
        (line_of("gender: m", text), 'key "gender" is repeated (first in line 18)'),
        (line_of("Ben Sample", text), 'key "source" is missing'),
        (line_of("5 March", text), '"5 March" is no date'),
        (line_of("4721234567", text), 'number "4721234567" is not in E.164'),
        (line_of("embassy-de", text), 'id "embassy-de" does not name the host'),
        (line_of("salutation", text), 'unknown key "salutation"'),
    }
    assert all(one.level is Level.ERROR and one.code is ExitCode.DATA for one in caught.value.problems)


def test_a_tag_does_not_hide_what_is_wrong_further_down():
    found = said(("  max_age_days: 365\n", "  max_age_days: !!int 365\n"), ("  - id: contact-oslo", "  - id: Contact"))
    assert [where for where, _ in found] == ["addressees.yaml:8", line_of("contact-oslo")]


@pytest.mark.parametrize(
    "raw",
    [b"", b"# nothing\n", b"- a\n- b\n", b"word\n", b"---\n", b"[]\n", b"null\n"],
)
def test_a_file_without_a_mapping_says_how_to_begin(raw):
    with pytest.raises(ProtestError) as caught:
        load_book(raw, "addressees.yaml")
    (found,) = caught.value.problems
    assert (found.what, found.hint) == ("is empty or no mapping", "begin with campaign:, offices:, embassies:")


@pytest.mark.parametrize(
    "text",
    [
        "campaign:\n",
        "campaign: []\n",
        "campaign: x\n",
        "offices: {}\n",
        "campaign: {}\noffices: [x, [y]]\n",
        "campaign: {}\noffices:\n- holders: {a: b}\n  addresses: x\n  fax: [1]\nembassies: [{accredited: [[]]}]\n",
    ],
)
def test_shapes_that_do_not_fit_are_problems_with_lines_and_no_crash(text):
    with pytest.raises(ProtestError) as caught:
        load(text)
    assert all(one.where.startswith("addressees.yaml") and one.what for one in caught.value.problems)
    assert exit_code(caught.value.problems) is ExitCode.DATA


def test_a_book_with_a_campaign_and_nobody_in_it_is_valid():
    text = BOOK[: BOOK.index("offices:")].replace("[minister, embassy]", "[embassy]")
    assert load(text).addressees == ()
    assert load(text + "offices:\nembassies:\ncontacts:\n").addressees == ()


LINES = BOOK.splitlines(keepends=True)


@settings(deadline=None, max_examples=150)
@given(
    st.integers(0, len(LINES) - 1),
    st.integers(0, len(LINES)),
    st.sampled_from(["drop", "move", "double", "indent", "garble"]),
)
def test_a_book_with_any_line_spoilt_is_read_or_refused_with_a_line(at, to, spoil):
    lines = list(LINES)
    taken = lines.pop(at)
    match spoil:
        case "move":
            lines.insert(to, taken)
        case "double":
            lines[at:at] = [taken, taken]
        case "indent":
            lines.insert(at, " " + taken)
        case "garble":
            lines.insert(at, taken.replace(":", "", 1))
    for problem in problems_of("".join(lines)):
        assert problem.where.startswith("addressees.yaml")
        assert problem.what
        assert problem.code is ExitCode.DATA


def problems_of(text):
    try:
        load(text)
    except ProtestError as error:
        return error.problems
    return ()


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40)


@settings(deadline=None, max_examples=60)
@given(WORDS.filter(lambda text: text.strip() and "\ufeff" not in text and text.isprintable()))
def test_any_name_street_and_town_is_kept_as_it_was_typed(text):
    quoted = "'" + text.replace("'", "''") + "'"
    found = load(
        book(
            ("{en: Ada Sample}", f"{{en: {quoted}}}"),
            ("[Short Street 2]", f"[{quoted}]"),
            ("        city: {en: Oslo}\n", f"        city: {{en: {quoted}}}\n"),
        )
    )
    assert found.offices[0].holders[0].name.get("en") == text.strip()
    assert found.contacts[0].address.lines == (("en", (text.strip(),)),)
    assert found.offices[0].addresses[0].city.get("en") == text.strip()


PROTECTED = """\
protected:
  - id: signatory-1
    name: {en: Dora Sample}
    source: [leaflet]
"""
CONTACT_KEYS = """\
    source: [leaflet]
    town_names: [Christiania, Kristiania]
    phone: ["+4721234567"]
    email: [cleo@example.org]
"""


def test_what_serves_the_leak_test_is_read():
    found = load(BOOK.removesuffix("    source: [leaflet]\n") + CONTACT_KEYS + PROTECTED)

    (contact,), (person,) = found.contacts, found.protected
    assert contact.town_names == ("Christiania", "Kristiania")
    assert (contact.phone, contact.email) == (("+4721234567",), ("cleo@example.org",))
    assert (person.id, person.name.get("en"), person.source) == ("signatory-1", "Dora Sample", ("leaflet",))


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ('"+4721234567"]\n    email', '"21 23"]\n    email', "phone has not the shape of one"),
        ("cleo@example.org", "cleo", "email has not the shape of one"),
        ("town_names", "town_name", 'unknown key "town_name"'),
        ("signatory-1", "contact-oslo", 'id "contact-oslo" is taken'),
        ("signatory-1", "Dora Sample", 'id "Dora Sample" has signs that no id may have'),
        ("    name: {en: Dora Sample}\n", "", 'key "name" is missing'),
        ("    name: {en: Dora Sample}\n", "    name: {en: Dora Sample}\n    street: x\n", 'unknown key "street"'),
    ],
)
def test_the_keys_of_the_leak_test_are_as_strict_as_the_others(old, new, what):
    text = BOOK.removesuffix("    source: [leaflet]\n") + CONTACT_KEYS + PROTECTED
    assert old in text

    with pytest.raises(ProtestError) as caught:
        load(text.replace(old, new))

    assert any(one.what.startswith(what) for one in caught.value.problems), caught.value.problems
