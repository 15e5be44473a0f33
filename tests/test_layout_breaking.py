"""Paragraphs to lines. Most cases are set in a typewriter's face: a sign is 1 mm wide, so a width is a count."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protest_letters.compose.letter import compose_letter
from protest_letters.customs import custom_of
from protest_letters.dispatch import Wish
from protest_letters.document import Face, Run
from protest_letters.layout.breaking import Measure, _broken, break_lines
from protest_letters.layout.hyphens import divisions
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, ProtestError
from typefaces import alone

PT_SERIF = alone()
NO_BREAK = "\u00a0"
FACES = st.sampled_from(list(Face))
WORDS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
PLAIN_WORDS = st.text("abcdefghijklmnopqrstuvwxyzäéжш0123456789.,", min_size=1, max_size=12)


class Typewriter:
    def width(self, text, face, size_pt):
        del face, size_pt
        return float(len(text))

    def lacks(self, text):
        del text
        return ""


TYPEWRITER = Typewriter()


def texts(lines):
    return ["".join(run.text for run in line) for line in lines]


def broken(text, width, *, hyphenation="", balanced=False, origin="letter"):
    measure = Measure(width, 11, TYPEWRITER, hyphenation, balanced)
    return texts(break_lines((Run(text, origin=origin),), measure))


def squashed(text):
    """The text without what a break may add or take: spaces and hyphens."""
    return re.sub(r"[ \u00a0-]", "", text)


# nothing is lost


@given(words=st.lists(PLAIN_WORDS, min_size=1, max_size=60), width=st.integers(12, 60), balanced=st.booleans())
@settings(max_examples=80, deadline=None)
def test_the_lines_put_together_give_the_words_back(words, width, balanced):
    lines = broken(" ".join(words), width, balanced=balanced)
    assert " ".join(lines) == " ".join(words)
    assert all(len(line) <= width for line in lines)


@given(words=st.lists(WORDS, min_size=1, max_size=40), faces=st.lists(FACES, min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_sign_is_lost_or_moved_in_any_script_and_face(words, faces):
    runs = [Run(f"{word} ", faces[at % len(faces)]) for at, word in enumerate(words)]
    lines = break_lines(tuple(runs), Measure(25, 11, TYPEWRITER, "en_GB"))
    assert squashed("".join(texts(lines))) == squashed("".join(words))


@given(st.lists(st.tuples(PLAIN_WORDS, FACES, st.sampled_from(["letter", "--name"])), min_size=1, max_size=30))
@settings(max_examples=60, deadline=None)
def test_every_word_keeps_its_face_and_its_origin(pieces):
    runs = tuple(Run(f"{word} ", face, origin) for word, face, origin in pieces)
    lines = break_lines(runs, Measure(20, 11, TYPEWRITER))
    signs = [(sign, run.face, run.origin) for line in lines for run in line for sign in run.text if sign != " "]
    assert signs == [(sign, face, origin) for word, face, origin in pieces for sign in word]


@given(
    words=st.lists(st.text("abcdefghijklmnoprstuvzäöüéñжшщыея", min_size=1, max_size=20), min_size=1, max_size=60),
    width=st.floats(70, 165),
    size=st.sampled_from([10, 10.5, 11]),
    patterns=st.sampled_from(["", "de_DE", "en_GB", "es", "fr", "ru_RU"]),
)
@settings(max_examples=60, deadline=None)
def test_no_line_is_wider_than_the_measure_its_hyphen_included(words, width, size, patterns):
    measure = Measure(width, size, PT_SERIF, patterns)
    for line in break_lines((Run(" ".join(words)),), measure):
        assert measure.of(line) <= width + 1e-5


def test_several_spaces_are_one_and_an_empty_paragraph_has_no_line():
    assert broken("  one   two  ", 20) == ["one two"]
    assert broken("", 20) == broken("   ", 20) == []


def test_a_word_made_of_several_faces_stays_one_word():
    runs = (Run("An "), Run("em", Face.ITALIC), Run("phasis and more"))
    assert texts(break_lines(runs, Measure(11, 11, TYPEWRITER))) == ["An emphasis", "and more"]


# where a line may end and where not


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("am 9. Juni 2021", 9, ["am", "9. Juni", "2021"]),
        ("on article 23 of", 10, ["on", "article 23", "of"]),
        ("der Gewerkschafts-Aufruf", 21, ["der", "Gewerkschafts-Aufruf"]),
        ("die Vor- und Nachteile", 11, ["die", "Vor- und", "Nachteile"]),
        ("Taraz–Uralsk and/or Jambul", 13, ["Taraz–Uralsk", "and/or Jambul"]),
        ("Taraz–Uralsk and/or", 10, ["Taraz–", "Uralsk", "and/or"]),
        ("1997-1999 strikes", 10, ["1997-1999", "strikes"]),
        ("of K. K. Tokaev here", 15, ["of K. K. Tokaev", "here"]),
        ("of K. K. Tokaev here", 14, ["of", "K. K. Tokaev", "here"]),
        ("東京都の労働組合「連帯」", 9, ["東京都の労働組合", "「連帯」"]),
    ],
)
def test_a_line_ends_only_where_it_may(text, width, lines):
    bound = text.replace("9. ", f"9.{NO_BREAK}").replace("article ", f"article{NO_BREAK}")
    assert broken(bound, width) == lines


@given(
    pairs=st.lists(st.tuples(PLAIN_WORDS, PLAIN_WORDS), min_size=1, max_size=20),
    width=st.integers(25, 50),
    balanced=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_no_break_spaces_hold_and_print_as_spaces(pairs, width, balanced):
    lines = broken(" ".join(f"{one}{NO_BREAK}{other}" for one, other in pairs), width, balanced=balanced)
    assert NO_BREAK not in "".join(lines)
    words = [len(line.split(" ")) for line in lines]
    assert all(count % 2 == 0 for count in words)
    assert sum(words) == 2 * len(pairs)


# dividing words


LONG = "Die Vereinigungsfreiheit der Gewerkschaftsmitglieder verpflichtet Verfassungsorgane"


def test_a_word_of_the_letter_is_divided_where_a_line_would_stay_empty():
    lines = broken(LONG, 36, hyphenation="de_DE")
    assert broken(LONG, 36)[0] == "Die Vereinigungsfreiheit der"
    assert lines[0].startswith("Die Vereinigungsfreiheit der Ge")
    assert lines[0].endswith("-")
    assert squashed("".join(lines)) == squashed(LONG)


@pytest.mark.parametrize("origin", ["--name", "--organisation", "addressees.yaml:3"])
def test_a_value_from_outside_is_never_divided_by_syllables(origin):
    lines = broken(LONG, 36, hyphenation="de_DE", origin=origin)
    assert not any(line.endswith("-") for line in lines)
    assert " ".join(lines) == LONG


def test_only_the_letter_s_own_words_are_divided_beside_a_value():
    value = "Gewerkschaftsmitgliederversammlung"
    runs = (Run("Im Namen der "), Run(value, origin="--organisation"), Run(" schreiben wir über Vereinigungsfreiheit"))
    for width in range(36, 60):
        assert value in "\n".join(texts(break_lines(runs, Measure(width, 11, TYPEWRITER, "de_DE"))))


def test_abbreviations_in_capitals_and_short_words_are_not_divided():
    text = "GEWERKSCHAFTSBUND " * 6
    assert broken(text, 30, hyphenation="de_DE") == ["GEWERKSCHAFTSBUND"] * 6
    assert not any(line.endswith("-") for line in broken("unter " * 40, 33, hyphenation="de_DE"))


@given(st.lists(st.sampled_from(LONG.split()), min_size=3, max_size=25), st.integers(26, 50))
@settings(max_examples=60, deadline=None)
def test_two_letters_stay_behind_and_three_go_on(words, width):
    lines = broken(" ".join(words), width, hyphenation="de_DE")
    for line, below in pairwise(lines):
        if line.endswith("-"):
            assert len(line.rstrip("-").split(" ")[-1]) >= 2
            assert len(below.rstrip("-").split(" ")[0]) >= 3


BOUND = {"_": NO_BREAK, "~": "\u202f"}


@pytest.mark.parametrize(
    ("language", "word", "divided"),
    [
        ("en_GB", "organisations", "or-gan-isa-tions"),
        ("en_GB", "“registration”,", "“re-gis-tra-tion”,"),
        ("fr", "l’organisation", "l’or-ga-ni-sa-tion"),
        ("de_DE", "Gewerkschaften", "Ge-werk-schaf-ten"),
        # the letters that a language lets go on to the next line
        ("es", "sindicato", "sin-di-ca-to"),
        ("fr", "syndicale", "syn-di-cale"),
        # names are whole, but not the names of offices, nor German nouns
        ("en_GB", "Kazakhstan", "Kazakhstan"),
        ("ru_RU", "Казахстана", "Казахстана"),
        ("ru_RU", "Республики", "Рес-пуб-ли-ки"),
        ("en_GB", "Constitution", "Con-sti-tu-tion"),
        ("fr", "«_Solidarité_»", "«_Solidarité_»"),
        ("de_DE", "Solidarität", "So-li-da-ri-tät"),
        # fixed expressions are whole, not what a preposition or a mark is bound to
        ("de_DE", "Innere_Angelegenheiten", "Innere_Angelegenheiten"),
        ("ru_RU", "внутренних_дел", "внутренних_дел"),
        ("ru_RU", "статья_23", "статья_23"),
        ("ru_RU", "в_обращении", "в_об-ра-ще-нии"),
        ("fr", "intimidations~;", "in-ti-mi-da-tions~;"),
        # what is no word
        ("en_GB", "https://www.organisation.example", "https://www.organisation.example"),
        ("en_GB", "self-determination", "self-determination"),
        ("de_DE", "GEWERKSCHAFT", "GEWERKSCHAFT"),
        ("en_GB", "union", "union"),
    ],
)
def test_where_a_word_is_divided(language, word, divided):
    bound = word.translate(str.maketrans(BOUND))
    cuts = divisions(bound, language, opens=False)
    shown = "-".join(bound[one:other] for one, other in pairwise((0, *cuts, len(bound))))
    assert shown == divided.translate(str.maketrans(BOUND))


def test_a_capital_at_the_beginning_of_a_sentence_makes_no_name():
    assert divisions("Notwithstanding", "en_GB", opens=True)
    assert not divisions("Notwithstanding", "en_GB", opens=False)
    lines = broken("xxxxxxxxxxx. Notwithstanding that", 18, hyphenation="en_GB")
    assert lines[0] == "xxxxxxxxxxx. Not-"


# what does not fit


def test_a_word_too_wide_is_refused_in_millimetres_with_its_field():
    with pytest.raises(ProtestError) as refused:
        broken("An " + "x" * 60, 50, origin="--name")
    (problem,) = refused.value.problems
    assert problem.where == "--name"
    assert problem.what == f'"{"x" * 37}…" is 60.0 mm wide at 11 pt, the line 50.0 mm'
    assert problem.code is ExitCode.FIT
    assert problem.hint


def test_a_word_as_wide_as_the_line_fits():
    assert broken("a " + "x" * 50 + " b", 50) == ["a", "x" * 50, "b"]


# how it looks


def ratios(lines, width):
    """By how much each line but the last is too short: 1 is a twentieth of the measure (docs/typography.md)."""
    return [(width - len(line)) / (width / 20 + 0.1) for line in lines[:-1]]


def demerits(lines, width):
    return sum((10 + 100 * ratio**3) ** 2 for ratio in (*ratios(lines, width), 0))


def first_fit(text, width):
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


# a word of one letter had rather not end a line
@given(
    words=st.lists(PLAIN_WORDS.filter(lambda word: len(word) > 1), min_size=1, max_size=60), width=st.integers(15, 60)
)
@settings(max_examples=60, deadline=None)
def test_lines_are_no_worse_than_when_each_takes_what_it_can(words, width):
    plain = first_fit(" ".join(words), width)
    ours = broken(" ".join(words), width)
    if len(plain[-1]) >= 0.15 * width:
        better = demerits(ours, width) <= demerits(plain, width) + 1e-6
        # a way without very short lines is taken even where it has more demerits
        assert better or max(ratios(ours, width)) < max(ratios(plain, width))


def test_the_last_line_is_no_lonely_short_word_where_that_can_be_avoided():
    text = "we ask you to lift the ban at last and to tell us of it all"
    assert first_fit(text, 57)[-1] == "all"
    assert broken(text, 57)[-1] == "it all"


def test_no_last_line_of_a_shipped_paragraph_is_the_short_rest_of_a_divided_word(campaign, forms, typefaces, sender):
    stubs = []
    for letter, day in (("end-the-repression", "1999-11-20"), ("independent-unions", "2026-11-23")):
        for language in ("en-GB", "en-US", "ru", "fr", "de", "es"):
            for many in (True, False):
                wish = wish_of(letter, day, language, replace(sender, many=many))
                composed = compose_letter(plan_letters(wish, campaign).dispatches[0], forms)
                for justified in (False, True):
                    measure = Measure(165, 11, typefaces, custom_of(language).hyphenation, justified=justified)
                    for block in composed.body:
                        lines = break_lines(block.runs, measure)
                        if len(lines) > 1 and measure.of(lines[-1]) < 0.07 * 165:
                            stubs.append((language, texts(lines[-2:])))
    assert stubs == []


def wish_of(letter, day, language, sender):
    return Wish(("president",), sender, date.fromisoformat(day), date(2026, 11, 23), letter, language)


@given(words=st.lists(PLAIN_WORDS, min_size=1, max_size=30), width=st.integers(15, 60))
@settings(max_examples=60, deadline=None)
def test_balanced_lines_are_as_few_as_can_be(words, width):
    text = " ".join(words)
    assert len(broken(text, width, balanced=True)) == len(first_fit(text, width))


@pytest.mark.parametrize(
    ("text", "width", "plain", "balanced"),
    [
        (
            "Freedom of association and registration of unions",
            40,
            ["Freedom of association and registration", "of unions"],
            ["Freedom of association", "and registration of unions"],
        ),
        ("Ministre de la République", 20, ["Ministre de la", "République"], ["Ministre", "de la République"]),
        # rather after a comma, unless the lines are much less even then
        (
            "I beg you, Sir, to accept them",
            24,
            ["I beg you, Sir, to", "accept them"],
            ["I beg you, Sir,", "to accept them"],
        ),
        ("To, accept all of them now", 22, ["To, accept all of them", "now"], ["To, accept", "all of them now"]),
    ],
)
def test_headings_are_balanced(text, width, plain, balanced):
    assert broken(text, width) == plain
    assert broken(text, width, balanced=True) == balanced


@given(
    st.lists(st.tuples(st.lists(WORDS | PLAIN_WORDS, max_size=4), st.sampled_from(" \u00a0\u202f"), FACES), max_size=4),
    st.floats(0, 60),
    st.sampled_from(("", "en_GB", "de_DE")),
    st.sampled_from(({}, {"balanced": True}, {"justified": True})),
)
def test_what_fits_on_a_line_is_what_the_breaking_of_paragraphs_makes_of_it(parts, room, patterns, how):
    runs = tuple(Run(space.join(words), face) for words, space, face in parts)
    width = Measure(0, 11, PT_SERIF).of(runs)
    measure = Measure(width + room, 11, PT_SERIF, patterns, **how)
    assert break_lines(runs, measure) == _broken(runs, measure)
