"""Member lists as they come: in any encoding, with any head that means something, as CSV and as workbooks."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import FIELDS, HEADS, TODAY, as_csv, as_xlsx, in_encoding, invented_members
from protest_letters.load.member_columns import columns_of, comparable, field_of
from protest_letters.load.member_fields import COLUMNS
from protest_letters.load.members import fields_of, load_members, read_members
from protest_letters.load.tables import DELIMITERS
from protest_letters.members.judging import judge_members
from protest_letters.members.terms import terms_of
from protest_letters.problems import ExitCode, Level, ProtestError


def fields(text, encoding="utf-8"):
    read = read_members(text.encode(encoding), "members.csv")
    return [fields_of(row, read) for row in read.table.rows]


def said(raw, name="members.csv"):
    return [problem.what for problem in read_members(raw, name).problems]


# one list in many forms


@pytest.fixture(scope="module")
def rows():
    return invented_members()


@pytest.fixture(scope="module")
def terms(campaign):
    return replace(terms_of(campaign, TODAY), signatures={"member-1.png"})


def judged(raw, terms):
    """The members and rejected rows of a list, without what only the file's form decides."""
    found = judge_members(read_members(raw, "list"), terms)
    members = [replace(member, row=0, line=0) for member in found.members]
    rejected = [(one.id, [finding.what for finding in one.findings]) for one in found.rejected]
    return members, rejected


#: encoding, delimiter, what stands before the head, and the encoding that decides which rows it can hold
FORMS = {
    "UTF-8 with a mark": ("utf-8-sig", ",", "", ""),
    "UTF-8 with semicolons": ("utf-8", ";", "", ""),
    "UTF-16 with tabs": ("utf-16", "\t", "", ""),
    "UTF-16, big end first": ("utf-16-be", ",", "\ufeff", ""),
    "UTF-16 without a mark": ("utf-16-le", ";", "", ""),
    "a line that names the delimiter": ("utf-8-sig", ";", "sep=;\r\n", ""),
    "Windows-1252 with semicolons": ("cp1252", ";", "", "cp1252"),
    "Windows-1251 with tabs": ("cp1251", "\t", "", "cp1251"),
    "Windows-1251": ("cp1251", ",", "", "cp1251"),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_list_gives_equal_members_in_every_form_that_can_hold_it(form, rows, terms):
    encoding, delimiter, before, holds = FORMS[form]
    some = in_encoding(rows, holds) if holds else rows
    assert len(some) > 100

    found = judged(as_csv(some, encoding, delimiter, before=before), terms)

    assert found == judged(as_csv(some), terms)
    assert len(found[0]) > 100


@pytest.mark.parametrize("heads", HEADS)
def test_heads_in_every_language_give_equal_members(heads, rows, terms):
    assert judged(as_csv(rows, heads=heads), terms)[0] == judged(as_csv(rows), terms)[0]


@pytest.mark.parametrize("heads", ["en", "ru"])
def test_a_workbook_gives_equal_members(heads, rows, terms):
    # a workbook has line ends of one sign
    assert judged(as_xlsx(rows, heads), terms) == judged(as_csv(rows), terms)


def test_how_a_list_was_read_is_said_in_one_line():
    raw = "Name;Vorname;Straße;PLZ;Ort;Land;Schuhgröße\nMuster;Jörg;Weg 1;10115;Berlin;DE;42\n".encode("cp1252")

    (line,) = said(raw)
    how, meanings, others = line.split("; ")
    assert how == "1 row, read as Windows-1252 with semicolons"
    assert meanings.startswith('surname from "Name", given from "Vorname", street from "Straße", postcode from "PLZ"')
    assert others == 'not used: "Schuhgröße"'
    assert said(b"name,city,country\nAnn,Leeds,GB\nBob,Leeds,GB\n") == [
        "2 rows, read as UTF-8 with commas; name, city, country"
    ]


def test_a_head_under_a_title_is_found_and_said():
    text = "Mitglieder 2026;;;\n;;;\nStand:;1. Mai;;\nName;Vorname;Ort;Land\nMuster;Anna;Berlin;DE\n"

    assert fields(text) == [{"surname": "Muster", "given": "Anna", "city": "Berlin", "country": "DE"}]
    assert 'the head in row 4, under "Mitglieder 2026"' in said(text.encode())[0]


def test_a_column_that_was_probably_meant_is_said_with_what_it_could_be():
    (_, near) = read_members(b"name,contry,city\nAnn,GB,Leeds\n", "members.csv").problems

    assert (near.what, near.hint, near.level) == (
        'column "contry" is not used',
        'if it is that, call it "country"',
        Level.NOTICE,
    )


def test_two_columns_of_one_field_are_said_and_the_first_that_is_filled_counts():
    text = "name,country,e-mail,mail\nAnn,GB,,b@example.org\nBob,GB,a@example.org,c@example.org\n"

    assert [one["email"] for one in fields(text)] == ["b@example.org", "a@example.org"]
    assert 'has email in several columns: "e-mail", "mail"' in said(text.encode())[1]


# columns


@pytest.mark.parametrize(
    ("head", "row", "street"),
    [
        ("Name;Straße;Nr.;Ort", "Muster;Weg;7 a;Berlin", "Weg 7 a"),
        ("Nom;N°;Rue;Ville", "Exemple;12;rue du Modèle;Lyon", "12 rue du Modèle"),
        ("Nr.;Straße;Name;Ort", "1;Weg 7;Muster;Berlin", "Weg 7"),
        ("Name;Nr.;Ort;Straße", "Muster;1;Berlin;Weg 7", "Weg 7"),
        ("Name;Nr.;Straße;Ort", "Muster;1017;Weg 7;Berlin", "Weg 7"),
        ("Name;Straße;Nr.;Hausnr.;Ort", "Muster;Weg;1;7;Berlin", "Weg 7"),
    ],
)
def test_a_number_beside_the_street_is_the_house_and_any_other_is_not(head, row, street):
    assert fields(f"{head}\n{row}\n")[0]["street"] == street


@pytest.mark.parametrize(
    ("head", "cell", "name"),
    [
        ("Name, Vorname", "Muster, Anna", "Muster, Anna"),
        ("Name, Vorname", "Muster Anna", "Muster, Anna"),
        ("Nom et prénom", "EXEMPLE Jean", "EXEMPLE, Jean"),
        ("Apellidos y nombre", "Ejemplo Muestra Ana", "Ejemplo Muestra Ana"),
        ("Vorname Name", "Anna Muster", "Anna Muster"),
        ("ФИО", "Примерова Анна", "Примерова Анна"),
    ],
)
def test_a_head_says_which_word_of_a_name_is_the_surname(head, cell, name):
    assert fields(f'"{head}";Ort\n"{cell}";Berlin\n')[0]["name"] == name


@pytest.mark.parametrize(
    ("cell", "postcode", "city"),
    [
        ("10115 Berlin", "10115", "Berlin"),
        ("D-01067  Dresden", "01067", "Dresden"),
        ("CH-3001 Bern 1", "3001", "Bern 1"),
        ("101 000, Москва", "101 000", "Москва"),
        ("Berlin", None, "Berlin"),
        ("10115", None, "10115"),
    ],
)
def test_postcode_and_town_may_stand_in_one_column(cell, postcode, city):
    (found,) = fields(f'Name;PLZ/Ort;Land\nMuster;"{cell}";DE\n')

    assert (found.get("postcode"), found["city"]) == (postcode, city)


@pytest.mark.parametrize(
    ("head", "name"), [(head, row.field) for row in COLUMNS for head in row.all_heads], ids=lambda value: value
)
def test_every_head_is_known_however_it_is_written(head, name):
    for written in (head, head.upper(), f"  {head.title()}  ", comparable(head), head.replace(" ", "_"), f"{head}:"):
        assert field_of(written) == name


@pytest.mark.parametrize("head", ["name 2", "e-mail2", "city 1", "2", "", "address 12", "shoe size"])
def test_other_heads_are_of_no_field(head):
    assert field_of(head) == ""


def test_no_head_means_two_fields():
    heads = [comparable(head) for row in COLUMNS for head in set(map(comparable, row.all_heads))]

    assert sorted(set(heads)) == sorted(heads)
    assert all(heads)


@pytest.mark.parametrize("heads", HEADS.values(), ids=HEADS)
def test_a_whole_head_in_one_language_is_understood(heads):
    found = dict(columns_of(heads))

    assert [found.get(at, "shoe size") for at in range(len(heads))] == [
        "street" if name == "address_2" else name for name in FIELDS
    ]


@pytest.mark.parametrize(
    ("head", "row", "name"),
    [
        ("name,country", "Ann Sample,GB", {"name": "Ann Sample"}),
        ("name,vorname", "Sample,Ann", {"surname": "Sample", "given": "Ann"}),
        ("имя,фамилия", "Ann,Sample", {"surname": "Sample", "given": "Ann"}),
        ("фамилия,имя,отчество", "Примеров,Пётр,Павлович", {"surname": "Примеров", "given": "Пётр Павлович"}),
        ("nombre,apellido 1,apellido 2", "Ana,Muestra,Ejemplo", {"surname": "Muestra Ejemplo", "given": "Ana"}),
        ("first name,middle name,last name", "Ann,Lou,Sample", {"surname": "Sample", "given": "Ann Lou"}),
        ("nom,prénom", "Exemple,Anne", {"surname": "Exemple", "given": "Anne"}),
    ],
)
def test_a_name_is_put_together_from_its_columns(head, row, name):
    (found,) = fields(f"{head}\n{row}\n")

    assert {key: found[key] for key in found if key in ("name", "surname", "given")} == name


@pytest.mark.parametrize(
    ("head", "row", "street"),
    [
        ("name,address1,address2,city", "A,Sample House,3 Example Court,Leeds", "Sample House, 3 Example Court"),
        ("name,address,address 2,city", "A,,3 Example Court,Leeds", "3 Example Court"),
        ("name,straße,hausnummer,ort", "A,Beispielweg,3a,Berlin", "Beispielweg 3a"),
        ("nom,numéro de rue,rue,ville", "A,12 bis,rue X,Lyon", "12 bis rue X"),
        ("name,straße,hausnummer,zusatz,ort", "A,Beispielweg,3,Hinterhaus,Berlin", "Beispielweg 3, Hinterhaus"),
        ("имя,улица,дом,квартира,город", "A,ул. Примерная,5,12,Москва", "ул. Примерная 5, 12"),
        ("name,street,city", 'A,"Sample House,\n3 Example Court\r\n",Leeds', "Sample House, 3 Example Court"),
        ("name,street,city", 'A,"Sample House\n3 Example Court",Leeds', "Sample House, 3 Example Court"),
        ("name,hausnummer,ort", "A,3,Berlin", "3"),
    ],
)
def test_an_address_is_put_together_from_its_columns(head, row, street):
    assert fields(f"{head}\n{row}\n")[0]["street"] == street


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  Ann \u00a0 Sample ", "Ann Sample"),
        ("Ann\nSample", "Ann Sample"),
        ("Ann\u200b Sam\u00adple", "Ann Sample"),
        ("Ann\u2028Sample", "Ann Sample"),
        ("Zoe\u0301", "Zoé"),
        ("0123", "0123"),
        ("'=1", "'=1"),
    ],
)
def test_a_cell_is_a_text_on_one_line(cell, text):
    assert fields(f'name,city\n"{cell}",Leeds\n')[0]["name"] == text


def test_own_words_keep_their_paragraphs():
    (found,) = fields('name,personal\nAnn,"One.\r\n \r\nTwo.  And three."\n')

    assert found["personal"] == "One.\n\nTwo.  And three."


# files that are no lists


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"", "is empty"),
        (b"name,country\n", "names nobody"),
        (b"Contry,Town\nGB,Leeds\n", "has no column of names; the head is: Contry, Town"),
        (b"\0\1\2", "is no text"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04....", "is no workbook that can be read"),
        (b"\xd0\xcf\x11\xe0....", "old office program"),
    ],
)
def test_a_file_that_is_no_list_is_refused(raw, what):
    with pytest.raises(ProtestError, match=what) as caught:
        read_members(raw, "members.csv")

    (problem,) = [one for one in caught.value.problems if one.level is Level.ERROR]
    assert problem.code is ExitCode.DATA
    assert problem.hint


@pytest.mark.parametrize(("make", "what"), [("absent", "no such file"), ("folder", "is a folder")])
def test_a_list_that_cannot_be_read_is_named(tmp_path, make, what):
    path = tmp_path / "members.csv"
    if make == "folder":
        path.mkdir()
    with pytest.raises(ProtestError, match=what):
        load_members(path)


CELL = st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\r\n"), max_size=15)


@given(st.lists(st.tuples(CELL, CELL, CELL), min_size=1, max_size=6), st.sampled_from(DELIMITERS))
def test_whatever_cells_hold_a_list_is_read_and_judged(rows, delimiter):
    import csv  # noqa: PLC0415
    from io import StringIO  # noqa: PLC0415

    stream = StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows([("name", "street", "country"), ("Ann", "x", "GB"), *rows])
    read = read_members(stream.getvalue().encode(), "members.csv")

    written = [("Ann", "x", "GB"), *rows]
    assert [row.cells for row in read.table.rows] == [row for row in written if any(cell.strip() for cell in row)]
    assert all(fields_of(row, read) is not None for row in read.table.rows)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail_otherwise(raw):
    try:
        read_members(b"name,country\n" + raw, "members.csv")
    except ProtestError as error:
        assert error.problems  # noqa: PT017 - it need not fail
