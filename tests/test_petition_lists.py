"""Lists of signatories: what is said of them, and in which order they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.load.signers import read_signers, read_typed_signers
from protest_letters.petitions.collation import name_key, sort_people
from protest_letters.petitions.quality import fold, judge_signatories, repaired, without_doubles
from protest_letters.petitions.signatory import Signatory
from protest_letters.problems import Level
from signers import QUIRKS, SIXTY

SIXTY_PEOPLE = read_signers(SIXTY.encode(), "list.txt").people


def judged(*entries):
    return judge_signatories(read_typed_signers(entries).people)


@pytest.mark.parametrize("entry", QUIRKS)
def test_every_quirk_of_the_sixty_is_said_with_its_place(entry):
    people = [one for one in SIXTY_PEOPLE if one.name.startswith(entry)]
    found = [one for one in judge_signatories(SIXTY_PEOPLE) if one.where in {person.place for person in people}]

    assert people
    assert any(QUIRKS[entry] in one.what for one in found), found
    assert all(one.hint and one.level is not Level.ERROR for one in found)


def test_of_everybody_else_among_the_sixty_nothing_is_said():
    odd = {one.where for one in judge_signatories(SIXTY_PEOPLE)}
    names = {one.name for one in SIXTY_PEOPLE if one.place in odd}

    assert names == {one.name for one in SIXTY_PEOPLE if one.name.startswith(tuple(QUIRKS))}


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("DOE, Ann, Spain, SU", "Doe,  ann , Spain, SU.", "stands in the list twice"),
        ("DOE, Ann, Spain, SU", "DOE, Ann, Spain, SWU", "with another organisation or post, the name of"),
        ("DOE, Ann, Spain", "DOE, Ann, Peru", "with another country, the name of"),
        ("ROSARIO, Tomas, Peru", "TOMAS, Rosario, Spain", "swapped"),
        ("DOE, Ann M., Spain", "DOE, Ann-Maria, Peru", "initials written out"),
        ("DOE, A., Spain", "DOE, Ann, Peru", "initials written out"),
        ("DOE, Ann-Maria, Spain", "DOE, Ann Maria, Peru", "spelled nearly like"),
        ("MÜLLER, José, Spain", "MULLER, Jose, Peru", "spelled nearly like"),
        ("ИСАКОВ, Павел, Россия", "ISAKOV, Pavel, Russia", "spelled nearly like"),
        ("ЩЕРБАКОВ, Юрий, Россия", "SHCHERBAKOV, Iouri, Russia", "in another alphabet"),
        ("ЧЕРНЫШЁВ, Яков, Россия", "TSCHERNYSCHEW, Jakow, Germany", ""),
        ("KASTNER, Katharina, Spain", "KASTNER, Katharine, Spain", "differs by one letter"),
        ("KASTNER, Katharina, Spain, SU", "KASTNER, Katharine, Peru, SU", "differs by one letter"),
        ("KASTNER, Katharina, Spain, SU", "KASTNER, Katharine, Peru, SWU", ""),
        ("BAKONYI, Konrad, Spain", "BAKONYI, Konstantin, Spain", ""),
        ("ANDER, Albert, Spain, SU", "ANDER, Alexandre, Spain, SU", ""),
        ("DOE, Ann, Spain", "DOE, Eva, Spain", ""),
        ("LEE, Bo, Spain", "LEE, Jo, Spain", ""),
    ],
)
def test_two_who_may_be_one_are_said_and_brothers_are_not(one, other, said):
    found = judged(one, other)

    if not said:
        assert found == ()
        return
    (problem,) = found
    assert said in problem.what
    assert problem.where == "--signer: entry 2"
    assert "entry 1" in problem.what


@pytest.mark.parametrize(
    ("entry", "said", "hint"),
    [
        ("DOE, Fran?ois, Spain", "damaged", "as the person does"),
        ("DOE, Tol?, Spain", "damaged", "as the person does"),
        ("DOE, Fran\ufffdois, Spain", "damaged", "as the person does"),
        ("DOE, FranÃ§ois, Spain", "damaged", 'it was probably "François"'),
        ("DOE, Ann, Spain, Uniâ€™n", "damaged", 'it was probably "Uni’n"'),
        ("ÐŸÐµÑ‚Ñ€Ð¾Ð²Ð°, Ann, Spain", "damaged", 'it was probably "Петрова"'),
        ("DOE, Ann, C?te d’Ivoire", "damaged", "as the person does"),
        ("ИВАHОВ, Ann, Spain", "damaged", "type it anew"),
        ("DOE, , Spain", "has no given name", "SURNAME"),
        ("DOE, Ann", "has no country", "add the country"),
        ("DOE, Ann, Spayn", "is no country known here", 'did you mean "ES"?'),
        ("JOÃO, Ann, Spain", "", ""),
        ("O’NEIL, Ann-Lou, Spain, Union? no", "damaged", ""),
    ],
)
def test_one_entry_by_itself(entry, said, hint):
    found = judged(entry)

    assert len(found) == bool(said)
    assert all(said in one.what and hint in one.hint for one in found)


def test_doubles_are_dropped_only_when_all_their_words_are_the_same():
    people = read_typed_signers(
        ["DOE, Ann, ES, SU", "Doe, Ann, Spain, SU", "DOE, Ann, ES, SWU", "DOE, Anne, ES"]
    ).people

    kept, problems = without_doubles(people)

    assert [one.place for one in kept] == [f"--signer: entry {at}" for at in (1, 3, 4)]
    assert [(one.where, one.what) for one in problems] == [
        ("--signer: entry 2", "Doe, Ann is left out, being the same as entry 1")
    ]


def test_twenty_thousand_of_few_surnames_are_judged_in_seconds():
    people = tuple(Signatory(f"Name{at % 5000}", f"Given{at}", "ES", "", f"row {at}") for at in range(20_000))

    assert len(judge_signatories(people)) < len(people)


TEXT = st.text(max_size=20)
PERSON = st.builds(Signatory, TEXT, TEXT, TEXT, TEXT, st.just("list: row 1"), TEXT, TEXT)


@given(st.lists(PERSON, max_size=6).map(tuple))
def test_whatever_a_name_holds_it_is_judged_sorted_and_never_changed(people):
    for problem in judge_signatories(people):
        assert problem.level is not Level.ERROR
    for language in ("en", "ru"):
        assert sorted(map(repr, sort_people(people, language))) == sorted(map(repr, people))
    assert set(without_doubles(people)[0]) <= set(people)


@given(TEXT)
def test_a_text_that_was_read_wrongly_is_put_right(text):
    try:
        wrong = text.encode().decode("latin-1")
        wrong.encode("cp1252")
    except UnicodeError:
        return
    assert repaired(wrong) in (text, "") if not text.isascii() else repaired(wrong) == ""
    assert fold(text) == fold(fold(text))


@pytest.mark.parametrize(
    ("language", "names"),
    [
        (
            "en",
            ["Äckermann", "Adler", "Čapek", "Cole", "Eddy", "Élan", "Name", "Ñame", "Nz", "Olsen", "Ørsted", "Zorn"],
        ),
        ("de", ["Ackermann", "Äckermann", "Adler", "Groß", "Grosse", "Öztürk", "Ozz"]),
        ("fr", ["Eber", "Ébert", "Ecker", "Oelze", "Œuvrard", "Ofner"]),
        ("es", ["Nadal", "Nz", "Ñame", "Oa"]),
        ("en", ["Cote", "Coté", "Côte", "De Groot", "OBrien", "O’Brien", "Obst", "Zorn", "Абрам", "Яков"]),
        ("ru", ["Абай", "Әлі", "Елкин", "Ёлкин", "Ель", "Иванов", "Йод", "Қасым", "Лев", "Adler", "Zorn"]),
    ],
)
def test_names_stand_in_the_order_of_the_languages_alphabet(language, names):
    backwards = list(reversed(names))

    assert sorted(backwards, key=name_key(language)) == names


@pytest.mark.parametrize(
    ("surnames", "order"),
    [
        (["van der Berg", "Bart", "Voss"], ["Bart", "van der Berg", "Voss"]),
        (["De Groot", "Dahl", "de Groot"], ["Dahl", "De Groot", "de Groot"]),
        (["d’Alva", "Alt", "Dahl"], ["Alt", "d’Alva", "Dahl"]),
        (["von", "Voss"], ["von", "Voss"]),
        (["фон Берг", "Борис"], ["фон Берг", "Борис"]),
    ],
)
def test_small_particles_are_passed_over(surnames, order):
    people = tuple(Signatory(name, "", "", "") for name in surnames)

    assert [one.surname for one in sort_people(people, "en")] == order
