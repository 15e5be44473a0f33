"""Who signs: tables, lists and typed entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.load.decoding import load_list
from protest_letters.load.signers import LIST_HINT, part_name, read_signers, read_typed_signers
from protest_letters.petitions.signatory import Signatory
from protest_letters.problems import ExitCode, Level, ProtestError
from signers import COUNT, SIXTY


def people(text, name="list.txt"):
    return read_signers(text.encode(), name).people


def said(text, name="list.csv"):
    return [f"{one.where}: {one.what}" for one in read_signers(text.encode(), name).problems]


ANN = Signatory("DOE", "Ann", "ES", "Sample Union")


@pytest.mark.parametrize(
    "text",
    [
        "surname,given,country,organisation\nDOE,Ann,Spain,Sample Union\n",
        "organisation;COUNTRY; Given name ;Surname\nSample Union;es;Ann;DOE\n",
        'Name,Country,Organization\n"DOE, Ann",España,Sample Union\n',
        "Name,Country,Trade_union\nAnn DOE,ESP,Sample Union\n",
        "Nom;Prénom;Pays;Syndicat\nDOE;Ann;Espagne;Sample Union\n",
        "Name\tVorname\tLand\tGewerkschaft\nDOE\tAnn\tSpanien\tSample Union\n",
        "Nombre;Apellidos;País;Sindicato\nAnn;DOE;España;Sample Union\n",
        "Имя,Фамилия,Страна,Профсоюз\nAnn,DOE,Испания,Sample Union\n",
        "Name,Surname,Country,Union\nAnn,DOE,Spain,Sample Union\n",
        "DOE, Ann, Spain, Sample Union",
        "DOE,Ann,Spain,Sample Union;",
        " DOE , Ann , Spain , Sample Union ;\n\n",
    ],
)
def test_a_list_is_read_in_whatever_form_it_comes(text):
    assert people(text) == (ANN,)


def test_sixty_entries_in_running_text_are_sixty_people():
    found = people(SIXTY)

    assert len(found) == COUNT
    by_name = {one.name: one for one in found}
    assert by_name["DAMJAN, Charlie"].country == "GB"
    assert by_name["DAMJAN, Charlie"].organisation == "", "a comma at the end is none"
    assert by_name["BIRKENFELD, Christof"].surname == "BIRKENFELD"
    assert by_name["YUSUPOV, Chongguo"].country == "CN", "a French name in an English list"
    assert by_name["WIECZOREK, Dominique"].organisation == "unionist, work conditions inspector"
    assert by_name["THORUP, Niels"].country == "Sampleland"
    assert by_name["ÖZTÜRK, Ayşe"].organisation == "teachers’ union", "the full stop is that of the text"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("DOE, Ann, Spain\nROE, Bob, Peru\n", ["DOE, Ann", "ROE, Bob"]),
        ("DOE, Ann, Spain;\nROE, Bob, Peru\nPOE, Cid, Peru;\n", ["DOE, Ann", "ROE, Bob", "POE, Cid"]),
        ("DOE, Ann,\nSpain; ROE, Bob, Peru, Sample\nUnion.", ["DOE, Ann", "ROE, Bob"]),
        ("DOE, Ann, Spain; ROE, Bob, Peru\n", ["DOE, Ann", "ROE, Bob"]),
        ("Doe\n", ["Doe"]),
    ],
)
def test_entries_are_parted_by_lines_or_by_semicolons(text, names):
    assert [one.name for one in people(text)] == names


def test_everyone_has_the_place_where_they_were_read():
    assert [one.place for one in people("name\nAnn DOE\n\nBob ROE\n", "a.csv")] == ["a.csv: row 2", "a.csv: row 4"]
    assert [one.place for one in people("DOE, Ann\n\nROE, Bob\n")] == ["list.txt: line 1", "list.txt: line 3"]
    assert people("DOE, Ann; ROE, Bob")[1].place == "list.txt: entry 2"
    assert read_typed_signers(["DOE, Ann, ES"]).people[0].place == "--signer: entry 1"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("DOE, Ann", ("DOE", "Ann", False)),
        ("Ann DOE", ("DOE", "Ann", False)),
        ("VAN DER BERG Ann", ("VAN DER BERG", "Ann", False)),
        ("A. DOE", ("DOE", "A.", False)),
        ("Ann Doe", ("Doe", "Ann", True)),
        ("Jan van der Berg", ("van der Berg", "Jan", True)),
        ("Doe", ("Doe", "", False)),
        ("DOE", ("DOE", "", False)),
        ("ANN DOE", ("DOE", "ANN", True)),
        ("Образцов Борис Петрович", ("Образцов", "Борис Петрович", True)),
        ("Пример Анна Сергеевна", ("Пример", "Анна Сергеевна", True)),
        ("Иван Петрович Пробный", ("Пробный", "Иван Петрович", True)),
        ("Иван Петрович Образцович", ("Образцович", "Иван Петрович", True)),
    ],
)
def test_a_name_in_one_column_is_parted(name, parts):
    assert part_name(name) == parts


@pytest.mark.parametrize(
    ("name", "code"),
    [
        *(("Spain", "ES"), ("espagne", "ES"), ("Испания", "ES"), ("es", "ES"), ("UK", "GB"), ("ESP", "ES")),
        *(("Cote d'Ivoire", "CI"), ("Côte d’Ivoire", "CI"), ("Spain.", "ES"), ("Congo", "Congo"), ("Korea", "Korea")),
        *(("Sampleland", "Sampleland"), ("", "")),
    ],
)
def test_a_country_is_a_code_where_it_is_known_for_sure(name, code):
    assert read_typed_signers([f"DOE, Ann, {name}"]).people[0].country == code


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("surname,country\n,Spain\nDOE,Peru\n", "list.csv: row 2: is left out: it has no name"),
        ("surname\n???\nDOE\n", "list.csv: row 2: is left out: its name has no letter"),
        (f"surname\n{'x' * 1001}\nDOE\n", "list.csv: row 2: is left out: surname has 1001 characters"),
        ("surname,shoe size\nDOE,42\n", 'list.csv: column "shoe size" is not used'),
        ("name\nAnn Doe\nBob Roe\n", "list.csv: 2 names in one column were parted before the last word, to be sorted"),
        ("surname,given\nDOE,Ann,x\nROE,Bob\n", "list.csv: row 2: has 3 cells, the head 2"),
    ],
)
def test_what_is_odd_in_a_table_is_said_and_the_rest_is_read(text, what):
    assert said(text) == [what]
    assert read_signers(text.encode(), "list.csv").people


def test_a_row_that_is_left_out_ends_with_exit_code_1():
    (problem,) = read_signers(b"surname\n-\nDOE\n", "list.csv").problems

    assert (problem.level, problem.code) == (Level.ERROR, ExitCode.REJECTED)


@pytest.mark.parametrize(
    ("raw", "name", "what"),
    [
        (b"", "a.csv", "is empty"),
        (bytes(range(256)), "a.csv", "is no text"),
        (b"surname,given\n", "a.csv", "names nobody"),
        (b";;;\n", "a.txt", "names nobody"),
        (b"Nmae;Country\nDOE;ES\n", "a.csv", "has no column of names; the head is: Nmae, Country"),
        (b"DOE,Ann,ES\n", "a.csv", "has no column of names"),
        (b"surname,last name\nDOE,DOE\n", "a.csv", 'has surname in several columns: "surname", "last name"'),
    ],
)
def test_a_list_of_nobody_is_refused(raw, name, what):
    with pytest.raises(ProtestError) as caught:
        read_signers(raw, name)

    assert what in str(caught.value)
    assert all(problem.hint for problem in caught.value.problems if problem.level is Level.ERROR)
    assert {problem.code for problem in caught.value.problems if problem.level is Level.ERROR} == {ExitCode.DATA}


@pytest.mark.parametrize(("make", "what"), [("absent", "no such file"), ("folder", "is a folder")])
def test_a_file_that_cannot_be_read_is_named(tmp_path, make, what):
    path = tmp_path / "list.csv"
    if make == "folder":
        path.mkdir()
    with pytest.raises(ProtestError, match=what):
        load_list(path, LIST_HINT)


def test_an_empty_entry_is_wrong_use():
    with pytest.raises(ProtestError) as caught:
        read_typed_signers(["DOE, Ann", " , "])

    assert (caught.value.problems[0].where, caught.value.problems[0].code) == ("--signer: entry 2", ExitCode.USAGE)


@given(st.text(max_size=200), st.sampled_from(["list.txt", "list.csv"]))
def test_no_text_makes_it_fail_otherwise(text, name):
    try:
        found = read_signers(text.encode(errors="replace"), name)
    except ProtestError as error:
        assert error.problems  # noqa: PT017 - it need not fail
    else:
        assert all(one.surname and one.place for one in found.people)


NAME = st.from_regex(r"\A[A-ZÀÉ][a-zéü]{1,9}(?:[ -][A-Z][a-z]{1,9})?\Z")


@given(st.lists(st.tuples(NAME, NAME), min_size=1, max_size=8), st.sampled_from(["; ", ";\n", "\n"]))
def test_every_name_of_a_list_is_read_once(names, between):
    text = between.join(f"{surname}, {given_name}, Spain, Sample" for surname, given_name in names)

    assert [(one.surname, one.given) for one in people(text)] == names
