"""`register.csv`: written so that no spreadsheet runs it, and read as office programs save it."""

import csv
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protest_letters.delimited import BOM
from protest_letters.load.register import load_register, read_register
from protest_letters.load.tables import DELIMITERS
from protest_letters.mailout.folder import REGISTER
from protest_letters.mailout.register import TOGETHER, Entry, Event, Life, Made, trace
from protest_letters.mailout.register_rows import register_csv, row_line
from protest_letters.mailout.reports import Report, record
from protest_letters.problems import ExitCode, Level, ProtestError
from registers import SHA, TODAY, piece, register_of, small_register

D1, D2 = date(2026, 11, 5), date(2026, 11, 25)
LIVED = register_of(
    piece("0042", posted=D1, returned=D2, why="moved"), piece("m2", page=2, posted=D1, consent=D1), piece("m3", page=3)
)


def read(raw, today=TODAY):
    return read_register(raw, "register.csv", today)


def cells_of(register, delimiter=","):
    return list(csv.reader(StringIO(register_csv(register).decode("utf-8-sig"), newline=""), delimiter=delimiter))


def saved(rows, delimiter=",", encoding="utf-8-sig", quoting=csv.QUOTE_MINIMAL):
    """Return rows as an office program saves them."""
    stream = StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=quoting).writerows(rows)
    return stream.getvalue().encode(encoding)


def edited(register, change, *columns):
    """Return a register saved by a program that shows some columns' cells in its own way."""
    head, *rows = cells_of(register)
    shown = [
        [change(cell) if cell and name in columns else cell for name, cell in zip(head, row, strict=True)]
        for row in rows
    ]
    return saved([head, *shown])


def said(raw, today=TODAY):
    """What is wrong with a file, whether as a whole or in rows."""
    try:
        problems = read(raw, today).problems
    except ProtestError as error:
        problems = error.problems
    return [f"{one.where}: {one.what}" for one in problems if one.level is Level.ERROR]


# written and read back


def test_it_has_the_columns_that_every_program_can_show():
    head, first, *_ = register_csv(LIVED).decode("utf-8-sig").splitlines()

    assert head == (
        "id,member,addressee,medium,file,first page,pages,sha256,"
        "handed out,signed,posted,returned,why,replied,withdrawn,consent,protest:row"
    )
    assert first == (
        f"0042-president,0042,president,letter,authorities/letters.pdf,1,1,{SHA},,,2026-11-05,2026-11-25,moved,,,,1"
    )


#: Texts as files hold them, those that a spreadsheet would run among them; without space around.
TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12).map(str.strip)
HOSTILE = st.builds(str.__add__, st.sampled_from(["=", "+", "-", "@", "'=", "''-", "＝"]), TEXT).map(str.strip)
WORD = (TEXT | HOSTILE).filter(bool)
DAY = st.none() | st.dates(date(2000, 1, 1), TODAY)
LIFE = st.builds(
    Life,
    handed_out=DAY,
    signed=DAY,
    posted=DAY,
    returned=DAY,
    why=TEXT | HOSTILE,
    replied=DAY,
    withdrawn=DAY,
    consent=DAY,
)
NAME = st.from_regex(r"[\w=+@'~.-]{1,20}", fullmatch=True).filter(lambda name: name not in (".", ".."))


#: A number that is another than the id's is one that a spreadsheet has spoilt.
MEMBER = (st.just("") | WORD).filter(lambda word: not any(sign.isdigit() for sign in word))


@st.composite
def rows_of_a_piece(draw, heads):
    """Rows with one life, each made as something else."""
    piece_ = {"id": draw(WORD), "member": draw(MEMBER), "addressee": draw(WORD), "life": draw(LIFE)}
    return [
        Entry(
            **piece_,
            medium=medium,
            file=draw(st.just("") | st.lists(NAME, min_size=1, max_size=3).map("/".join)),
            first_page=draw(st.integers(0, 999_999)),
            pages=draw(st.integers(0, 99)),
            sha256=draw(st.just("") | st.binary(max_size=3).map(lambda raw: sha256(raw).hexdigest())),
            others=tuple(draw(TEXT | HOSTILE) for _ in heads),
        )
        for medium in draw(st.lists(st.sampled_from(Made), min_size=1, max_size=3, unique=True))
    ]


@st.composite
def registers(draw):
    """Registers with columns that somebody added, and cells that a spreadsheet would run."""
    heads = tuple(draw(st.lists(st.sampled_from(["note", "=note", "who", "Bemerkung"]), max_size=2, unique=True)))
    pieces = draw(st.lists(rows_of_a_piece(heads), max_size=3, unique_by=lambda rows: rows[0].id))
    return register_of(*pieces, delimiter=draw(st.sampled_from(DELIMITERS)), others=heads)


@given(registers())
@settings(max_examples=40)
def test_every_register_is_read_back_as_it_was(register):
    found = read(register_csv(register))

    assert found.problems == ()
    assert found.register.entries == register.entries
    assert (found.register.delimiter, found.register.others) == (register.delimiter, register.others)


@given(registers())
@settings(max_examples=20)
def test_no_cell_of_it_runs(register):
    cells = [cell for row in cells_of(register, register.delimiter) for cell in row]

    assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for cell in cells)


@given(
    st.lists(st.tuples(st.sampled_from(Event), st.dates(D1, TODAY), st.booleans(), st.sampled_from("abc")), max_size=6)
)
@settings(max_examples=40)
def test_any_sequence_of_reports_comes_back_through_the_file(reports):
    register = register_of(piece("a"), piece("b"), piece("c"))
    for event, day, undo, member in reports:
        pieces = [one for one in trace(register.entries) if one.members == (member,)]
        register = record(register, pieces, [Report(event, day, "=moved", undo)]).register
        register = read(register_csv(register)).register

    again = read(register_csv(register))
    assert (again.register, again.problems) == (register, ())


def test_a_row_can_be_written_by_itself_for_a_register_that_grows():
    lines = register_csv(LIVED).decode("utf-8-sig").splitlines(keepends=True)

    assert [row_line(entry, at) for at, entry in enumerate(LIVED.entries, 1)] == lines[1:]
    assert register_csv(LIVED).startswith(BOM.encode())


# as office programs save it


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_encoding_and_quotation_marks_do_not_matter(delimiter, encoding):
    lived = register_of(piece("m1", posted=D1, returned=D2, why="Empfänger verzogen, Käthe"))

    found = read(saved(cells_of(lived), delimiter, encoding, csv.QUOTE_ALL))

    assert found.register == replace(lived, delimiter=delimiter)


@pytest.mark.parametrize("form", ["%d.%m.%Y", "%d.%m.%y", "%Y/%m/%d", "%d/%m/%Y", "%m/%d/%Y", "%m/%d/%y", "%d-%m-%Y"])
def test_days_are_read_in_the_form_of_another_country(form):
    def shown(cell):
        return date.fromisoformat(cell).strftime(form)

    assert read(edited(LIVED, shown, "posted", "returned", "consent")).register == LIVED


def test_which_figure_is_the_month_is_seen_by_what_has_not_come_yet():
    # as 5 December it would be to come
    only = register_of(piece("m1", posted=date(2026, 5, 12)))

    assert read(edited(only, lambda _: "05/12/2026", "posted")).register == only


def test_a_day_that_may_be_two_is_a_problem_with_row_and_column():
    only = register_of(piece("m1", posted=D1))

    found = said(edited(only, lambda _: "05/11/2026", "posted"))

    assert found == [f'register.csv: row {row}, posted: "05/11/2026" is no day, or may be two' for row in (2, 3)]


@pytest.mark.parametrize(
    ("member", "shown"),
    [
        ("0042", "42"),
        ("1234567890123", "1,23457E+12"),
        # what LibreOffice made of these, in German and in English
        ("1e5", "1.00E+05"),
        ("1e5", "100000"),
        ("1-2", "02/01/26"),
        ("Mar 1", "03/01/26"),
        ("MAR1", "1-Mar"),
        ("Mar 26", "Mar-26"),
        ("1-3", "01. Mrz"),
    ],
)
def test_a_members_number_that_was_taken_for_another_or_for_a_day_comes_back(member, shown):
    lived = register_of(piece(member), piece("m2"))

    assert read(edited(lived, {member: shown, "m2": "m2"}.__getitem__, "member")).register == lived


def test_a_household_is_no_number():
    lived = register_of([replace(entry, member=f"1{TOGETHER}2") for entry in piece("1")])

    assert read(register_csv(lived)).register == lived


def test_rows_that_were_sorted_come_back_in_the_order_of_the_envelopes():
    head, *rows = cells_of(LIVED)

    assert read(saved([head, *sorted(rows, key=lambda row: row[2:4] + row[:1])])).register == LIVED


def test_columns_that_were_moved_are_known_by_their_heads():
    moved = [row[::-1] for row in cells_of(LIVED)]

    assert read(saved(moved)).register == LIVED


def test_heads_in_capitals_and_titles_over_them_do_no_harm():
    head, *rows = cells_of(LIVED)
    title = ["Rücklauf", *[""] * (len(head) - 1)]

    assert read(saved([title, [one.upper() for one in head[:-1]] + head[-1:], *rows])).register == LIVED


def test_columns_that_somebody_added_are_kept_with_their_cells():
    rows = [[*row, "", note] for row, note in zip(cells_of(LIVED), ["Note", "=1", "b", "", "", "", ""], strict=True)]

    found = read(saved(rows)).register

    assert found.others == ("Note",)
    assert [entry.others for entry in found.entries][:3] == [("=1",), ("b",), ("",)]
    assert read(register_csv(found)).register == found


def test_empty_columns_and_rows_that_office_programs_add_go():
    rows = [[*row, "", ""] for row in cells_of(LIVED)]

    assert read(saved([*rows, [""] * len(rows[0])])).register == LIVED


def test_a_day_noted_in_one_row_of_a_piece_is_true_of_all():
    head, *rows = cells_of(register_of(piece("m1"), piece("m2", page=2)))
    rows[1][head.index("posted")] = "2026-11-05"

    found = read(saved([head, *rows]))

    assert found.register == register_of(piece("m1", posted=D1), piece("m2", page=2))
    assert [(one.level, one.what) for one in found.problems] == [
        (Level.NOTICE, "1 row took over what another row of the same piece says")
    ]


def test_apostrophes_of_ours_are_taken_off_even_if_the_last_column_was_removed():
    lived = register_of(piece("m1", posted=D1, returned=D2, why="=1"))

    assert read(saved([row[:-1] for row in cells_of(lived)])).register == lived


@pytest.mark.parametrize("number", ["", "x", "-1", "²", "9" * 5000])
def test_a_number_of_a_row_that_means_nothing_puts_it_at_the_end(number):
    head, first, *rows = cells_of(small_register(2, ["president"]))

    found = read(saved([head, [*first[:-1], number], *rows]))

    assert found.problems == ()
    assert [entry.id for entry in found.register.entries] == [
        *["m1-president", "m2-president", "m2-president"],
        "m1-president",
    ]


def test_a_row_that_somebody_wrote_stands_at_the_end():
    head, *rows = cells_of(LIVED)
    own = ["x-mayor", "x", "mayor", "Letter", *[""] * (len(head) - 4)]

    found = read(saved([head, own, *rows])).register

    assert [entry.id for entry in found.entries][-2:] == ["m3-president", "x-mayor"]


# what is wrong


@pytest.mark.parametrize(
    ("column", "cell", "what"),
    [
        ("id", "", "id: is missing"),
        ("addressee", " ", "addressee: is missing"),
        ("medium", "lettre", 'medium: "lettre" is nothing that is made'),
        ("file", "../../etc/passwd", 'file: "../../etc/passwd" leads out of the folder'),
        ("file", "/etc/passwd", 'file: "/etc/passwd" leads out'),
        ("file", "C:\\x.pdf", 'file: "C:\\x.pdf" leads out'),
        ("first page", "one", 'first page: "one" is no number'),
        ("pages", "-1", 'pages: "-1" is no number'),
        ("pages", "9" * 5000, 'pages: "9999'),
        ("sha256", "1.2E+63", 'sha256: "1.2e+63" is no SHA-256'),
        ("posted", "yes", 'posted: "yes" is no day'),
        ("posted", "2026-11", 'posted: "2026-11" is no day'),
        ("posted", "31.2.2026", 'posted: "31.2.2026" is no day'),
        ("returned", "2026-11-30", "returned: 2026-11-30 has not come yet"),
        ("consent", "2999-01-01", "consent: 2999-01-01 has not come yet"),
    ],
)
def test_a_cell_that_means_nothing_is_named_with_its_row_and_column(column, cell, what):
    head, *rows = cells_of(register_of(piece("m1", made=[Made.LETTER]), piece("m2", made=[Made.LETTER])))
    rows[1][head.index(column)] = cell

    (found,) = said(saved([head, *rows]))

    assert found.startswith(f"register.csv: row 3, {what}")


def test_everything_wrong_is_said_at_once_and_the_sound_rows_are_read():
    head, *rows = cells_of(small_register(3, ["president"]))
    rows[0][head.index("medium")], rows[0][head.index("pages")] = "x", "y"
    rows[5][head.index("posted")] = "z"

    found = read(saved([head, *rows]))

    assert [one.where for one in found.problems] == [
        "register.csv: row 2, medium",
        "register.csv: row 2, pages",
        "register.csv: row 7, posted",
    ]
    assert {one.code for one in found.problems} == {ExitCode.DATA}
    assert all(one.hint for one in found.problems)
    assert len(found.register.entries) == 4


@pytest.mark.parametrize(
    ("column", "cells", "what"),
    [
        ("posted", ("2026-11-05", "2026-11-06"), "posted: the rows of one piece differ: 2026-11-05 and 2026-11-06"),
        ("why", ("moved", "refused"), "why: the rows of one piece differ: moved and refused"),
        ("addressee", ("mayor", "president"), "addressee: the rows of one piece differ: mayor and president"),
        ("member", ("m1", "x"), "member: the rows of one piece differ: m1 and x"),
    ],
)
def test_two_rows_of_one_piece_that_differ_are_a_problem(column, cells, what):
    head, *rows = cells_of(register_of(piece("m1")))
    rows[0][head.index(column)], rows[1][head.index(column)] = cells

    assert said(saved([head, *rows])) == [f"register.csv: row 2, row 3, {what}"]


def test_a_row_that_stands_there_twice_is_a_problem():
    head, *rows = cells_of(register_of(piece("m1")))

    assert said(saved([head, *rows, rows[0]])) == ["register.csv: row 4: m1-president, letter, stands in row 2 already"]


def test_a_column_that_was_removed_is_named():
    without = [row[:8] + row[9:] for row in cells_of(LIVED)]

    assert said(saved(without)) == ["register.csv: has no column handed out"]


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "register.csv: is empty"),
        (b"\x00\x01\x02", "register.csv: is no text"),
        (b"PK\x03\x04", "register.csv: is a spreadsheet or another packed file"),
        (b"name,city\nAnn,Berlin\n", "register.csv: has no column id, member"),
        (b"%PDF-1.7", "register.csv: is a PDF"),
    ],
)
def test_a_file_that_is_no_register_is_refused(raw, what):
    assert said(raw)[0].startswith(what)


@given(st.binary(max_size=300) | st.binary(max_size=100).map(lambda raw: register_csv(LIVED) + raw))
@settings(max_examples=100)
def test_no_bytes_make_the_reader_fail_otherwise(raw):
    said(raw)


def test_a_register_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(ProtestError) as caught:
        load_register(tmp_path, TODAY)

    (problem,) = caught.value.problems
    assert problem.where == str(tmp_path / REGISTER)
    assert (problem.what, problem.code) == ("no such file or directory", ExitCode.DATA)


def test_days_that_a_clock_which_is_behind_takes_for_the_future_are_said():
    found = said(register_csv(LIVED), D1 - timedelta(1))

    assert len(found) == 8
    assert all("has not come yet" in one for one in found)
