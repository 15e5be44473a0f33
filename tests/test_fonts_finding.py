"""Fallback fonts: found in their order, read, and refused where their licence or their kind forbids them."""

import os
import shutil
import struct
from dataclasses import replace
from hashlib import sha256

import pytest

from protest_letters.document import Face
from protest_letters.fonts.finding import Fallbacks, font_files, needed_folder, system_folders
from protest_letters.fonts.reading import digest, nearest, read_fonts
from protest_letters.fonts.scripts import EXTRA, PACKAGES, SCRIPTS, SYMBOLS, remedy
from protest_letters.fonts.telling import tell_chain, tell_text
from protest_letters.fonts.using import fonts_of
from protest_letters.layout.sheet import lay_out
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.standards import standard_for
from typefaces import CHINESE, GEORGIAN, NOTO, alone, debian, packaged

SERIF = needed_folder("fontpkg-noto-serif")
DEBIAN = debian()
#: The twelve scripts that a name must be printable in, and what Debian's font of each is called.
TWELVE = {
    "Greek": ("Νίκος", "NotoSerif-Regular.ttf"),
    "Georgian": ("ნიმუში", "NotoSerifGeorgian-Regular.ttf"),
    "Armenian": ("Նմուշ", "NotoSerifArmenian-Regular.ttf"),
    "Hebrew": ("דוגמה", "NotoSerifHebrew-Regular.ttf"),
    "Arabic": ("مثال", "NotoNaskhArabic-Regular.ttf"),
    "Devanagari": ("नमूना", "NotoSerifDevanagari-Regular.ttf"),
    "Bengali": ("নমুনা", "NotoSerifBengali-Regular.ttf"),
    "Thai": ("ตัวอย่าง", "NotoSerifThai-Regular.ttf"),
    "Chinese": ("样本", "NotoSerifCJK-Regular.ttc"),
    "Japanese": ("みほん", "NotoSerifCJK-Regular.ttc"),
    "Korean": ("견본", "NotoSerifCJK-Regular.ttc"),
    "Vietnamese": ("Nguyễn", "NotoSerif-Regular.ttf"),
}


def names(typefaces, text, face=Face.REGULAR):
    return [run.font.path.rpartition("/")[2] for run in typefaces.shape(text, face)]


def patched(path, folder, fs_type):
    """A copy of a font that says something else of its licence."""
    content = bytearray(path.read_bytes())
    tables = struct.unpack_from(">H", content, 4)[0]
    for at in range(12, 12 + 16 * tables, 16):
        if content[at : at + 4] == b"OS/2":
            struct.pack_into(">H", content, struct.unpack_from(">I", content, at + 8)[0] + 8, fs_type)
    copy = folder / f"fs{fs_type}.ttf"
    copy.write_bytes(content)
    return copy


# which font


@pytest.mark.parametrize(("text", "file"), TWELVE.values(), ids=TWELVE)
def test_twelve_scripts_print_with_debian_s_fonts_and_nothing_set(text, file):
    assert DEBIAN.lacks(text) == ""
    assert names(DEBIAN, text) == [file]


@pytest.mark.parametrize("name", ["Greek", "Hebrew", "Arabic", "Devanagari", "Bengali", "Thai", "Vietnamese"])
def test_seven_of_them_print_with_the_extra_alone(name):
    assert packaged().lacks(TWELVE[name][0]) == ""
    assert packaged().shape(TWELVE[name][0], Face.REGULAR)[0].font.path.startswith(str(SERIF.parent.parent))


def test_nothing_is_looked_for_while_the_letter_s_own_font_has_all():
    class Nowhere(Fallbacks):
        def for_script(self, row):
            raise AssertionError(row)

    faces = alone(Nowhere())
    assert faces.lacks("Ünïcode Қазақстан № 5 – «да»\u00a0\u2003\u200d") == ""
    assert faces.shape("Қазақстан", Face.BOLD)
    with pytest.raises(AssertionError, match="Georgian"):
        faces.lacks("ნ")


@pytest.mark.parametrize(
    ("text", "files"),
    [
        # a word is not set in two fonts if one has all of it
        ("Nguyễn Văn", ["NotoSerif-Regular.ttf", "PT_Serif-Web-Regular.ttf"]),
        ("100₸", ["NotoSerif-Regular.ttf"]),
        # an accent is never parted from its letter: PT Serif has the letter alone
        ("x\u0303y", ["NotoSerif-Regular.ttf"]),
        ("ა\u0301", ["NotoSerifGeorgian-Regular.ttf"]),
        ("Анна-Αννα", ["PT_Serif-Web-Regular.ttf", "NotoSerif-Regular.ttf"]),
        # a sign does not take the letters along, letters take the signs among them
        ("Union★", ["PT_Serif-Web-Regular.ttf", "NotoSansSymbols2-Regular.ttf"]),
        ("«Νίκος-Νίκος»", ["NotoSerif-Regular.ttf"]),
    ],
)
def test_what_belongs_together_is_printed_by_one_font(text, files):
    assert list(dict.fromkeys(names(DEBIAN, text))) == files


@pytest.mark.parametrize(
    ("face", "file"),
    [
        (Face.BOLD, "NotoSerifGeorgian-Bold.ttf"),
        # there is no Georgian italic
        (Face.ITALIC, "NotoSerifGeorgian-Regular.ttf"),
        (Face.BOLD_ITALIC, "NotoSerifGeorgian-Bold.ttf"),
    ],
)
def test_a_fallback_comes_in_the_style_of_the_line_where_it_has_it(face, file):
    assert names(DEBIAN, "ნიმუში", face) == [file]


def test_a_style_that_lacks_a_sign_leaves_it_to_the_regular_one(tmp_path):
    shutil.copy(NOTO[0] / "NotoSerifGeorgian-Regular.ttf", tmp_path / "NotoSerifGeorgian-Regular.ttf")
    # as if the bold had been drawn for another script
    shutil.copy(NOTO[0] / "NotoSerifHebrew-Bold.ttf", tmp_path / "NotoSerifGeorgian-Bold.ttf")

    assert names(alone(Fallbacks(folders=[tmp_path])), "ნიმუში", Face.BOLD) == ["NotoSerifGeorgian-Regular.ttf"]


def test_a_fax_takes_a_sans_first():
    sans = alone(Fallbacks(folders=NOTO, sans=True))

    assert names(sans, "ნიმუში") == ["NotoSansGeorgian-Regular.ttf"]
    assert names(sans, "样本") == ["NotoSansCJK-Regular.ttc"]


def test_what_the_user_names_comes_first_and_the_rest_after_it(tmp_path):
    mine = tmp_path / "mine"
    mine.mkdir()
    shutil.copy(NOTO[0] / "NotoSansGeorgian-Regular.ttf", mine / "b.ttf")
    (mine / "notes.txt").write_text("no font")
    faces = alone(Fallbacks([NOTO[0] / "NotoSansArmenian-Regular.ttf", mine], NOTO))

    assert names(faces, "ნიმუში") == ["b.ttf"]
    assert names(faces, "Նմուշ") == ["NotoSansArmenian-Regular.ttf"]
    assert names(faces, "דוגמה") == ["NotoSerifHebrew-Regular.ttf"]


def test_a_folder_is_searched_in_one_order_and_the_first_folder_wins(tmp_path):
    for folder in ("a", "b/deep"):
        (tmp_path / folder).mkdir(parents=True)
        shutil.copy(GEORGIAN, tmp_path / folder)
    faces = alone(Fallbacks(folders=[tmp_path / "absent", tmp_path / "b", tmp_path / "a"]))

    assert [path.parent.name for path in font_files(tmp_path)] == ["a", "deep"]
    assert faces.shape("ნ", Face.REGULAR)[0].font.path == str(tmp_path / "b/deep" / GEORGIAN.name)


def test_every_system_has_places_for_fonts():
    assert all(str(folder) for folder in system_folders())


# variable fonts and collections


@pytest.mark.parametrize(("face", "weight"), [(Face.REGULAR, 400), (Face.BOLD, 700)])
def test_a_variable_font_is_taken_at_the_weight_of_the_style_and_wider_where_it_is_bold(face, weight):
    (run,) = packaged().shape("Νίκος", face)

    assert run.font.path.endswith("NotoSerif[wdth,wght].ttf")
    assert dict(run.font.axes) == {"wdth": 100, "wght": weight}
    assert packaged().width("Νίκος", Face.BOLD, 10) > packaged().width("Νίκος", Face.REGULAR, 10)


def test_a_variable_font_has_a_file_of_its_own_for_italics():
    assert names(packaged(), "Νίκος", Face.BOLD_ITALIC) == ["NotoSerif-Italic[wdth,wght].ttf"]


def test_every_font_of_a_collection_is_read():
    fonts = read_fonts(CHINESE)

    assert [one.file.index for one in fonts] == list(range(5))
    assert fonts[2].family == "Noto Serif CJK SC"
    assert (fonts[0].weights, fonts[0].italic, fonts[0].unfit) == ((400, 400), False, "")


def test_the_nearest_style_is_taken_of_many_weights():
    fonts = [one for path in font_files(needed_folder("fontpkg-hind-siliguri")) for one in read_fonts(path)]

    assert nearest(fonts, bold=False, italic=False).path.endswith("HindSiliguri-Regular.ttf")
    assert nearest(fonts, bold=True, italic=True).path.endswith("HindSiliguri-Bold.ttf")


# what must not be used


@pytest.mark.parametrize(
    ("fs_type", "reason"),
    [
        (2, "forbids embedding (fsType 2)"),
        (0x100, "forbids embedding a part of it (fsType 256)"),
        (0x202, "only pictures of it (fsType 512)"),
    ],
)
def test_a_font_whose_licence_forbids_it_is_refused_and_said(tmp_path, fs_type, reason):
    path = patched(GEORGIAN, tmp_path, fs_type)
    faces = alone(Fallbacks([path]))

    with pytest.raises(ProtestError) as caught:
        faces.lacks("ნ")
    (problem,) = caught.value.problems
    assert (problem.where, problem.code) == (str(path), ExitCode.ABSENT)
    assert reason in problem.what
    assert problem.hint


@pytest.mark.parametrize("fs_type", [0, 4, 8, 0x0006])
def test_a_font_that_may_be_embedded_for_printing_is_used(tmp_path, fs_type):
    path = patched(GEORGIAN, tmp_path, fs_type)

    assert alone(Fallbacks([path])).lacks("ნ") == ""


def test_what_is_unfit_in_a_folder_is_left_out_and_told(tmp_path):
    patched(GEORGIAN, tmp_path, 2)
    (tmp_path / "broken.ttf").write_bytes(b"no font at all")
    shutil.copy(NOTO[0] / "NotoSansGeorgian-Regular.ttf", tmp_path)
    faces = alone(Fallbacks([tmp_path]))

    assert names(faces, "ნ") == ["NotoSansGeorgian-Regular.ttf"]
    assert sorted(problem.where.rpartition("/")[2] for problem in faces.chain.fallbacks.left_out) == [
        "broken.ttf",
        "fs2.ttf",
    ]


@pytest.mark.parametrize("content", [b"", b"\0\1\0\0", b"OTTO" + b"\xff" * 40, b"ttcf" + b"\xff" * 40, b"<html>" * 99])
def test_a_file_that_is_no_font_is_refused_with_its_name(tmp_path, content):
    (tmp_path / "x.ttf").write_bytes(content)

    with pytest.raises(ProtestError) as caught:
        read_fonts(tmp_path / "x.ttf")
    assert [(one.where, one.code) for one in caught.value.problems] == [(str(tmp_path / "x.ttf"), ExitCode.ABSENT)]


def damaged(kind, folder):
    """A Georgian font of which something is missing or changed."""
    content = bytearray(GEORGIAN.read_bytes())
    if kind == "broken off":
        del content[20_000:]
    elif kind == "no end of tables":
        struct.pack_into(">H", content, 4, 0xFFFF)
    elif kind == "tables without names":
        content[12:16] = b"\xff\xb2\xff\xb2"
    elif kind == "a collection of too many":
        content[:12] = struct.pack(">4sII", b"ttcf", 0x00010000, 0xFFFFFFFF)
    (folder / "damaged.ttf").write_bytes(content)
    return folder / "damaged.ttf"


@pytest.mark.parametrize("kind", ["broken off", "no end of tables", "tables without names", "a collection of too many"])
def test_a_damaged_font_is_refused_before_it_leaves_names_blank(tmp_path, kind):
    with pytest.raises(ProtestError) as caught:
        read_fonts(damaged(kind, tmp_path))

    (problem,) = caught.value.problems
    assert problem.where.endswith("damaged.ttf")
    assert "cannot be read" in problem.what


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_what_is_no_file_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.ttf")

    with pytest.raises(ProtestError, match="it is no file"):
        read_fonts(tmp_path / "pipe.ttf")


def test_a_package_that_is_absent_is_named():
    with pytest.raises(ProtestError, match="fontpkg-nonesuch is not installed"):
        needed_folder("fontpkg-nonesuch")


# what is told


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        ("ნ", ["Georgian", "fonts-noto-core", "fonts.yaml"]),
        ("α", ["Greek", "fonts-noto-core", 'pip install "protest-letters[fonts]"']),
        ("山", ["Chinese", "fonts-noto-cjk", "fonts.yaml"]),
        ("、", ["Chinese", "fonts-noto-cjk"]),
        ("ー", ["Japanese", "fonts-noto-cjk"]),
        ("।", ["Devanagari", "fonts-noto-core"]),
        ("٣", ["Arabic", "fonts-noto-core"]),
        ("𓀀", ["fonts.yaml", "Latin or Cyrillic"]),
        ("😀", ["leave it out", "fonts.yaml"]),
        ("\t", ["leave it out"]),
        ("\u202e", ["leave it out", "order"]),
        ("\ufffd", ["lost", "again"]),
    ],
)
def test_a_missing_character_comes_with_what_has_a_font_for_it(sign, words):
    assert [word for word in words if word not in remedy(sign)] == []


def test_every_script_is_found_with_its_own_fonts():
    rows = {row["family"]: row["scripts"] for row in tell_chain(DEBIAN.chain)}

    assert set().union(*rows.values()) == {row.name for row in (*SCRIPTS, SYMBOLS)}
    assert next(iter(rows)) == "PT Serif"
    assert rows["PT Serif"] == ["Latin", "Cyrillic"]
    assert rows["Noto Serif Georgian"] == ["Georgian"]


def test_the_packages_that_are_named_are_those_of_the_extra():
    assert set(PACKAGES.values()) >= EXTRA
    assert [one for one in EXTRA if not font_files(needed_folder(one))] == []


def test_a_text_is_told_stretch_by_stretch():
    told = tell_text("Anna Νίκος 😀 12", DEBIAN.chain)

    assert [(one["text"], one["family"]) for one in told] == [
        ("Anna ", "PT Serif"),
        ("Νίκος ", "Noto Serif"),
        ("😀 ", None),
        ("12", "PT Serif"),
    ]


def test_a_document_tells_the_fonts_it_uses_each_once(compose, sender):
    letter = compose("president", writer=replace(sender, name="Νίκος ნიმუში Sample"))

    used = fonts_of(lay_out(letter, standard_for("ES"), DEBIAN))

    files = [font.path.rpartition("/")[2] for font in used]
    assert {"NotoSerif-Regular.ttf", GEORGIAN.name, "PT_Serif-Web-Regular.ttf"} <= set(files)
    assert len(files) == len(set(files))
    assert (
        digest(next(font for font in used if font.path == str(GEORGIAN))) == sha256(GEORGIAN.read_bytes()).hexdigest()
    )


@pytest.mark.parametrize("script", TWELVE)
def test_a_letter_with_a_name_in_any_script_carries_its_glyphs(compose, sender, script):
    name = TWELVE[script][0]
    document = lay_out(compose("president", writer=replace(sender, name=f"{name} Sample")), standard_for("ES"), DEBIAN)

    lines = [line for page in document.pages for line in page.lines]
    for run in (run for line in lines for run in line.runs):
        assert all(shaped.ids and 0 not in shaped.ids for shaped in run.glyphs)
        assert sorted("".join(shaped.text for shaped in run.glyphs)) == sorted(run.text)
    assert any(name in line.text for line in lines if line.role == "signature")
