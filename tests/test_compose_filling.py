"""A letter's body holds placeholders, three filters and conditions; everything else is refused before it can run."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protest_letters.compose.filling import ASKED, CLOSE, FILTERS, OPEN, PLACEHOLDERS, Passage, check_body, fill, kept
from protest_letters.dispatch import Template
from protest_letters.problems import ExitCode, ProtestError, exit_code

CONTEXT = {
    "we": False,
    "kind": "minister",
    "date": "20 November 1999",
    "ask": Passage("Please lift the ban."),
    "sender": {
        "name": kept("Anna Sample", "--name"),
        "role": kept("", "--role"),
        "organisation": kept("Sample Union", "--organisation"),
        "city": kept("Bern", "--city"),
        "country": "Switzerland",
    },
    "addressee": {"name": "A. Sample", "title": "Minister", "style": "Your Excellency"},
}


def template(body):
    return Template(
        id="sample",
        language="en",
        subject="A sample",
        body=body,
        asks=(),
        kinds=("minister",),
        since=date(1999, 1, 1),
        file="letters/sample.en.md",
        body_line=10,
    )


def complaints(body):
    return [(problem.where, problem.what, problem.hint) for problem in check_body(template(body))]


def filled(body):
    """The filled body with its values in brackets."""
    values = []
    text = fill(template(body), CONTEXT, values)
    for number, value in enumerate(values):
        text = text.replace(f"{OPEN}{number}{CLOSE}", f"[{value.text}]")
    return text.replace(ASKED, "")


# what a body may hold


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("I, {{ sender.name }}, write.", "I, [Anna Sample], write."),
        ("{{ ask }} Thank you.", "Please lift the ban. Thank you."),
        ("{% if we %}We{% else %}I{% endif %} ask", "I ask"),
        ("{% if sender.role %}as {{ sender.role }}{% endif %}.", "."),
        ("{% if sender.organisation and not we %}yes{% endif %}", "yes"),
        ('{% if kind == "minister" %}a{% elif kind != "body" %}b{% endif %}', "a"),
        ("{{ 'we' if we else 'I' }}", "[I]"),
        ("{{ sender.city|upper }} {{ sender.city | lower }}", "[BERN] [bern]"),
        ("{{ sender.role|default('a member', true) }}", "[a member]"),
        ("{# said to the translator #}text", "text"),
        ("{% raw %}{{ 7*7 }}{% endraw %}", "{{ 7*7 }}"),
        ("100 % of { all } # signs", "100 % of { all } # signs"),
    ],
)
def test_placeholders_filters_and_conditions_are_filled(body, text):
    assert complaints(body) == []
    assert filled(body) == text


@pytest.mark.parametrize("name", PLACEHOLDERS)
def test_every_placeholder_there_is_can_be_filled(name):
    parts = PLACEHOLDERS[name]
    for placeholder in [f"{name}.{part}" for part in parts] or [name]:
        assert complaints(f"{{{{ {placeholder} }}}}") == []
        filled(f"{{% if {placeholder} %}}{{{{ {placeholder} }}}}{{% endif %}}")


def test_a_value_remembers_the_field_it_came_from():
    values = []
    fill(template("{{ sender.name }} {{ sender.country }}"), CONTEXT, values)
    assert [(value.text, value.origin) for value in values] == [("Anna Sample", "--name"), ("Switzerland", "letter")]


def test_a_value_is_not_read_as_a_template():
    values = []
    context = {**CONTEXT, "sender": {**CONTEXT["sender"], "name": "{{ 7*7 }} {% if we %}"}}
    fill(template("{{ sender.name }}"), context, values)
    assert [value.text for value in values] == ["{{ 7*7 }} {% if we %}"]


def test_a_filter_cannot_change_the_request():
    # the request holds a value already when the body asks for it in capitals
    (problem,) = check_body(template("{{ ask|upper }}"))
    assert problem.what == "a filter cannot change the request"


# what it may not


@pytest.mark.parametrize(
    ("body", "where", "what", "hint"),
    [
        ("{{ sendr.name }}", 10, 'unknown placeholder "sendr.name"', 'did you mean "sender"?'),
        ("a\n\n{{ sender.nmae }}", 12, 'unknown placeholder "sender.nmae"', 'did you mean "name"?'),
        ("\n{{ aks }}", 11, 'unknown placeholder "aks"', 'did you mean "ask"?'),
        ("{{ colour }}", 10, 'unknown placeholder "colour"', "known: addressee, ask, date, kind, sender, we"),
        ("{{ sender }}", 10, 'placeholder "sender" needs a part', "one of: city, country, name, organisation, role"),
        ("{{ sender.street }}", 10, 'unknown placeholder "sender.street"', None),
        ("{{ sender.name|uper }}", 10, 'filter "uper" is not allowed', 'did you mean "upper"?'),
        ("{{ sender.name|replace('a', 'b') }}", 10, 'filter "replace" is not allowed', "known: default, lower, upper"),
        ("{{ ''|attr('__class__') }}", 10, 'filter "attr" is not allowed', None),
        ("{{ sender.name|default(*we) }}", 10, 'filter "default" is not allowed', None),
        ("{{ sender.name|default('x', boolean=true) }}", 10, "keyword is not allowed", None),
        ("x\n{% for a in sender.name %}{{ a }}{% endfor %}", 11, "for is not allowed", None),
        ("{{ ''.__class__ }}", 10, 'unknown placeholder "….__class__"', None),
        ("{{ sender.__class__ }}", 10, 'unknown placeholder "sender.__class__"', None),
        ("{{ sender.name.__class__ }}", 10, 'unknown placeholder "….__class__"', None),
        ("{{ sender['name'] }}", 10, "getitem is not allowed", None),
        ("{{ 'a'*10**8 }}", 10, "mul is not allowed", None),
        ("{{ 9**9**9**9 }}", 10, "pow is not allowed", None),
        ("{{ 'a' ~ 'b' }}", 10, "concat is not allowed", None),
        ("{{ 1 }}", 10, "a number is not allowed", "a body holds text and placeholders only"),
        ("{{ none }}", 10, "none is not allowed", None),
        ("{{ ['a'] }}", 10, "list is not allowed", None),
        ("{{ {'a': 'b'} }}", 10, "dict is not allowed", None),
        ("{{ sender.name() }}", 10, "call is not allowed", None),
        ("{{ lipsum() }}", 10, "call is not allowed", None),
        ("{% include 'x' %}", 10, "include is not allowed", None),
        ("{% import 'x' as y %}", 10, "import is not allowed", None),
        ("{% from 'x' import y %}", 10, "fromimport is not allowed", None),
        ("{% extends 'x' %}", 10, "extends is not allowed", None),
        ("{% block x %}{% endblock %}", 10, "block is not allowed", None),
        ("{% macro x() %}{% endmacro %}", 10, "macro is not allowed", None),
        ("{% call we() %}{% endcall %}", 10, "callblock is not allowed", None),
        ("{% set a = 'b' %}", 10, "assign is not allowed", None),
        ("{% set a %}b{% endset %}", 10, "assignblock is not allowed", None),
        ("{% filter upper %}a{% endfilter %}", 10, "filterblock is not allowed", None),
        ("{% with %}{% endwith %}", 10, "with is not allowed", None),
        ("{% if we is defined %}{% endif %}", 10, "test is not allowed", None),
        ("{% autoescape true %}a{% endautoescape %}", 10, "", None),
        ("{% if kind < 'b' %}{% endif %}", 10, 'comparison "lt" is not allowed', "compare with == or != only"),
        ("{% if 'a' in kind %}{% endif %}", 10, 'comparison "in" is not allowed', "compare with == or != only"),
        ("{{ _values }}", 10, 'unknown placeholder "_values"', None),
        ("{{ self }}", 10, 'unknown placeholder "self"', None),
        ("a\n\n\n{% if we %}", 13, "an {% if … %} is not closed with", None),
        ("a\n{{ sender.name", 11, "unexpected end of template", "see docs/letters.md for what a body may hold"),
        ("a\n{{ }}", 11, "Expected an expression, got 'end of print statement'", None),
        ("{% nonsense %}", 10, "Encountered unknown tag 'nonsense'", None),
        (f"a\nb{OPEN}0{CLOSE}", 11, "holds the private character U+E000", "remove it"),
        (f"a\n\nb{CLOSE}", 12, "holds the private character U+E001", "remove it"),
        ("x" * 64_001, 10, "is longer than 64,000 characters", "a letter is one page"),
    ],
    ids=lambda value: str(value)[:36].encode("unicode_escape").decode(),
)
def test_anything_else_is_refused_with_its_line_and_a_remedy(body, where, what, hint):
    (problem,) = check_body(template(body))
    assert problem.where == f"letters/sample.en.md:{where}"
    assert problem.what.startswith(what)
    assert problem.hint == hint if hint else problem.hint
    with pytest.raises(ProtestError) as refused:
        fill(template(body), CONTEXT, [])
    assert exit_code(refused.value.problems) is ExitCode.TEMPLATE


def test_everything_wrong_in_a_body_is_said_at_once():
    body = "{{ sendr.name }}\n\n{% for a in b %}{% endfor %}\n{% set c = 'd' %}\n{{ sender.name|title }}\n{{ 7*7 }}"
    with pytest.raises(ProtestError) as refused:
        fill(template(body), CONTEXT, [])
    lines = sorted(problem.where.rpartition(":")[2] for problem in refused.value.problems)
    assert lines == ["10", "12", "13", "14", "15"]
    assert exit_code(refused.value.problems) is ExitCode.TEMPLATE


@pytest.mark.parametrize("depth", [20, 120, 300, 1000, 7000])
@pytest.mark.parametrize(
    "nest",
    [
        lambda n: "{{ " + "(" * n + "we" + ")" * n + " }}",
        lambda n: "{{ " + "not " * n + "we }}",
        lambda n: "{{ " + "we and " * n + "we }}",
        lambda n: "{{ we" + " == we" * n + " }}",
        lambda n: "{{ " + "'a' if we else " * n + "'b' }}",
        lambda n: "{{ sender.name" + "|upper" * n + " }}",
        lambda n: "{% if we %}" * n + "{% endif %}" * n,
        lambda n: "{% if we %}a" + "{% elif we %}b" * n + "{% endif %}",
        lambda n: "{{ " + "[" * n + "]" * n + " }}",
        lambda n: "{{ 0x" + "F" * n + " }}",
        lambda n: "{{ " + "9" * n + " }}",
    ],
    ids=["parentheses", "not", "and", "==", "else", "filters", "if", "elif", "lists", "hex", "digits"],
)
def test_deep_nesting_is_filled_or_refused_and_never_breaks_the_program(nest, depth):
    body = nest(depth)
    assert outcome(body) in ({ExitCode.DONE}, {ExitCode.TEMPLATE})


def outcome(body):
    """The exit codes filling a body ends with."""
    try:
        fill(template(body), CONTEXT, [])
    except ProtestError as error:
        return {problem.code for problem in error.problems}
    return {ExitCode.DONE}


ATOMS = st.sampled_from(["we", "kind", "sender.name", "sender", "nobody", "'a'", "1", "true", "none", "[]", "{}", ""])
EXPRESSIONS = st.recursive(
    ATOMS,
    lambda inner: (
        st.builds(
            "{0}{1}{2}".format,
            inner,
            st.sampled_from(
                ["|", " == ", " != ", " < ", " in ", " and ", " or ", " ~ ", "*", ".", "(", "[", " if ", " is ", ","]
            ),
            inner | st.just("upper"),
        )
        | st.builds("not {}".format, inner)
        | st.builds("({})".format, inner)
    ),
    max_leaves=5,
)
TAGS = st.sampled_from(
    ["if", "for", "set", "include", "macro", "call", "filter", "with", "autoescape", "block", "elif", "endif", "raw"]
)
BODIES = st.lists(
    st.builds("{{{{ {} }}}}".format, EXPRESSIONS)
    | st.builds("{{% {} {} %}}".format, TAGS, EXPRESSIONS)
    | st.builds("{{% if {} %}}a{{% endif %}}".format, EXPRESSIONS)
    | st.sampled_from(["text\n", "{#", "#}", "{{", "%}", "\n\n"]),
    max_size=3,
).map("".join)


@given(BODIES)
@settings(max_examples=120, deadline=None)
def test_no_body_whatever_breaks_the_program(body):
    problems = check_body(template(body))
    assert all(problem.code is ExitCode.TEMPLATE and problem.where.startswith("letters/") for problem in problems)
    assert outcome(body) in ({ExitCode.DONE}, {ExitCode.TEMPLATE})


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co"], exclude_characters="{}%#"), max_size=60)
)
@settings(max_examples=60, deadline=None)
def test_plain_text_is_filled_as_it_is(text):
    assert filled(text) == text


def test_the_filters_are_three():
    assert FILTERS == ("default", "lower", "upper")
