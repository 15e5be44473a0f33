"""One list in every form it comes in: what is made of it is the same, byte for byte."""

import csv
import json
from io import StringIO

import pytest

from batches import batch, contents, register, table
from invented import HEADS, as_csv, as_xlsx, in_encoding, invented_members

#: Every quirk once, and pairs.
ROWS = invented_members(80)
#: What tells of the form of the list: its name and hash, and files that have its delimiter.
OWN = (".plan.json", "problems.csv", "register.csv")
FORMS = {
    "UTF-8": lambda: as_csv(ROWS),
    "UTF-8 with a mark": lambda: as_csv(ROWS, "utf-8-sig"),
    "UTF-16": lambda: as_csv(ROWS, "utf-16", "\t"),
    "semicolons": lambda: as_csv(ROWS, delimiter=";"),
    "heads in Russian": lambda: as_csv(ROWS, heads="ru"),
    "a workbook": lambda: as_xlsx(ROWS),
    "cp1252": lambda: as_csv(in_encoding(ROWS, "cp1252"), "cp1252", ";", "de"),
    "cp1251": lambda: as_csv(in_encoding(ROWS, "cp1251"), "cp1251", ";", "ru"),
    "cp1252 as UTF-8": lambda: as_csv(in_encoding(ROWS, "cp1252")),
    "cp1251 as UTF-8": lambda: as_csv(in_encoding(ROWS, "cp1251")),
}
READ = {
    "UTF-8": "read as UTF-8 with commas",
    "UTF-8 with a mark": "read as UTF-8 with commas",
    "UTF-16": "read as UTF-16 with tabs",
    "semicolons": "read as UTF-8 with semicolons",
    "a workbook": 'sheet "Members"',
    "cp1252": "read as Windows-1252 with semicolons",
    "cp1251": "read as Windows-1251 with semicolons",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Return a function: a form of the list → the folder that was made of it, and what was said."""
    done = {}

    def make(form):
        if form not in done:
            folder = tmp_path_factory.mktemp("form")
            source = folder / ("members.xlsx" if form == "a workbook" else "members.csv")
            source.write_bytes(FORMS[form]())
            done[form] = (folder / "mailout", batch(source.name, "--lang", "en", "--papers", "en", cwd=folder))
        return done[form]

    return make


def files(folder):
    return {name: content for name, content in contents(folder).items() if name not in OWN}


def lines(path):
    """The cells of a CSV file without its head, whatever parts them."""
    text = path.read_text(encoding="utf-8-sig")
    delimiter = max(",;\t", key=text.partition("\n")[0].count)
    return list(csv.reader(StringIO(text, newline=""), delimiter=delimiter))[1:]


def faults(folder):
    """What problems.csv says of each row: its cells, its id, and how many faults it has."""
    width = len(HEADS["en"])
    return [(row[:width], row[width], row[width + 2].count("|")) for row in lines(folder / "problems.csv")]


@pytest.mark.parametrize(
    ("form", "plain"),
    [
        *((form, "UTF-8") for form in ("UTF-8 with a mark", "a workbook")),
        *(pytest.param(form, "UTF-8", marks=pytest.mark.big) for form in ("semicolons", "UTF-16", "heads in Russian")),
        ("cp1252", "cp1252 as UTF-8"),
        pytest.param("cp1251", "cp1251 as UTF-8", marks=pytest.mark.big),
    ],
)
def test_the_same_members_come_to_the_same_bytes(made, form, plain):
    (one, outcome), (other, usual) = made(form), made(plain)

    assert outcome.code == usual.code == 1, outcome.err
    assert READ.get(form, "") in outcome.err
    assert files(one) == files(other)
    assert len(files(one)) > 3
    assert register(one) == register(other)
    assert faults(one) == faults(other)
    assert outcome.err.count("error: ") == usual.err.count("error: ")


def test_the_recorded_plans_differ_in_the_name_and_the_hash_of_the_list_only(made):
    one, other = (json.loads((made(form)[0] / ".plan.json").read_text("utf-8")) for form in ("UTF-8", "a workbook"))
    different = {key for key in one["parts"][0] if one["parts"][0][key] != other["parts"][0][key]}

    # the rows are numbered otherwise in a workbook without blank rows, and so problems.csv has another hash
    assert different <= {"source", "sha256", "problems"}
    assert {"source", "sha256"} <= different


def test_what_could_not_be_used_is_written_as_the_list_is(made):
    assert table(made("cp1252")[0] / "problems.csv", ";")
    assert table(made("a workbook")[0] / "problems.csv", ",")
