"""File names out of what people are called: safe on every system, and another one for everybody."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from protest_letters.filenames import file_stem, is_bare_name, readable_part

ANY = st.text(max_size=120)
HOSTILE = st.sampled_from(
    [
        *(
            "../../etc/passwd",
            "..",
            ".",
            "",
            "CON",
            "con",
            "nul.txt",
            "COM1",
            "COM¹",
            "LPT9",
            "AUX.",
            " PRN ",
            "CONIN$",
        ),
        *(
            "a/b",
            "a\\b",
            "C:evil",
            "file:stream",
            "a\0b",
            "-rf",
            "~root",
            ".hidden",
            "trailing. ",
            "x" * 300,
            "é" * 300,
        ),
        *("=HYPERLINK(1)", "%2e%2e%2f", "\u202egpj", "e\u0301" * 200, "\U0001f600", "ß", "İ", "ﬁ", "\ud800"),
    ]
)
DEVICES = {"con", "prn", "aux", "nul", *(f"{one}{at}" for one in ("com", "lpt") for at in range(10))}


def is_safe(name):
    """Whether every system takes a name as it is; written without the code it tests."""
    stem = unicodedata.normalize("NFKC", name.split(".")[0]).casefold().rstrip()
    return (
        name not in ("", ".", "..")
        and not set(name) & set('/\\:*?"<>|')
        and not any(unicodedata.category(sign).startswith(("C", "Z")) for sign in name)
        and not name.startswith((".", "-", "~", " "))
        and not name.endswith((".", " "))
        and stem not in DEVICES
        and unicodedata.normalize("NFC", name) == name
        and len(name.encode()) <= 150
    )


@given(ANY | HOSTILE, ANY | HOSTILE)
@example("CON", "con")
def test_every_text_and_every_id_give_a_name_that_every_system_takes(text, identity):
    stem = file_stem(text, identity)

    assert is_safe(stem), stem
    assert is_safe(f"{stem}.pdf")
    assert file_stem(text, identity) == stem


@given(ANY | HOSTILE)
def test_a_part_by_itself_is_safe_as_well(text):
    assert is_safe(readable_part(text))


@given(st.lists(ANY | HOSTILE | st.from_regex(r"\A[a-bA-B0-1/_.~-]{0,4}\Z"), min_size=2, max_size=8, unique=True), ANY)
def test_names_of_different_ids_differ_where_capitals_and_accents_do_not_count(ids, text):
    def seen(name):
        return unicodedata.normalize("NFKD", name).casefold()

    assert len({seen(file_stem(text, identity)) for identity in ids}) == len(ids)


@given(ANY, ANY, ANY, ANY)
@example("a", "b-c", "a-b", "c")
@example("a_b", "c", "a", "b_c")
def test_no_two_pairs_of_text_and_id_have_one_name(text, identity, other, another):
    if identity != another:
        assert file_stem(text, identity) != file_stem(other, another)


@pytest.mark.parametrize(
    ("text", "identity", "stem"),
    [
        ("Anna Muster", "m3k9f2qd7", "Anna-Muster_m3k9f2qd7"),
        ("Пётр Примеров", "17", "Пётр-Примеров_17"),
        ("../../etc/passwd", "m1", "etc-passwd_m1"),
        ("CON", "m1", "CON-_m1"),
        ("名前 例", "m1", "名前-例_m1"),
        ("नमस्ते", "m1", "नमस्ते_m1"),
        ("...", "m1", "unnamed_m1"),
        ("Sample" * 50, "m1", "Sample" * 13 + "Sa_m1"),
    ],
)
def test_a_name_can_be_read(text, identity, stem):
    assert file_stem(text, identity) == stem


def test_two_of_the_same_name_are_told_apart_by_their_ids():
    assert file_stem("Ann Sample", "A/1") != file_stem("Ann Sample", "a/1") != file_stem("Ann Sample", "a-1")


@pytest.mark.parametrize("name", ["anna.png", "member 7.jpeg", "Пётр.png", "a", "x" * 255, "a.b.c"])
def test_a_plain_name_of_a_file_is_bare(name):
    assert is_bare_name(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", ".", "..", "../a.png", "/etc/passwd", "a/b.png", "a\\b.png", "C:a.png", "a.png:stream", ".hidden.png"),
        *(
            "CON",
            "con.png",
            "NUL.tar.gz",
            "COM1.png",
            "COM¹",
            "lpt0",
            "a.png.",
            "a.png ",
            " a.png",
            "a\n.png",
            "a\0.png",
        ),
        *("a*.png", "a?.png", 'a".png', "a<b", "a|b", "é" * 128, "//host/share", "\\\\host\\share", "conout$"),
    ],
)
def test_a_path_a_device_or_a_name_that_windows_would_change_is_none(name):
    assert not is_bare_name(name)
