"""`problems.csv`: the rows that could not be used, mended in an office program and fed back as they are."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import as_csv, as_xlsx, invented_members
from protest_letters.load.members import OWN_COLUMNS, read_members
from protest_letters.members.judging import judge_members
from protest_letters.members.rejects import problems_csv
from test_members_judging import SOUND, TERMS

WITH_SIGNATURES = replace(
    TERMS, addressees=TERMS.addressees | {"interior-minister", "knb-chairman"}, signatures={"member-1.png"}
)


def rejected(raw, terms=TERMS):
    """The list, what was judged, and the file of its problems."""
    read = read_members(raw, "m.csv")
    judged = judge_members(read, terms)
    return read, judged, problems_csv(read, judged.rejected)


def rows_of(raw, delimiter=","):
    return list(csv.DictReader(StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter))


BAD = """\
Shoe size;Name;Straße;PLZ;Ort;Land;Straße
42;Anna;Weg 1;;Berlin;Spayn;
43;Bernd;Weg 2;10115;Berlin;DE;
""".encode()


def test_it_has_all_columns_of_the_list_then_id_row_field_what_and_hint():
    _, judged, raw = rejected(BAD)

    assert raw.startswith(
        b"\xef\xbb\xbfShoe size;Name;Stra\xc3\x9fe;PLZ;Ort;Land;Stra\xc3\x9fe;protest:id;protest:row;"
    )
    (row,) = rows_of(raw, ";")
    assert [row[column] for column in OWN_COLUMNS] == [
        judged.rejected[0].id,
        "2",
        "Land",
        'Land "Spayn" is no country known here',
        'did you mean "ES"?',
    ]
    assert row["Shoe size"] == "42"


def test_all_faults_of_a_row_are_in_its_one_line():
    _, _, raw = rejected(BAD.replace(b"Anna", b"").replace(b"Spayn", b"DE"))

    (row,) = rows_of(raw, ";")
    assert row["protest:field"] == "Name | PLZ"
    assert row["protest:what"] == "Name is missing | PLZ is missing"
    assert row["protest:hint"].count(" | ") == 1


def test_mended_it_is_fed_back_as_it_is_and_the_id_stays():
    _, before, raw = rejected(BAD)
    mended = raw.replace(b"Spayn", b"Deutschland").replace(b";Weg 1;;", b";Weg 9;10117;").replace(b"Anna", b"Anne")

    read, after, _ = rejected(mended)

    assert read.table.headers == ("Shoe size", "Name", "Straße", "PLZ", "Ort", "Land", "Straße")
    assert [member.sender.name for member in after.members] == ["Anne"]
    assert after.members[0].id == before.rejected[0].id
    assert after.members[0].cells[0] == "42"
    assert not any("protest:" in problem.what for problem in read.problems)


def test_not_mended_it_gives_the_same_again_but_for_the_row():
    _, before, raw = rejected(as_csv(invented_members()), WITH_SIGNATURES)
    _, after, again = rejected(raw, WITH_SIGNATURES)

    assert len(before.rejected) > 20
    assert after.members == ()
    assert [(one.id, one.cells, one.findings) for one in after.rejected] == [
        (one.id, one.cells, one.findings) for one in before.rejected
    ]
    assert [row | {"protest:row": ""} for row in rows_of(again)] == [row | {"protest:row": ""} for row in rows_of(raw)]


def test_every_quirk_mended_is_accepted():
    made = invented_members()
    read, judged, raw = rejected(as_csv(made), WITH_SIGNATURES)
    sound = next(row for row in made if row.usable)
    table = rows_of(raw)
    for row in table:
        faulty = [field.strip() for field in row["protest:field"].split(" | ")]
        for head in [head for head in row if head.strip() in faulty]:
            row[head] = sound.cells.get(head.strip().casefold().replace(" ", "_"), "")
        if {"POSTCODE", "CITY", "COUNTRY", "STREET"} & set(faulty):
            row |= {f" {head} ": sound.cells[head.casefold()] for head in ("POSTCODE", "CITY", "COUNTRY", "STREET")}
    stream = StringIO(newline="")
    writer = csv.DictWriter(stream, table[0])
    writer.writeheader()
    writer.writerows(table)

    _, after, _ = rejected(stream.getvalue().encode("utf-8-sig"), WITH_SIGNATURES)

    assert after.rejected == ()
    assert [member.id for member in after.members] == [one.id for one in judged.rejected]
    assert len({member.id for member in (*after.members, *judged.members)}) == len(made)
    assert read.table.headers == read_members(stream.getvalue().encode("utf-8-sig"), "m.csv").table.headers


def test_it_comes_back_from_a_workbook_as_well():
    _, before, raw = rejected(BAD)
    book = openpyxl.Workbook()
    table = list(csv.reader(StringIO(raw.decode("utf-8-sig")), delimiter=";"))
    table[1][3], table[1][5] = "10115", "DE"
    for row in table:
        book.active.append(row)
    stream = BytesIO()
    book.save(stream)

    _, after, _ = rejected(stream.getvalue())

    assert [member.id for member in after.members] == [before.rejected[0].id]


def test_it_is_parted_as_the_list_was_and_for_a_workbook_as_its_language_is():
    made = [row for row in invented_members(80) if not row.usable]

    assert read_members(as_csv(made, delimiter="\t"), "m.csv").delimiter == "\t"
    assert read_members(as_xlsx(made, heads="de"), "m.xlsx").delimiter == ";"
    assert read_members(as_xlsx(made, heads="en"), "m.xlsx").delimiter == ","


def test_a_row_with_too_many_cells_loses_none_of_them():
    raw = b"name,city,country,sender_address\nBob,Leeds,Sample, Ltd.,GB,none\n"

    (row,) = rows_of(rejected(raw)[2])
    assert row["sender_address"] == " Ltd.,GB,none"


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+44", "-Ann", "@Ann", "\tAnn", "'=Ann"])
def test_nothing_in_it_runs_and_a_name_comes_back_as_it_was(name):
    stream = StringIO(newline="")
    csv.writer(stream).writerows([SOUND, [name, *list(SOUND.values())[1:-1], "Spayn"]])
    _, before, raw = rejected(stream.getvalue().encode())

    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in rows_of(raw) for cell in row.values())
    _, after, _ = rejected(raw)
    assert after.rejected[0].cells == before.rejected[0].cells
    assert after.rejected[0].cells[0] == name


CELL = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\r\n"), max_size=15)
HOSTILE = st.builds(str.__add__, st.sampled_from(["=", "'=", "''-", "+", "@", "\t", "'", " ="]), CELL)


@given(
    st.lists(st.tuples(CELL | HOSTILE, CELL | HOSTILE, CELL), min_size=1, max_size=5),
    st.sampled_from(["name,country,sender_address", "Name;=x;Land", "name\tpays\tprotest"]),
)
def test_whatever_cells_hold_they_come_back_as_they_were(rows, head):
    delimiter = next(sign for sign in ";\t," if sign in head)
    stream = StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows([head.split(delimiter), *rows])
    read = read_members(f"{stream.getvalue()}x{delimiter}{delimiter}\r\n".encode(), "m.csv")
    judged = judge_members(read, replace(TERMS, home=False, defaults={"city": "Leeds", "country": ""} | _country(read)))
    again = read_members(problems_csv(read, judged.rejected), "m.csv") if judged.rejected else read

    assert again.table.headers == read.table.headers
    if judged.rejected:
        assert [row.cells for row in again.table.rows] == [row.cells for row in judged.rejected]
        assert again.ids == tuple(row.id for row in judged.rejected)
        assert again.delimiter == read.delimiter


def _country(read):
    return {} if read.has("country") else {"country": "GB"}
