"""Who writes: every missing or unusable field at once, each with the option that gives it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protest_letters.dispatch import Sender
from protest_letters.load.sender import option_of, read_sender
from protest_letters.problems import ExitCode, ProtestError, exit_code

GIVEN = {
    "name": "Sample Sender",
    "street": "Calle Mayor 1",
    "postcode": "28013",
    "city": "Madrid",
    "country": "ES",
}
FULL = {**GIVEN, "role": "Secretary", "organisation": "Sample Union", "care_of": "Sample House"}


def problems(fields, **more):
    with pytest.raises(ProtestError) as caught:
        read_sender(fields, **more)
    assert exit_code(caught.value.problems) is ExitCode.USAGE
    return caught.value.problems


def options(fields, **more):
    return [problem.where for problem in problems(fields, **more)]


def without(*names):
    return {name: text for name, text in GIVEN.items() if name not in names}


def test_what_is_needed_is_enough():
    assert read_sender(GIVEN) == Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013")


def test_everything_given_is_kept():
    assert read_sender(FULL, many=True) == Sender(
        "Sample Sender",
        "Madrid",
        "ES",
        "Calle Mayor 1",
        "28013",
        role="Secretary",
        organisation="Sample Union",
        care_of="Sample House",
        many=True,
    )


@pytest.mark.parametrize(
    ("field", "empty"),
    [
        (field, empty)
        for field in GIVEN
        for empty in (None, "", "   ", "\u00a0")
        if field != "postcode" or empty is None
    ],
)
def test_a_missing_field_names_its_option(field, empty):
    fields = without(field) if empty is None else {**GIVEN, field: empty}
    (found,) = problems(fields)
    assert found.where == f"--{field}"
    assert found.hint.startswith(f"add --{field} …")


def test_an_empty_postcode_says_that_the_country_has_none():
    sender = read_sender({**GIVEN, "city": "Lomé", "country": "TG", "postcode": ""})
    assert (sender.postcode, sender.city) == ("", "Lomé")


def test_all_missing_fields_are_named_at_once():
    assert options({}) == ["--name", "--street", "--postcode", "--city", "--country"]
    assert options({}, many=True) == ["--name", "--organisation", "--street", "--postcode", "--city", "--country"]


def test_missing_and_unusable_fields_are_named_together():
    fields = {**without("city"), "country": "Spain", "street": "Calle\nMayor"}
    assert sorted(options(fields)) == ["--city", "--country", "--street"]


def test_an_organisation_that_passes_mail_on_replaces_the_home_address():
    sender = read_sender({**without("street", "postcode"), "care_of": "Sample House"})
    assert (sender.street, sender.postcode, sender.care_of) == ("", "", "Sample House")


def test_whoever_lacks_a_street_is_told_of_the_other_way():
    (found,) = problems(without("street"))
    assert "--care-of" in found.hint


def test_an_organisation_that_writes_must_be_named():
    assert options(GIVEN, many=True) == ["--organisation"]


@pytest.mark.parametrize(("typed", "kept"), [("es", "ES"), (" de ", "DE"), ("kz", "KZ"), ("XK", "XK")])
def test_a_country_is_two_letters_in_any_case(typed, kept):
    assert read_sender({**GIVEN, "country": typed}).country == kept


@pytest.mark.parametrize("typed", ["Spain", "E", "ESP", "724", "UK", "ZZ", "EU", "QO", "001", "Е$", "ЕS", "É"])
def test_anything_else_is_no_country(typed):
    (found,) = problems({**GIVEN, "country": typed})
    assert (found.where, found.what) == ("--country", f'"{typed}" is no country')
    assert "ISO 3166-1" in found.hint or found.hint.startswith("did you mean ")


@pytest.mark.parametrize("sign", ["\n", "\r", "\t", "\x00", "\x1b", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("field", ["name", "organisation", "city", "care_of"])
def test_a_line_break_or_control_character_inside_a_field_is_refused(field, sign):
    (found,) = problems({**FULL, field: f"Sample{sign}Text"})
    assert found.where == option_of(field)
    assert found.what == "holds a line break or control character"


@pytest.mark.parametrize(("length", "allowed"), [(1000, True), (1001, False)])
def test_a_field_has_a_thousand_characters_at_most(length, allowed):
    fields = {**GIVEN, "name": "x" * length}
    if allowed:
        assert read_sender(fields).name == "x" * length
    else:
        assert problems(fields)[0].what == "has 1001 characters"


def test_letters_in_two_parts_become_one_character():
    assert read_sender({**GIVEN, "name": "Rene\u0301"}).name == "René"


@pytest.mark.parametrize(("field", "option"), [("name", "--name"), ("care_of", "--care-of")])
def test_an_option_is_spelled_with_dashes(field, option):
    assert option_of(field) == option


TYPED = ["O'Neill <b>", "{{ 7*7 }}", "1. Bern", "# x", "100 %", "*Ada*", "'; DROP", "Ңұрғали Өмір", "山田", "𓀀", "0123"]


@pytest.mark.parametrize("typed", TYPED)
def test_what_looks_like_markup_is_a_name_like_any_other(typed):
    assert read_sender({**GIVEN, "name": typed}).name == typed


@settings(deadline=None, max_examples=100)
@given(st.dictionaries(st.sampled_from(sorted(FULL)), st.text(max_size=20)), st.booleans())
def test_whatever_is_typed_is_a_sender_or_a_list_of_options(fields, many):
    try:
        sender = read_sender(fields, many=many)
    except ProtestError as error:
        found = [problem.where for problem in error.problems]
    else:
        found = []
        assert all((sender.name, sender.city, sender.country, sender.care_of or sender.street))
    assert set(found) <= {option_of(name) for name in FULL}
