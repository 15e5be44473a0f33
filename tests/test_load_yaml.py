"""Strict YAML: everything is text, every line number is kept, and no file crashes the reader."""

import time

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from protest_letters.load._yaml import MAX_BYTES, MAX_DEPTH, read_yaml
from protest_letters.problems import ExitCode, Level


def read(text, first_line=1):
    raw = text if isinstance(text, bytes) else text.encode()
    return read_yaml(raw, "a.yaml", first_line)


def plain(node):
    """A node as the lists, dictionaries and texts it stands for."""
    if node.pairs is not None:
        return {key: plain(value) for key, value in node.pairs.items()}
    if node.items is not None:
        return [plain(value) for value in node.items]
    return node.text


def value_of(text):
    root, problems = read(text)
    assert problems == []
    return plain(root)


def said(text, first_line=1):
    _, problems = read(text, first_line)
    return [(problem.where, problem.what) for problem in problems]


@pytest.mark.parametrize(
    "word",
    [
        "NO",
        "no",
        "yes",
        "on",
        "Off",
        "true",
        "False",
        "null",
        "Null",
        "~",
        "01234",
        "0x1F",
        "0o17",
        "1_000",
        "1e3",
        "190:20:30",
        "12:30:45",
        ".inf",
        ".NaN",
        "-1",
        "+73172326172",
        "1999-11-17",
        "1999-11-17T01:02:03Z",
        "=",
        "3А",
    ],
)
def test_every_plain_word_stays_as_it_was_typed(word):
    assert value_of(f"key: {word}\nlist: [{word}]\n") == {"key": word, "list": [word]}


def test_a_country_NO_stays_NO_and_a_postcode_keeps_its_zero():  # noqa: N802 - the word as it is typed
    assert value_of("country: NO\npostcode: 01234\n") == {"country": "NO", "postcode": "01234"}


def test_words_that_yaml_would_change_are_text_as_keys_too():
    assert value_of("no: 1\n010: 2\n8: 3\n1e1: 4\n") == {"no": "1", "010": "2", "8": "3", "1e1": "4"}


def test_a_folded_and_a_literal_text_read_as_yaml_says():
    assert value_of("a: >-\n  one\n  two\nb: |\n  one\n  two\nc: one\n  two\n") == {
        "a": "one two",
        "b": "one\ntwo\n",
        "c": "one two",
    }


def test_an_absent_value_is_the_empty_text():
    assert value_of("a:\nb: ''\n") == {"a": "", "b": ""}


def quoted(text):
    """The text as a double-quoted scalar, by PyYAML's own writer."""
    return yaml.safe_dump(text, default_style='"', width=10**6, allow_unicode=False).rstrip("\n")


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@settings(deadline=None, max_examples=150)
@given(TEXTS)
@example("NO")
@example("01234")
@example("\t\n\r\x85\u2028\ufeff\x00\U0001f600")
@example("{{ 7*7 }} # %s <b> & * ! | > ' \" \\ ")
def test_any_text_comes_back_as_the_same_text(text):
    assert value_of(f"key: {quoted(text)}\nlist: [{quoted(text)}]\n") == {"key": text, "list": [text]}


@settings(deadline=None, max_examples=60)
@given(TEXTS.filter(lambda text: text != "<<"))
def test_any_text_can_be_a_key(text):
    assert value_of(f"? {quoted(text)}\n: value\n") == {text: "value"}


ONE_LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"], exclude_characters="\ufeff"))


@settings(deadline=None, max_examples=100)
@given(ONE_LINE.map(str.strip).filter(lambda text: "\ufffe" not in text and "\uffff" not in text))
def test_any_line_in_single_quotes_comes_back_as_the_same_text(text):
    doubled = text.replace("'", "''")
    assert value_of(f"key: '{doubled}'\n") == {"key": text}


KEYS = TEXTS.filter(lambda text: text != "<<")
NESTED = st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3))


@settings(deadline=None, max_examples=60)
@given(st.dictionaries(KEYS, NESTED, min_size=1, max_size=3))
def test_any_structure_of_texts_comes_back_as_it_was(data):
    assert value_of(yaml.safe_dump(data, default_style='"', width=10**6, sort_keys=False)) == data


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=80) | st.text("ab:-?[]{},&*!|>'\"%@`#~ \t\r\n\x00\xa0é", max_size=60).map(str.encode))
def test_no_bytes_crash_the_reader_and_what_cannot_be_used_is_said(raw):
    root, problems = read_yaml(raw, "a.yaml")
    for problem in problems:
        assert problem.where.startswith("a.yaml")
        assert problem.what
        assert (problem.level, problem.code) == (Level.ERROR, ExitCode.DATA)
    if root is None and not problems:
        events = yaml.parse(raw.decode("utf-8-sig"), Loader=yaml.SafeLoader)
        assert not any(isinstance(event, yaml.NodeEvent) and not is_empty(event) for event in events)


def is_empty(event):
    return isinstance(event, yaml.ScalarEvent) and event.value == ""


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: 1\n\tb: 2\n", "a.yaml:2"),
        ("a:\n\tb: 2\n", "a.yaml:2"),
        ("\ta: 1\n", "a.yaml:1"),
        ("a:\n  - x\n\t- y\n", "a.yaml:3"),
    ],
)
def test_a_tab_as_indentation_is_named_with_its_line_and_what_to_do(text, where):
    _, problems = read(text)
    assert [problem.where for problem in problems] == [where]
    assert "spaces, not with tabs" in problems[0].hint


def test_a_repeated_key_is_an_error_with_both_lines():
    assert said("a: 1\nb: 2\n\na: 3\n") == [("a.yaml:4", 'key "a" is repeated (first in line 1)')]


def test_a_key_repeated_three_times_is_said_twice_and_the_first_value_is_kept():
    root, problems = read("a: 1\na: 2\na: 3\n")
    assert [problem.where for problem in problems] == ["a.yaml:2", "a.yaml:3"]
    assert plain(root) == {"a": "1"}


def test_a_key_may_be_met_again_in_another_mapping():
    assert value_of("- {a: 1}\n- {a: 2}\n- a: {a: 3}\n") == [{"a": "1"}, {"a": "2"}, {"a": {"a": "3"}}]


def test_a_key_repeated_in_another_spelling_is_still_the_same_key():
    assert said("a: 1\n'a': 2\n\"\\x61\": 3\n") == [
        ("a.yaml:2", 'key "a" is repeated (first in line 1)'),
        ("a.yaml:3", 'key "a" is repeated (first in line 1)'),
    ]


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("x: 1\na: &lines [b]\n", "a.yaml:2", "anchor &lines is not allowed"),
        ("x: 1\n\na: !!int 12\n", "a.yaml:3", "tag tag:yaml.org,2002:int is not allowed"),
        (
            "a: !!python/object/apply:os.system [ls]\n",
            "a.yaml:1",
            "tag tag:yaml.org,2002:python/object/apply:os.system",
        ),
        ("a: !own b\n", "a.yaml:1", "tag !own is not allowed"),
        ("a: {b: 1}\nc:\n  <<: {b: 2}\n", "a.yaml:3", "merge key << is not allowed"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2", "holds a second document"),
        ("a: 1\n? [b, c]\n: d\n", "a.yaml:2", "a key must be a word"),
        ("a: 1\n? {b: c}\n: d\n", "a.yaml:2", "a key must be a word"),
    ],
)
def test_what_makes_yaml_a_language_is_refused_with_its_line(text, where, what):
    _, problems = read(text)
    assert problems[0].where == where
    assert problems[0].what.startswith(what)
    assert problems[0].hint


def test_an_alias_is_refused():
    assert said("a: 1\nb: *lines\n") == [("a.yaml:2", "alias *lines is not allowed")]


def test_an_anchor_a_tag_and_a_repeated_key_are_all_reported_in_one_run():
    assert [where for where, _ in said("a: &lines b\nc: !!str d\ne: *lines\nc: f\n")] == [
        "a.yaml:1",
        "a.yaml:2",
        "a.yaml:3",
        "a.yaml:4",
    ]


def test_a_billion_laughs_are_refused_in_no_time():
    laughs = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9) if n else 'ha'}]\n" for n in range(30))
    began = time.perf_counter()
    root, problems = read(laughs)
    assert root is None or problems
    assert time.perf_counter() - began < 1


@pytest.mark.parametrize(
    "text",
    [*(sign * 100_000 for sign in ("[", "{a: ", "- ", "? ", "[{a: ")), "a: " + "[" * 100_000 + "]" * 100_000],
    ids=["lists", "mappings", "dashes", "keys", "both", "closed"],
)
def test_a_hundred_thousand_nested_brackets_are_an_error_and_no_crash(text):
    root, problems = read(text)
    assert root is None
    assert problems[-1].what == f"is nested more than {MAX_DEPTH} levels deep"
    assert len(problems) <= MAX_DEPTH


@pytest.mark.parametrize(("depth", "allowed"), [(MAX_DEPTH, True), (MAX_DEPTH + 1, False)])
def test_fifty_levels_are_allowed_and_no_more(depth, allowed):
    root, problems = read("[" * depth + "x" + "]" * depth)
    assert (root is not None, not problems) == (allowed, allowed)


@pytest.mark.parametrize(("size", "allowed"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_two_million_bytes_are_allowed_and_no_more(size, allowed):
    _, problems = read(b"a: 1\n#" + b"x" * (size - 6))
    assert [problem.what for problem in problems] == ([] if allowed else ["is larger than 2,000,000 bytes"])


@pytest.mark.parametrize("raw", [b"", b"\n\n", b"# nothing but this\n", b"\xef\xbb\xbf", b"---\n...\n"])
def test_an_empty_file_holds_nothing_and_says_nothing_wrong(raw):
    root, problems = read_yaml(raw, "a.yaml")
    assert problems == []
    assert root is None or root.text == ""


def test_a_file_in_utf_16_is_told_to_be_saved_as_utf_8():
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        root, problems = read("a: Ж\n".encode(encoding))
        assert root is None
        assert len(problems) == 1
        assert problems[0].where == "a.yaml:1"
    _, problems = read("a: Ж\n".encode("utf-16"))
    assert (problems[0].what, problems[0].hint) == ("is not UTF-8", "save the file as UTF-8")


def test_a_file_in_windows_1251_names_the_first_line_that_is_not_utf_8():
    root, problems = read("a: 1\nb: 2\nc: Мира\n".encode("cp1251"))
    assert root is None
    assert [(problem.where, problem.what) for problem in problems] == [("a.yaml:3", "is not UTF-8")]


@pytest.mark.parametrize("raw", [bytes(range(256)), b"\x00" * 100, b"%PDF-1.4\n\x00\x01", b"PK\x03\x04\x14\x00\x00"])
def test_a_binary_file_is_one_problem(raw):
    root, problems = read(raw)
    assert root is None
    assert len(problems) == 1
    assert problems[0].hint


def test_a_control_character_is_named_with_its_line():
    _, problems = read("a: 1\nb: 2\nc: \x01\n")
    assert [problem.where for problem in problems] == ["a.yaml:3"]


@pytest.mark.parametrize("harmless", ["\u00a0", "\u00ad", "\u2028", "\u200b", "\ue000"])
def test_a_sign_that_yaml_allows_is_not_taken_for_the_control_character_further_down(harmless):
    _, problems = read(f"a: x{harmless}y\nb: 2\nc: \x01\n")
    assert [problem.where for problem in problems] == ["a.yaml:3"]


def test_a_byte_order_mark_is_passed_over():
    assert value_of(b"\xef\xbb\xbfa: b\n") == {"a": "b"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_ends_them(end):
    assert said(end.join(["a: 1", "b: 2", "a: 3", ""])) == [("a.yaml:3", 'key "a" is repeated (first in line 1)')]


def test_lines_are_counted_from_the_first_line_of_the_file():
    assert said("a: 1\na: 2\n", first_line=2) == [("a.yaml:3", 'key "a" is repeated (first in line 2)')]
    assert said("a: 1\n\tb: 2\n", first_line=2)[0][0] == "a.yaml:3"
    assert said(b"a: 1\nb: \xff\n", first_line=2) == [("a.yaml:3", "is not UTF-8")]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: b: c\n", "a.yaml:1"),
        ("a: 1\nb: 'x\n", "a.yaml:3"),
        ("a: 1\nb: [x\n", "a.yaml:3"),
        ("a: 1\nb: x]\n- c\n", "a.yaml:3"),
        ("a: 1\nb: @x\n", "a.yaml:2"),
        ("a: 1\nb: %x\n", "a.yaml:2"),
        ("a: 1\nb: }\n", "a.yaml:2"),
        ("a:\n    - b\n   - c\n", "a.yaml:3"),
    ],
)
def test_what_is_no_yaml_is_named_with_its_line_and_a_remedy(text, where):
    root, problems = read(text)
    assert root is None
    assert [problem.where for problem in problems] == [where]
    assert problems[0].hint


def test_a_problem_before_a_broken_line_is_reported_with_it():
    assert [where for where, _ in said("a: 1\na: 2\nb: @x\n")] == ["a.yaml:2", "a.yaml:3"]


def test_every_node_knows_the_line_it_stands_on():
    root, _ = read("a: 1\nb:\n  - x\n  - {c: d}\n")
    assert root.key_lines == {"a": 1, "b": 2}
    assert [item.line for item in root.pairs["b"].items] == [3, 4]
