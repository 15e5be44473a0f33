"""Every row of a list judged: who can write, which rows cannot be used, and everything that is wrong with each."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import TODAY, UNPRINTED, as_csv, invented_members
from protest_letters.dispatch import Sender
from protest_letters.leaks import find_leaks, protect
from protest_letters.load.members import read_members
from protest_letters.load.tables import CellFault
from protest_letters.members.identity import derived_id, told_apart
from protest_letters.members.judging import judge_members
from protest_letters.members.terms import Terms, terms_of
from protest_letters.problems import ExitCode, Level, Problem, ProtestError

TERMS = Terms(frozenset({"president", "minister", "all", "embassy"}), frozenset({"contact-one"}), TODAY)
#: A row that nothing is wrong with.
SOUND = {"name": "Ann Sample", "street": "1 Sample Road", "postcode": "LS1 1UR", "city": "Leeds", "country": "GB"}


def judge(*rows, terms=TERMS):
    """Judge rows given by field; a column for every field that one of them has."""
    import csv  # noqa: PLC0415
    from io import StringIO  # noqa: PLC0415

    columns = list(dict.fromkeys(column for row in rows for column in row))
    stream = StringIO(newline="")
    writer = csv.DictWriter(stream, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return judge_members(read_members(stream.getvalue().encode(), "m.csv"), terms)


def one(terms=TERMS, **changes):
    """The one member of a list."""
    judged = judge(SOUND | changes, terms=terms)
    assert not judged.rejected, judged.rejected
    return judged.members[0]


def found(terms=TERMS, level=None, **changes):
    """What is said of one row, by field; of one level if that is asked for."""
    problems = judge(SOUND | changes, terms=terms).problems
    return {
        problem.where.removeprefix("m.csv: row 2").removeprefix(", "): problem.what
        for problem in problems
        if "row 2" in problem.where and (level is None or problem.level is level)
    }


# a sound row


def test_a_row_becomes_a_member_with_its_sender():
    member = one(
        **{
            "e-mail": "ann@example.org",
            "language": "German",
            "gender": "Frau",
            "branch": "North",
            "to": "president; all",
        },
        **{
            "not to": "minister",
            "consent": "2026-05-01",
            "own words": "I ask you.\n\nPlease.",
            "household": "Sample 1",
        },
        **{
            "signature": "ann.png",
            "role": "Secretary",
            "union": "Sample Union",
            "ties": "a cousin",
            "member id": "A-17",
        },
    )

    assert member.sender == Sender(
        name="Ann Sample",
        city="Leeds",
        country="GB",
        street="1 Sample Road",
        postcode="LS1 1UR",
        role="Secretary",
        organisation="Sample Union",
        personal="I ask you.\n\nPlease.",
    )
    assert (member.surname, member.given, member.language, member.email) == ("Sample", "Ann", "de", "ann@example.org")
    assert (member.gender, member.branch, member.to, member.not_to) == (
        "f",
        "North",
        ("president", "all"),
        ("minister",),
    )
    assert (member.consent, member.signature, member.household) == (date(2026, 5, 1), "ann.png", "sample 1")
    assert (member.id, member.row, member.line, member.ties) == ("A-17", 2, 2, "a cousin")
    assert member.place == "m.csv: row 2"


def test_all_columns_of_a_row_are_kept():
    assert one(**{"shoe size": "42"}).cells == (*SOUND.values(), "42")


@pytest.mark.parametrize(
    ("cell", "name", "surname", "given_name"),
    [
        ("Ann Sample", "Ann Sample", "Sample", "Ann"),
        ("Sample, Ann", "Ann Sample", "Sample", "Ann"),
        ("van der Sample, Ann Lou", "Ann Lou van der Sample", "van der Sample", "Ann Lou"),
        ("SAMPLE Ann", "SAMPLE Ann", "SAMPLE", "Ann"),
        ("Ann Sample, Jr.", "Ann Sample, Jr.", "Sample", "Ann"),
        ("Ann Sample, MD", "Ann Sample, MD", "Sample", "Ann"),
        ('=HYPERLINK("a","b")', '=HYPERLINK("a","b")', '=HYPERLINK("a"', ""),
        ("Ann", "Ann", "Ann", ""),
    ],
)
def test_a_whole_name_is_what_the_letter_has_with_the_surname_last(cell, name, surname, given_name):
    member = one(name=cell)

    assert (member.sender.name, member.surname, member.given) == (name, surname, given_name)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Spain", "ES"),
        ("españa", "ES"),
        ("Испания", "ES"),
        ("es", "ES"),
        ("Espagne", "ES"),
        ("UK", "GB"),
        ("E", "ES"),
        ("d", "DE"),
    ],
)
def test_a_country_is_known_by_its_name(text, code):
    assert one(country=text, postcode="28013").sender.country == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("de", "de"),
        ("DE", "de"),
        ("de_CH", "de-CH"),
        ("German", "de"),
        ("allemand", "de"),
        ("немецкий", "de"),
        ("", ""),
    ],
)
def test_a_language_is_known_by_code_or_name(text, code):
    assert one(language=text).language == code


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-05-01", date(2026, 5, 1)),
        ("2026-05-01 00:00:00", None),
        ("1.5.2026", date(2026, 5, 1)),
        ("01. 05. 2026", date(2026, 5, 1)),
        ("13/5/2026", date(2026, 5, 13)),
        ("5/13/2026", date(2026, 5, 13)),
        ("5/5/2026", date(2026, 5, 5)),
        ("", None),
        ("no", None),
        ("-", None),
    ],
)
def test_a_day_of_consent_is_read_where_it_can_be_no_other(text, day):
    if text.endswith("00:00"):
        assert "is no day" in found(consent=text)["consent"]
    else:
        assert one(consent=text).consent == day


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["5/13/2026", "3/4/2026"], [date(2026, 5, 13), date(2026, 3, 4)]),
        (["13/5/2026", "3/4/2026"], [date(2026, 5, 13), date(2026, 4, 3)]),
        (["13/5/2026", "5/13/2026", "3/4/2026"], [date(2026, 5, 13), date(2026, 5, 13)]),
        (["2026-05-13", "3/4/2026"], [date(2026, 5, 13)]),
    ],
    ids=str,
)
def test_other_rows_of_a_list_show_which_of_the_two_is_the_month(cells, days):
    judged = judge(*(SOUND | {"consent": cell} for cell in cells))

    assert [member.consent for member in judged.members] == days
    assert len(judged.rejected) == len(cells) - len(days)


def test_under_a_russian_head_of_full_names_the_first_word_is_the_surname():
    (member,) = judge(
        {key: text for key, text in SOUND.items() if key != "name"} | {"Ф.И.О.": "Примерова Анна"}
    ).members

    assert (member.sender.name, member.surname, member.given) == ("Примерова Анна", "Примерова", "Анна")


@pytest.mark.parametrize("text", ["yes", "2026-11-24"])
def test_consent_that_cannot_be_read_keeps_nobody_from_posting_at_home(text):
    at_home = replace(TERMS, posted=False, signatures={"ann.png"})

    assert one(at_home, consent=text).consent is None
    assert found(at_home, Level.WARNING, consent=text)
    assert found(at_home, Level.ERROR, consent=text, signature="ann.png")


# rows that cannot be used


@pytest.mark.parametrize(
    ("changes", "field", "what", "hint"),
    [
        ({"name": ""}, "name", "is missing", "give the name"),
        ({"name": "-"}, "name", '"-" has no letter', "give the name"),
        ({"country": ""}, "country", "is missing", "--country"),
        ({"country": "Sampleland"}, "country", '"Sampleland" is no country known here', "ISO 3166-1"),
        ({"country": "Spayn"}, "country", '"Spayn" is no country', 'did you mean "ES"?'),
        ({"country": "Congo"}, "country", '"Congo" is no country known here', "did you mean"),
        ({"city": ""}, "city", "is missing", "dated from a town"),
        ({"street": ""}, "street", "is missing", "care_of"),
        ({"postcode": ""}, "postcode", "is missing", "add it"),
        ({"to": "presidnt"}, "to", '"presidnt" is nobody\'s id in this campaign', 'did you mean "president"?'),
        ({"not_to": "nobody"}, "not_to", '"nobody" is nobody\'s id', "known: "),
        ({"to": "contact-one"}, "to", '"contact-one" is a contact', "authorities only"),
        ({"to": "president", "not_to": "president"}, "not_to", "leaves nobody", "take one out"),
        ({"not_to": "all"}, "not_to", "leaves nobody", "take one out"),
        ({"language": "Samplish"}, "language", '"Samplish" is no language known here', "known: de, en"),
        ({"consent": "yes"}, "consent", '"yes" is no day', "2026-11-20"),
        ({"consent": "3/4/2026"}, "consent", '"3/4/2026" is no day, or may be two', "2026-11-20"),
        ({"consent": "2026-02-30"}, "consent", '"2026-02-30" is no day', "2026-11-20"),
        ({"consent": "2026-05"}, "consent", '"2026-05" is no day', "2026-11-20"),
        ({"consent": "2026-11-24"}, "consent", "2026-11-24 has not come yet", "the day"),
        ({"name": "Fran?ois Sample"}, "name", '"Fran?ois Sample" holds a damaged character', "as the person does"),
        (
            {"name": "FranÃ§ois Sample"},
            "name",
            '"FranÃ§ois Sample" holds a damaged',
            'it was probably "François Sample"',
        ),
        ({"name": "Fran\ufffdois"}, "name", "holds a damaged character", "as the person does"),
        ({"name": "£ukasz Sample"}, "name", "holds a damaged character", "as the person does"),
        ({"branch": "C?te"}, "branch", "holds a damaged character", "as the person does"),
        ({"personal": "Fran?ois asks you."}, "personal", "holds a damaged character", "as it should be read"),
        ({"name": "Ann\x07Sample"}, "name", "holds a line break or control character", "on one line"),
        ({"personal": "One.\x07"}, "personal", "holds a control character", "remove it"),
        ({"name": "Ann\u202eSample"}, "name", "holds U+202E", "type it anew"),
        ({"name": "Ann\ue000"}, "name", "holds U+E000", "type it anew"),
        ({"role": "x" * 1001}, "role", "has 1001 characters", "1000 at most"),
        ({"personal": "x" * 3001}, "personal", "has 3001 characters", "3000 at most"),
        ({"id": "x" * 65}, "id", "has 65 characters", "64 at most"),
        ({"signature": "../../etc/passwd"}, "signature", "is not the bare name of a file", "the name alone"),
        ({"signature": "NUL"}, "signature", "is not the bare name of a file", "the name alone"),
        ({"signature": "C:\\ann.png"}, "signature", "is not the bare name of a file", "the name alone"),
        ({"sender_address": "elsewhere"}, "sender_address", "is none of own, organisation, none", "write one"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_keeps_a_row_from_being_used_is_said_with_field_and_remedy(changes, field, what, hint):
    judged = judge(SOUND | changes)

    assert judged.members == ()
    (row,) = judged.rejected
    (finding,) = [finding for finding in row.findings if finding.level is Level.ERROR]
    assert (finding.field, finding.code) == (field, ExitCode.REJECTED)
    assert what in finding.what
    assert hint in finding.hint
    assert finding.problem(row.place) in judged.problems
    assert f"m.csv: row 2, {field}" in {problem.where for problem in judged.problems}


def test_everything_wrong_with_a_row_is_said_at_once_and_the_other_rows_are_used():
    judged = judge(SOUND | {"country": "Spayn", "consent": "yes", "to": "presidnt", "city": ""}, SOUND)

    assert [finding.field for finding in judged.rejected[0].findings] == ["country", "city", "to", "consent"]
    assert [member.row for member in judged.members] == [3]


def test_a_field_is_called_as_the_list_calls_it():
    raw = "Nachname;Vorname;Straße;PLZ;Ort;Land\nMuster;Anna;Weg 1;;Berlin;DE\n;;Weg 1;10115;Berlin;DE\n".encode()

    places = [problem.where for problem in judge_members(read_members(raw, "m.csv"), TERMS).problems[1:]]
    assert places == ["m.csv: row 2, PLZ", "m.csv: row 3, Nachname"]


def test_a_row_is_named_with_its_line_where_cells_have_line_breaks():
    rows = [SOUND | {"street": "Sample House\n1 Sample Road"}, SOUND | {"country": "Spayn"}]

    assert judge(*rows).problems[-1].where == "m.csv: row 3 (line 4), country"


def test_a_row_with_more_cells_than_the_head_is_rejected_whole():
    raw = b"name,city,country,sender_address\nAnn,Leeds,GB,none\nBob,Leeds,Sample, Ltd.,GB,none\n"
    judged = judge_members(read_members(raw, "m.csv"), TERMS)

    assert [member.sender.name for member in judged.members] == ["Ann"]
    assert judged.rejected[0].findings[0].what == "has 6 cells, the head 4"
    assert judged.rejected[0].cells == ("Bob", "Leeds", "Sample", " Ltd.,GB,none")


def test_a_cell_that_cannot_be_trusted_is_a_fault_where_it_is_used():
    read = read_members(b"name,city,country,sender_address,shoe size\nAnn,Leeds,GB,none,42\n", "m.csv")
    (row,) = read.table.rows

    def judged(column):
        fault = CellFault(column, "holds an error", "type it", "formula")
        return judge_members(replace(read, table=replace(read.table, rows=(replace(row, faults=(fault,)),))), TERMS)

    assert [(one.field, one.what) for one in judged(1).rejected[0].findings] == [("city", "holds an error")]
    assert len(judged(4).members) == 1


@pytest.mark.parametrize(
    ("changes", "field", "what"),
    [
        ({"postcode": "1067", "city": "Dresden", "country": "DE"}, "postcode", '"1067" has fewer digits'),
        ({"e-mail": "ann at example"}, "e-mail", "is no e-mail address"),
        ({"gender": "Sample"}, "gender", "is not understood"),
        ({"sexo": "M"}, "sexo", "is not understood"),
        ({"language": "Italian"}, "language", 'letters are not written in "Italian"'),
        ({"ties": "a cousin"}, "ties", "has ties to the country written to"),
        ({"name": "ИВАHОВА Анна"}, "name", "mixes Latin and Cyrillic letters"),
        ({"city": "Columbus", "country": "US", "postcode": "43004"}, "city", "is without its state or province"),
    ],
)
def test_what_somebody_should_look_at_is_said_and_the_row_is_used(changes, field, what):
    judged = judge(SOUND | changes)

    (problem,) = [one for one in judged.problems if "row 2" in one.where]
    assert problem.where == f"m.csv: row 2, {field}"
    assert what in problem.what
    assert problem.level is not Level.ERROR
    assert len(judged.members) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"postcode": "", "country": "IE", "city": "Cork"},
        {"personal": "Is that too much? I think not."},
        {"personal": "See http://example.org/?a=b"},
        {"ties": "no"},
        {"gender": "divers"},
        {"name": "Jean\u200cSample"},
        {"name": "Mª José Muestra"},
        {"city": "Columbus", "state": "OH", "country": "US", "postcode": "43004"},
        {"name": "x" * 300},
    ],
    ids=str,
)
def test_nothing_is_said_of_what_is_sound(changes):
    assert found(**changes) == {}


# addresses

GIVEN = {"care_of": "Sample Union", "street": "Union Road 5", "postcode": "LS2 2AA", "city": "Leeds", "country": "GB"}
BARE = {"street": "", "postcode": ""}


def address(member):
    sender = member.sender
    return sender.care_of, sender.street, sender.postcode, sender.city, sender.country


@pytest.mark.parametrize(
    ("defaults", "changes", "expected"),
    [
        ({}, {}, ("", "1 Sample Road", "LS1 1UR", "Leeds", "GB")),
        ({}, BARE | {"care_of": "Ann’s Union"}, ("Ann’s Union", "", "", "Leeds", "GB")),
        ({}, {"sender_address": "none"}, ("", "", "", "Leeds", "GB")),
        ({}, {"sender_address": "Verband", "union": "U"}, ("U", "", "", "Leeds", "GB")),
        (GIVEN, {}, ("", "1 Sample Road", "LS1 1UR", "Leeds", "GB")),
        (GIVEN, BARE | {"city": "York"}, ("Sample Union", "Union Road 5", "LS2 2AA", "Leeds", "GB")),
        (GIVEN, {"sender_address": "organisation"}, ("Sample Union", "Union Road 5", "LS2 2AA", "Leeds", "GB")),
        (GIVEN, {"sender_address": "own"}, ("", "1 Sample Road", "LS1 1UR", "Leeds", "GB")),
        (GIVEN, {"sender_address": "none", "city": ""}, ("", "", "", "Leeds", "GB")),
        ({"care_of": "U"}, BARE | {"postcode": "LS1 1UR"}, ("U", "", "", "Leeds", "GB")),
        ({"sender_address": "none"}, {}, ("", "", "", "Leeds", "GB")),
        ({"sender_address": "organisation", "organisation": "U"}, {}, ("U", "", "", "Leeds", "GB")),
        ({"country": "FR"}, {"country": ""}, ("", "1 Sample Road", "LS1 1UR", "Leeds", "FR")),
        ({"city": "York"}, {"city": ""}, ("", "1 Sample Road", "LS1 1UR", "York", "GB")),
        (
            {},
            {"city": "Columbus", "state": "OH", "country": "US"},
            ("", "1 Sample Road", "LS1 1UR", "Columbus, OH", "US"),
        ),
        (
            {},
            {"city": "Ottawa ON", "state": "ON", "country": "CA"},
            ("", "1 Sample Road", "LS1 1UR", "Ottawa ON", "CA"),
        ),
        ({}, {"state": "Yorkshire"}, ("", "1 Sample Road", "LS1 1UR", "Leeds", "GB")),
    ],
    ids=lambda value: str(value)[:60],
)
def test_the_letter_has_one_address_as_a_whole(defaults, changes, expected):
    assert address(one(replace(TERMS, defaults=defaults), **changes)) == expected


def test_an_empty_cell_that_takes_what_is_given_for_all_rows_is_said():
    terms = replace(TERMS, defaults=GIVEN)

    assert found(terms, city="") == {"city": 'is empty, so the letter has the town given for all rows, "Leeds"'}
    assert found(terms, **BARE) == {
        "street": 'is empty, so the letter has the address given for all rows, "Union Road 5"'
    }
    assert found(terms, sender_address="organisation") == {}
    # where a list has no such column, everybody is meant
    assert [one.what for one in judge({"name": "Ann", "country": "GB"}, terms=terms).problems[1:]] == []


def test_the_organisations_address_never_has_the_members_street():
    judged = judge(
        SOUND | {"sender_address": "organisation", "union": "U"}, terms=replace(TERMS, defaults={"care_of": "V"})
    )

    assert "Sample Road" not in repr(judged.members[0].sender)


@pytest.mark.parametrize(
    ("defaults", "changes", "field", "what"),
    [
        ({}, {"sender_address": "organisation"}, "sender_address", "names no organisation"),
        (GIVEN, BARE | {"country": "FR"}, "country", "is FR, and the address given for all rows is in GB"),
    ],
)
def test_an_address_that_cannot_be_whole_is_a_fault(defaults, changes, field, what):
    assert what in found(replace(TERMS, defaults=defaults), **changes)[field]


def test_where_no_street_is_needed_none_is_asked_for():
    assert address(one(replace(TERMS, home=False), **BARE)) == ("", "", "", "Leeds", "GB")


@pytest.mark.parametrize(
    ("head", "what", "hint"),
    [
        ("name,street,postcode,city", "has no column of countries", "--country"),
        ("name,street,postcode,country", "has no column of towns", "--city"),
        ("name,city,country", "has no addresses", "--sender-address"),
    ],
)
def test_a_column_that_every_row_needs_is_said_once(head, what, hint):
    with pytest.raises(ProtestError) as caught:
        judge_members(read_members(f"{head}\nA,B,C,D\nA,B,C,D\n".encode(), "m.csv"), TERMS)

    (problem,) = [one for one in caught.value.problems if one.level is Level.ERROR]
    assert (problem.what, problem.code) == (what, ExitCode.DATA)
    assert hint in problem.hint


# consent, signatures, glyphs, leaks


def test_where_the_organisation_posts_a_missing_day_of_consent_is_said_with_all_other_faults():
    assert found(replace(TERMS, posted=True), country="Sampleland") == {
        "country": '"Sampleland" is no country known here',
        "consent": "is missing, and the organisation posts",
    }
    assert found(replace(TERMS, posted=True), consent="2026-05-01") == {}
    assert found(replace(TERMS, posted=True), consent="no") == {"consent": "is missing, and the organisation posts"}


def test_a_signature_is_printed_with_a_day_of_consent_only():
    terms = replace(TERMS, signatures={"ann.png"})

    assert found(terms, signature="ann.png") == {"consent": "is missing, and a signature is printed"}
    assert found(terms, signature="ann.png", consent="2026-05-01") == {}
    assert found(TERMS, signature="ann.png") == {}


def test_a_signature_is_looked_up_by_its_name_and_its_picture_is_judged():
    bad = Problem("x", "is no picture", "scan it", "picture")
    terms = replace(TERMS, signatures={"ann.png", "bob.png"}, pictures=lambda name: [bad] if name == "bob.png" else [])
    agreed = {"consent": "2026-05-01"}

    assert one(terms, signature="ann.png", **agreed).signature == "ann.png"
    assert found(terms, signature="bob.png", **agreed) == {"signature": '"bob.png" is no picture'}
    assert found(terms, signature="Bob.png", **agreed) == {
        "signature": 'there is no file "Bob.png" in the folder of --signatures'
    }


def test_without_a_folder_it_is_said_once_that_nothing_is_printed():
    judged = judge(SOUND | {"signature": "a.png"}, SOUND | {"signature": "b.png"})

    assert [one.what for one in judged.problems[1:]] == ["has a column of signatures, and no folder is named"]
    assert len(judged.members) == 2


@pytest.mark.parametrize("field", ["name", "role", "organisation", "care_of", "street", "city", "personal"])
def test_a_character_without_a_glyph_is_said_with_its_field(field):
    terms = replace(TERMS, lacks=lambda text: "".join(sign for sign in "例名" if sign in text))
    judged = judge(SOUND | {field: "Sample 例名"}, terms=terms)

    (finding,) = judged.rejected[0].findings
    assert (finding.field, finding.code) == (field, ExitCode.CHARACTER)
    assert finding.what == '"例" (U+4F8B, CJK UNIFIED IDEOGRAPH-4F8B) and 名 are in no font'


def test_a_sign_for_a_lost_letter_is_said_once():
    judged = judge(SOUND | {"city": "Sampl\ufffdtown"}, terms=replace(TERMS, lacks=lambda text: text and "\ufffd"))

    assert [finding.rule for finding in judged.rejected[0].findings] == ["damaged"]


def test_what_is_not_printed_needs_no_glyph():
    terms = replace(TERMS, lacks=lambda text: "例" if "例" in text else "")

    assert found(terms, branch="例", **{"shoe size": "例"}) == {}


def test_whoever_bears_a_protected_name_is_rejected_until_it_is_allowed(campaign):
    contact = campaign.book.contacts[0]
    name = f"Sample {contact.name.get('en').split()[-1]}"
    protected = protect(campaign.book)

    def terms(*allowed):
        return replace(TERMS, leaks=partial(find_leaks, protected=protected, allowed=allowed))

    (finding,) = judge(SOUND | {"name": name}, terms=terms()).rejected[0].findings
    assert (finding.field, finding.rule, finding.code) == ("name", "leak", ExitCode.UNSAFE)
    assert "--allow" in finding.hint
    assert name.rsplit(maxsplit=1)[-1] not in finding.what + finding.hint
    allowed = judge(SOUND | {"name": name}, terms=terms(name))
    assert len(allowed.members) == 1
    assert "allowed here" in allowed.problems[-1].what


def test_parts_of_a_protected_address_are_found_across_columns(campaign):
    contact = campaign.book.contacts[0]
    home = contact.address
    row = SOUND | {"street": home.lines_in("en")[1][0], "postcode": home.postcode, "city": home.city.first("en")}
    terms = replace(TERMS, leaks=partial(find_leaks, protected=protect(campaign.book)))

    assert {finding.code for finding in judge(row, terms=terms).rejected[0].findings} == {ExitCode.UNSAFE}


# ids


def ids(*rows):
    return {member.sender.name: member.id for member in judge(*rows).members}


OTHER = SOUND | {"name": "Bob Example", "street": "2 Sample Road"}


def test_an_id_stays_wherever_a_row_stands_and_whoever_else_is_there():
    alone = ids(SOUND)["Ann Sample"]

    assert ids(OTHER, SOUND)["Ann Sample"] == ids(SOUND, OTHER, SOUND | {"name": "Cid"})["Ann Sample"] == alone
    assert alone.startswith("m")
    assert len(alone) == 9


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "ANN  SAMPLE"},
        {"name": "Sample, Ann"},
        {"name": "Änn Sämple"},
        {"postcode": "ls11ur"},
        {"country": "France"},
        {"role": "Secretary", "e-mail": "a@example.org"},
        {"city": " LEEDS "},
        {"postcode": "0LS1 1UR"},
    ],
    ids=str,
)
def test_an_id_does_not_change_with_the_spelling(changes):
    assert judge(SOUND | changes).members[0].id == judge(SOUND).members[0].id


@pytest.mark.parametrize("changes", [{"name": "Anna Sample"}, {"street": "2 Sample Road"}, {"city": "York"}], ids=str)
def test_others_have_other_ids(changes):
    assert judge(SOUND | changes).members[0].id != judge(SOUND).members[0].id


def test_two_of_the_same_name_have_ids_of_their_own():
    rows = [SOUND, SOUND | {"street": "2 Sample Road"}, SOUND, SOUND]
    first, second, third, fourth = (member.id for member in judge(*rows).members)

    assert (third, fourth) == (f"{first}-2", f"{first}-3")
    assert len({first, second, third, fourth}) == 4


def test_a_number_of_the_lists_own_comes_first_and_must_be_one_members():
    judged = judge(SOUND | {"id": "7"}, OTHER | {"id": "7"}, OTHER | {"id": ""}, SOUND | {"id": " 8 "})

    assert [member.id for member in judged.members] == ["7", judge(OTHER).members[0].id, "8"]
    (row,) = judged.rejected
    assert row.findings[0].what == '"7" is the id of row 2 as well'


@given(st.lists(st.sampled_from("abc"), max_size=8), st.sets(st.sampled_from(["a", "a-2", "b", "b-3", "x"])))
def test_derived_ids_are_all_different_and_none_is_taken(derived, taken):
    apart = told_apart(derived, frozenset(taken))

    assert len(set(apart)) == len(apart)
    assert not set(apart) & taken
    assert [one.partition("-")[0] for one in apart] == derived


@given(st.text(max_size=20), st.text(max_size=20), st.text(max_size=9), st.text(max_size=20))
def test_an_id_is_short_and_no_number(name, street, postcode, city):
    found_id = derived_id(name, street, postcode, city)

    assert found_id[0] == "m"
    assert len(found_id) == 9
    assert not set(found_id) & set("eilo")
    assert found_id.isascii()
    assert found_id.isalnum()


# the whole list


@pytest.fixture(scope="module")
def five_hundred():
    return invented_members()


def test_of_five_hundred_with_every_quirk_each_is_judged_as_it_was_made(five_hundred, campaign, typefaces):
    terms = replace(
        terms_of(campaign, TODAY),
        signatures={"member-1.png"},
        lacks=typefaces.lacks,
        leaks=partial(find_leaks, protected=protect(campaign.book)),
    )
    judged = judge_members(read_members(as_csv(five_hundred), "m.csv"), terms)

    assert len(five_hundred) == 500
    expected = [row.faults for row in five_hundred if not row.usable]
    errors = [[one.field for one in row.findings if one.level is Level.ERROR] for row in judged.rejected]
    assert [frozenset(field.strip().casefold() for field in fields) for fields in errors] == expected
    assert len(judged.members) == sum(row.usable for row in five_hundred)
    assert {member.id for member in judged.members} & {row.id for row in judged.rejected} == set()


def test_every_quirk_is_in_the_list(five_hundred):
    quirks = {row.quirk for row in five_hundred}

    assert {f"in {script}" for script in UNPRINTED} <= quirks
    assert len(quirks) > 60
    assert five_hundred == invented_members()


TEXT = st.text(max_size=25)


@given(st.lists(st.fixed_dictionaries(dict.fromkeys((*SOUND, "to", "consent", "language", "id"), TEXT)), max_size=4))
def test_whatever_cells_hold_every_row_is_used_or_rejected(rows):
    try:
        judged = judge(SOUND, *rows)
    except ProtestError:
        return
    filled = [row for row in rows if any(text.strip() for text in row.values())]
    assert len(judged.members) + len(judged.rejected) == 1 + len(filled)
    everyone = [member.id for member in judged.members]
    assert len(set(everyone)) == len(everyone)
