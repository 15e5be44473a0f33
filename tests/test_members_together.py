"""Several rows of a list together: who may be in it twice, and who lives together and writes one letter."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invented import as_csv, invented_members
from protest_letters.dispatch import Sender
from protest_letters.load.members import read_members
from protest_letters.members.doubles import about_doubles, find_doubles, without_doubles
from protest_letters.members.households import Household, find_households, joined_names, joint_sender
from protest_letters.members.judging import judge_members
from protest_letters.members.member import Member
from protest_letters.problems import Level
from test_members_judging import TERMS


def member(name, street="1 Sample Road", city="Leeds", row=0, **changes):
    """A member by `given surname`; further fields are the sender's or the member's own."""
    first, _, surname = name.rpartition(" ")
    own = {key: value for key, value in changes.items() if key in Sender.__slots__}
    others = {key: value for key, value in changes.items() if key not in own}
    sender = Sender(**{"name": name, "city": city, "country": "GB", "street": street, "postcode": "LS1 1UR"} | own)
    return Member(f"m{row}", row, row, sender, surname, first, place=f"m.csv: row {row}", **others)


def rows(*members):
    return tuple(replace(one, id=f"m{at}", row=at, place=f"m.csv: row {at}") for at, one in enumerate(members, start=2))


# doubles


@pytest.mark.parametrize(
    ("first", "again", "said"),
    [
        ("Ann Sample", "Ann Sample", "the same name"),
        ("Ann Sample", "Sample Ann", "the names swapped"),
        ("Ann Sample", "Änn Sämple", "the name spelled nearly alike"),
        ("Ann-Lou Sample", "Ann Lou Sample", "the name spelled nearly alike"),
        ("Ann Lou Sample", "A. L. Sample", "initials written out"),
        ("Юрий Щербаков", "Iouri Shcherbakov", "the name in another alphabet"),
        ("Albert Sample", "Alexander Sample", ""),
        ("Jan Sample", "Jana Sample", ""),
        ("Katharina Samplewood", "Katharine Samplewood", ""),
        ("Ann Sample", "Ann Other", ""),
    ],
)
def test_at_one_address_the_same_person_twice_is_said_and_brothers_and_couples_are_not(first, again, said):
    people = rows(member(first), member(again))

    found = about_doubles(people)

    if not said:
        assert found == ()
        return
    (problem,) = found
    assert (problem.where, problem.level) == ("m.csv: row 3", Level.WARNING)
    assert problem.what == f"may be in the list twice: {again} and {first} (row 2): {said}, same address"
    assert problem.hint == "batch --skip-duplicates leaves it out"
    assert without_doubles(people)[0] == people[:1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"street": "Sample Straße 3"}, {"street": "Samplestr. 3"}),
        ({"street": "1 Sample Road"}, {"street": "1, Sample Rd"}),
        ({"postcode": "01067"}, {"postcode": "1067"}),
        ({"postcode": "LS1 1UR"}, {"postcode": "ls11ur"}),
        ({"street": "1 Sample Road", "email": "a@example.org"}, {"street": "9 Other Road", "email": "A@example.org"}),
    ],
    ids=str,
)
def test_an_address_is_the_same_however_it_is_written(one, other):
    people = rows(member("Ann Sample", **one), member("Ann Sample", **other))

    assert [double.sure for double in find_doubles(people)] == [True]


def test_one_who_moves_within_a_town_is_asked_about_and_kept():
    people = rows(member("Ann Sample"), member("Ann Sample", street="9 Other Road"))
    (problem,) = about_doubles(people)

    assert (problem.level, problem.hint) == (Level.NOTICE, "ask whether it is the same person")
    assert problem.what.endswith("(row 2): the same name in Leeds")
    assert without_doubles(people) == (people, ())


def test_namesakes_in_different_towns_are_said_in_one_line():
    people = rows(*(member("Ann Sample", city=city, street=f"{city} Road 1") for city in ("Leeds", "York", "Hull")))

    assert [(one.where, one.what) for one in about_doubles(people)] == [
        ("m.csv", "people of one name in different towns: Ann Sample (Leeds, row 2, York, row 3, Hull, row 4)")
    ]


def test_of_two_whose_initials_one_may_be_neither_is_left_out():
    people = rows(member("Ann Sample"), member("Albert Sample"), member("A. Sample"))

    assert [double.sure for double in find_doubles(people)] == [False, False]
    assert without_doubles(people)[0] == people


def test_who_is_left_out_is_said_and_the_first_stays():
    people = rows(member("Ann Sample"), member("Bob Sample"), member("Sample Ann"), member("ANN SAMPLE"))
    kept, problems = without_doubles(people)

    assert [one.row for one in kept] == [2, 3]
    assert [problem.where for problem in problems] == ["m.csv: row 4", "m.csv: row 5"]
    assert {problem.level for problem in problems} == {Level.NOTICE}


def test_where_an_organisation_passes_mail_on_nobody_lives():
    people = rows(*(member("Ann Sample", care_of="Sample Union") for _ in range(2)))

    assert [double.sure for double in find_doubles(people)] == [False]
    assert len(find_households(people)[0]) == 2


def test_two_who_share_an_e_mail_address_are_two():
    shared = {"email": "sample@example.org"}
    people = rows(
        member("Jan Samplewood", **shared), member("Jana Samplewood", **shared, street="9 Other Road", city="York")
    )

    assert find_doubles(people) == ()


def test_every_pair_of_the_invented_list_is_found_and_nobody_else():
    made = invented_members()
    judged = judge_members(read_members(as_csv(made), "m.csv"), TERMS)
    doubles = [double for double in find_doubles(judged.members) if double.sure]

    assert len(doubles) == sum(row.quirk.startswith("a double") for row in made)
    assert len(without_doubles(judged.members)[0]) == len(judged.members) - len(doubles)


# households


def households(*members):
    return [[one.sender.name for one in found.members] for found in find_households(members)[0]]


def test_people_of_one_surname_at_one_address_live_together():
    assert households(
        *rows(
            member("Ann Sample"),
            member("Eva Other", street="2 Sample Road"),
            member("Bob Sample", street="1, Sample Rd."),
            member("Cid Sample-Other"),
            member("Dan Sample", street="2 Sample Road"),
        )
    ) == [["Ann Sample", "Bob Sample", "Cid Sample-Other"], ["Eva Other"], ["Dan Sample"]]


@pytest.mark.parametrize("surnames", [("de Sample", "de Other"), ("van der Sample", "van der Other"), ("Li", "Le")])
def test_small_words_make_no_family(surnames):
    people = rows(*(replace(member("Ann X"), surname=surname) for surname in surnames))

    assert len(find_households(people)[0]) == 2


def test_short_surnames_are_surnames():
    assert len(households(*rows(member("Ann Li"), member("Bob Li")))) == 1


def test_neighbours_are_said_in_one_line_and_write_apart():
    found, problems = find_households(rows(member("Ann Sample"), member("Eva Other"), member("Bob Third", city="York")))

    assert len(found) == 3
    assert [(one.where, one.level) for one in problems] == [("m.csv", Level.NOTICE)]
    assert problems[0].what == "at 1 address people of different surnames write apart (row 2)"
    assert "household" in problems[0].hint


def test_where_a_list_has_households_they_alone_count():
    people = rows(
        member("Ann Sample", household="a"),
        member("Bob Sample"),
        member("Eva Other", household="a"),
        member("Dan Sample"),
    )

    assert households(*people) == [["Ann Sample", "Eva Other"], ["Bob Sample"], ["Dan Sample"]]
    assert find_households(people)[1] == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"language": "fr"},
        {"to": ("president",)},
        {"not_to": ("president",)},
        {"personal": "My own words."},
        {"country": "IE"},
    ],
    ids=str,
)
def test_whose_letters_would_say_something_else_write_apart_and_that_is_said(changes):
    first = member("Ann Sample", household="a", personal="Hers." if "personal" in changes else "")
    found, problems = find_households(rows(first, member("Bob Sample", household="a", **changes)))

    assert len(found) == 2
    assert problems[0].what.startswith("Ann Sample and Bob Sample live together and write apart")


def test_one_who_has_words_of_his_own_speaks_for_both():
    found, _ = find_households(rows(member("Ann Sample"), member("Bob Sample", personal="We ask you.")))

    assert joint_sender(found[0], "en-GB").personal == "We ask you."


def test_a_household_is_one_sender_with_both_full_names():
    both = Household(
        rows(member("Ann Sample", organisation="SU", role="Chair"), member("Bob Sample", organisation="SU"))
    )
    sender = joint_sender(both, "de")

    assert (sender.name, sender.joint) == ("Ann Sample und Bob Sample", ("Ann Sample", "Bob Sample"))
    assert (sender.plural, sender.many, sender.organisation, sender.role) == (True, False, "SU", "")
    assert (both.id, sender.street) == ("m2", "1 Sample Road")


def test_one_member_alone_writes_as_one():
    alone = rows(member("Ann Sample"))[0]

    assert joint_sender(Household((alone,)), "de") == alone.sender
    assert not alone.sender.plural


@pytest.mark.parametrize(
    ("language", "names", "joined"),
    [
        ("en-GB", ("Ann Sample", "Bob Sample"), "Ann Sample and Bob Sample"),
        ("en-GB", ("Ann A", "Bob B", "Cid C"), "Ann A, Bob B and Cid C"),
        ("de", ("Anna Muster", "Bernd Muster"), "Anna Muster und Bernd Muster"),
        ("de-CH", ("Anna Muster", "Bernd Muster"), "Anna Muster und Bernd Muster"),
        ("fr", ("Anne Exemple", "Bob Exemple"), "Anne Exemple et Bob Exemple"),
        ("es", ("Ana Muestra", "Bob Muestra"), "Ana Muestra y Bob Muestra"),
        ("es", ("Ana Muestra", "Isabel Muestra"), "Ana Muestra e Isabel Muestra"),
        ("es", ("Ana y Mar Muestra", "Hilario Muestra"), "Ana y Mar Muestra e Hilario Muestra"),
        ("es", ("Ana Muestra", "Hiedra Muestra"), "Ana Muestra y Hiedra Muestra"),
        ("ru", ("Анна Примерова", "Пётр Примеров"), "Анна Примерова и Пётр Примеров"),
        ("kk", ("Анна Примерова", "Пётр Примеров"), "Анна Примерова және Пётр Примеров"),
    ],
)
def test_names_are_joined_as_the_letters_language_does_it(language, names, joined):
    assert joined_names(names, language) == joined


NAME = st.builds(
    "{} {}".format, st.sampled_from(["Ann", "Bob", "A.", "Änn"]), st.sampled_from(["Sample", "Sample-Other", "Li"])
)
MEMBER = st.builds(
    member, NAME, st.sampled_from(["1 Sample Road", "2 Sample Road", ""]), household=st.sampled_from(["", "a"])
)


@given(st.lists(MEMBER, max_size=8))
def test_nobody_is_lost_or_doubled_by_households_or_doubles(members):
    people = rows(*members)
    found, _ = find_households(people)

    assert sorted(one.id for household in found for one in household.members) == sorted(one.id for one in people)
    assert [household.id for household in found] == sorted((one.id for one in found), key=lambda one: int(one[1:]))
    kept, problems = without_doubles(people)
    assert len(kept) + len(problems) == len(people)
