"""Names in every script, shaped as HarfBuzz's own tool shapes them, in the order in which they are read."""

import json
import subprocess
import unicodedata
from collections import Counter
from unicodedata import bidirectional

import pytest
from bidi import get_display
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import needs
from protest_letters.document import MM_PER_PT, Face
from protest_letters.fonts.ordering import visual_order
from protest_letters.fonts.scripts import SCRIPTS
from protest_letters.glyphs import UNSEEN
from typefaces import alone, debian, packaged

#: "Sample Sender" or the like in each script, with what is hard in it: marks, ligatures, conjuncts.
NAMES = {
    "Greek": "Νίκος Δειγματίδης",
    "Georgian": "ნიმუში გამგზავნიძე",
    "Armenian": "Նմուշ Ուղարկյան և",
    "Hebrew": "דוגמה שׁוֹלֵחַ בן־דוד",
    "Arabic": "مُثال المُرسِل لله ٣",
    "Devanagari": "नमूना प्रेषक क्षत्रिय।",
    "Bengali": "নমুনা প্রেরক ক্ষমা",
    "Thai": "ตัวอย่าง ผู้ส่ง น้ำ",
    "Chinese": "样本 寄件人、直骨",
    "Japanese": "見本 差出人 みほんソフトー",
    "Korean": "견본 보낸이 金",
    "Vietnamese": "Mẫu Người Gửi Nguyễn",
}
FRAMES = ("{}", "{}, Sample 12", "Анна {} (Ivan)", "«{}» 12/3", "{}-Sample", "Sample-{}")
TEXTS = [frame.format(name) for name in NAMES.values() for frame in FRAMES]
FACES, AGAIN = debian(), debian()


def by_the_tool(font, rightward, language, texts):
    """What hb-shape makes of texts: (glyph, cluster, advance, offsets), in units of the font."""
    command = [
        *(needs("hb-shape"), "--no-glyph-names", "--output-format=json"),
        *("--remove-default-ignorables", f"--direction={'ltr' if rightward else 'rtl'}", "--text-file=-"),
        *(f"--language={language or 'und'}", f"--face-index={font.index}"),
        *(["--variations=" + ",".join(f"{tag}={value:g}" for tag, value in font.axes)] if font.axes else []),
        font.path,
    ]
    done = subprocess.run(command, input="\n".join(texts), capture_output=True, text=True, check=True)
    return [
        [(one["g"], one["cl"], one["ax"], one["dx"], one["dy"]) for one in json.loads(line)]
        for line in done.stdout.splitlines()
    ]


def by_us(typefaces, run):
    unit = typefaces.chain.opened(run.font).face.upem / 1000
    offsets = run.offsets or ((0, 0),) * len(run.ids)
    return [
        (glyph, cluster, round(advance * unit, 6), round(x * unit, 6), round(y * unit, 6))
        for glyph, cluster, advance, (x, y) in zip(run.ids, run.clusters, run.advances, offsets, strict=True)
    ]


@pytest.mark.parametrize("face", [Face.REGULAR, Face.BOLD_ITALIC])
@pytest.mark.parametrize("typefaces", [FACES, packaged()], ids=["debian", "packages"])
def test_names_in_twelve_scripts_are_shaped_as_harfbuzz_own_tool_shapes_them(typefaces, face):
    # the tool kerns with spaces, which we do not: so word by word
    texts = [text for text in TEXTS if not typefaces.lacks(text)]
    assert len(texts) >= len(FRAMES) * (12 if typefaces is FACES else 7)
    jobs = {}
    for run in {run for text in texts for run in typefaces.shape(text, face) if " " not in run.text}:
        jobs.setdefault((run.font, run.rightward, run.language), []).append(run)

    wrong = {}
    for job, runs in jobs.items():
        # two versions of HarfBuzz round a variable font's kerning differently
        slack = 1 if job[0].axes else 0
        for run, expected in zip(runs, by_the_tool(*job, [run.text for run in runs]), strict=True):
            made = by_us(typefaces, run)
            same = [one[:2] for one in made] == [one[:2] for one in expected]
            off = [abs(a - b) for one, two in zip(made, expected, strict=False) for a, b in zip(one, two, strict=True)]
            if not same or max(off) > slack:
                wrong[run.text] = (made, expected)
    assert wrong == {}


@pytest.mark.parametrize("script", NAMES)
def test_a_name_takes_one_font_of_its_script_and_no_sign_is_a_box(script):
    for run in FACES.shape(NAMES[script].replace(" ", ""), Face.REGULAR):
        assert 0 not in run.ids
    words = NAMES[script].split()
    assert all(len({run.font for run in FACES.shape(word, Face.REGULAR)}) == 1 for word in words)


# in which order


def read(text, typefaces=FACES):
    """The runs as they stand, from left to right: each as it is read, with an arrow if that is from right to left."""
    return [("" if run.rightward else "←") + run.text for run in typefaces.shape(text, Face.REGULAR)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Sample Sender", ["Sample Sender"]),
        ("דוגמה שולח", ["←שולח", "← ", "←דוגמה"]),
        ("דוגמה, Tel Aviv 12", ["←דוגמה", ", Tel Aviv 12"]),
        ("Sample דוגמה 12 שולח Sender", ["Sample ", "←שולח", "← ", "12", "← ", "←דוגמה", " Sender"]),
        # a bracket goes round what is in it, and the other way round
        ("דוגמה (שולח) Sample", ["←)", "←שולח", "← (", "←דוגמה", " Sample"]),
        # alone, all its punctuation belongs to the name; beside Latin letters, to the letter
        ("שולח!", ["←!", "←שולח"]),
        ("שולח! ok", ["←שולח", "! ok"]),
        # spaces at the ends stay where the line has them
        (" שולח ", [" ", "←שולח", " "]),
        ("مثال: ٣٤", ["٣٤", "← ", "←مثال:"]),
        ("Νίκος 12", ["Νίκος", " 12"]),
        ("עם\u200fSample", ["←עם\u200f", "Sample"]),
    ],
)
def test_runs_stand_as_they_are_seen_and_each_text_is_as_it_is_read(text, runs):
    assert read(text) == runs


@pytest.mark.parametrize("mark", ["\u200f", "\u061c", "\u202b", "\u2067", "\u2068", "\u202a", "\u2066"])
@pytest.mark.parametrize("end", ["", "\u202c", "\u2069"])
def test_marks_of_direction_turn_nothing_round(mark, end):
    (seen,) = read(f"Calle Mayor{mark} 12 - 34 (B){end}, 56")
    assert "".join(sign for sign in seen if sign not in UNSEEN) == "Calle Mayor 12 - 34 (B), 56"

    if unicodedata.bidirectional(mark) not in ("R", "AL"):
        # a letter's mark stands for a letter where there are others
        bare = read("Sample דוגמה 12 - 34 (B), 56")
        marked = read(f"Sample דוגמה {mark}12 - 34 (B){end}, 56")
        assert ["".join(sign for sign in run if sign not in UNSEEN) for run in marked] == bare


def test_a_bracket_in_a_name_read_from_right_to_left_is_mirrored():
    (plain,) = FACES.shape(")", Face.REGULAR)
    mirrored = next(run for run in FACES.shape("דוגמה (שולח)", Face.REGULAR) if run.text == " (")

    assert mirrored.ids[0] == plain.ids[0]


def test_pieces_are_turned_level_by_level():
    assert visual_order([]) == []
    assert visual_order([0, 0]) == [0, 1]
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]


PUNCTUATION = "-,.()«»/12٣ "
MIXED = st.text(st.sampled_from("abЖ" + "אבגש" + "ابجم" + PUNCTUATION), max_size=14).map(str.strip)


@given(MIXED)
@settings(max_examples=200, deadline=None)
def test_the_order_is_that_of_the_unicode_standard(text):
    left = any(sign in "abЖ" for sign in text)
    right = any(sign in "אבגשابجم" for sign in text)
    seen = "".join(run.text if run.rightward else run.text[::-1] for run in FACES.shape(text, Face.REGULAR))

    assert seen == get_display(text, base_dir="R" if right and not left else "L")


# what holds for every text

LETTERS = "".join(row.sample for row in SCRIPTS[:14]) + "ABCfilЖя" + PUNCTUATION + "·–—№₸\u00a0\u202f\u0301"
ANY = st.text(st.sampled_from(LETTERS + "\u200d\u200c\u200f\u00ad\ufe0f"), max_size=20)


@given(ANY, st.sampled_from(Face))
@settings(max_examples=300, deadline=None)
def test_clusters_cover_a_text_in_order_and_no_sign_is_a_box(text, face):
    runs = FACES.shape(text, face)

    printed = Counter(sign for run in runs for sign in run.text if sign not in UNSEEN)
    assert printed == Counter(sign for sign in text if sign not in UNSEEN)
    for run in runs:
        clusters = run.clusters if run.rightward else run.clusters[::-1]
        assert list(clusters) == sorted(clusters)
        assert clusters[0] == 0
        assert clusters[-1] < len(run.text)
        assert len(run.ids) == len(run.advances) == len(run.clusters) == (len(run.offsets) or len(run.ids))
        assert 0 not in run.ids


# a number among letters that read from right to left stands for itself, whatever it touches
UNNUMBERED = [sign for sign in LETTERS if not sign.isdecimal() and sign not in " \u0301"]
LEFT_TO_RIGHT = [sign for sign in LETTERS if bidirectional(sign) not in ("R", "AL", "AN") and sign != " "]
WORDS = st.sampled_from([UNNUMBERED, LEFT_TO_RIGHT]).flatmap(
    lambda signs: st.lists(st.text(st.sampled_from(signs), min_size=1, max_size=8), max_size=5)
)


@given(WORDS, st.sampled_from(Face))
@settings(max_examples=300, deadline=None)
def test_the_widths_of_words_and_spaces_add_up_to_that_of_the_line(words, face):
    space = FACES.width(" ", face, 11)
    apart = sum(FACES.width(word, face, 11) for word in words) + space * max(len(words) - 1, 0)

    assert FACES.width(" ".join(words), face, 11) == pytest.approx(apart, abs=1e-9)


@given(ANY, st.sampled_from(Face))
@settings(max_examples=40, deadline=None)
def test_the_width_is_that_of_the_glyphs_and_the_same_each_time(text, face):
    runs = FACES.shape(text, face)

    assert FACES.width(text, face, 10) == pytest.approx(sum(sum(run.advances) for run in runs) * MM_PER_PT / 100)
    assert AGAIN.shape(text, face) == runs


def test_letters_are_kerned_and_joined_inside_words_alone():
    def width(text):
        return FACES.width(text, Face.REGULAR, 1000) / MM_PER_PT

    assert width("AV") < width("A") + width("V")
    (run,) = FACES.shape("fi", Face.REGULAR)
    assert (len(run.ids), run.clusters, run.text) == (1, (0,), "fi")
    assert width("T o") == pytest.approx(width("T") + width(" ") + width("o"))


@pytest.mark.parametrize(
    "text", ["a\u200db", "\u00ada", "Na\u200bme", "שָׁ\u200f", "க\u200c", "e\u0301\ufe0f", "\ufeffx", "A\u034fV"]
)
def test_what_has_no_shape_is_not_missed_and_takes_no_room(text):
    bare = "".join(sign for sign in text if sign not in UNSEEN)

    assert FACES.lacks(text) == ""
    assert FACES.width(text, Face.REGULAR, 11) == pytest.approx(FACES.width(bare, Face.REGULAR, 11), abs=0.3)
    assert "".join(sign for run in FACES.shape(text, Face.REGULAR) for sign in run.text) == text


def test_a_text_without_any_shape_is_no_run():
    assert FACES.shape("\u200f\u00ad", Face.REGULAR) == ()
    assert FACES.shape("", Face.REGULAR) == ()


@pytest.mark.parametrize("sign", ["\u202d", "\u202e"])
def test_what_turns_letters_round_is_refused_whatever_fonts_have_it(sign):
    assert FACES.lacks(f"Sample {sign}redneS") == sign


def test_the_sign_for_a_lost_letter_is_never_printed():
    assert FACES.lacks("Fran\ufffdois \ufffd") == "\ufffd"


@pytest.mark.parametrize(
    "text", ["A" + "\u0301" * 9, "A" + "\u0301\u0327\u0308\u034f" * 2, "ם" + "\u05b0" * 9, "A\u200d" + "\u0301" * 9]
)
@pytest.mark.parametrize("faces", [FACES, alone()], ids=["fallbacks", "alone"])
def test_a_letter_with_marks_that_reach_into_other_lines_is_refused(text, faces):
    assert faces.lacks(f"Sample {text}nna")


@pytest.mark.parametrize("text", ["ệ ǭ ᾧ", "תֹּ֥ בְּרֵאשִׁ֖ית", "مُحَمَّدٌ", "หนึ่ง กู้", "ཀྵྨླྀ", "မြွှေ့း", "क़्षीँ"])
def test_marks_as_languages_have_them_are_printed(text):
    assert FACES.lacks(unicodedata.normalize("NFD", text)) == ""


def test_a_space_of_any_width_and_a_hyphen_that_breaks_nowhere_are_printed_by_every_font():
    assert alone().lacks("1\u202f000\u2009%\u2003a\u2011b") == ""
    assert alone().width("\u2003", Face.REGULAR, 10) == pytest.approx(10 * MM_PER_PT)


# in which language

EAST = {"直骨": "zh-Hans", "直骨の": "ja", "直骨 김": "ko"}


@pytest.mark.parametrize(("text", "language"), EAST.items())
def test_chinese_characters_take_the_shapes_of_the_language_that_their_neighbours_tell(text, language):
    assert {run.language for run in FACES.shape(text, Face.REGULAR)} - {""} == {language}


def test_the_language_that_is_told_chooses_the_shapes():
    shapes = {
        language: FACES.shape("直骨", Face.REGULAR, language)[0].ids for language in ("zh-Hans", "zh-Hant", "ja", "ko")
    }
    assert shapes["ja"] != shapes["zh-Hans"] != shapes["zh-Hant"]


@pytest.mark.parametrize(("name", "language"), [("Greek", "el"), ("Georgian", "ka"), ("Thai", "th"), ("Arabic", "")])
def test_a_script_of_one_language_tells_it(name, language):
    assert FACES.shape(NAMES[name].split()[0], Face.REGULAR)[0].language == language
    assert FACES.shape("Sample", Face.REGULAR)[0].language == ""
    assert FACES.shape("Sample", Face.REGULAR, "de")[0].language == "de"
