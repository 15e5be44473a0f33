"""Names in every script on paper: extracted as they were typed, and in files that archives and screen readers take."""

import subprocess
import unicodedata
from dataclasses import replace

import page as validator
import pypdfium2
import pytest
from PIL import ImageChops

from conftest import needs
from protest_letters.document import MM_PER_PT, Document, Face, Page, PlacedRun, Run
from protest_letters.glyphs import GlyphRun
from protest_letters.layout.placing import Row, Type, place
from protest_letters.media.pdf import write_pdf
from test_fonts_shaping import NAMES
from typefaces import debian, packaged

#: Without vowels; those with vowels are tried by themselves.
PRINTED = NAMES | {"Hebrew": "דוגמה שולח בן־דוד", "Arabic": "مثال المرسل عبد الله"}
POINTED = ["שָׂרָה כֹּהֵן", "מֹשֶׁה", "مُحَمَّد أَحْمَد", "عَلِيّ"]
ORDER = "Анна {} (Ivan), 12"


def pressed(texts, typefaces):
    rows = [Row("body", (Run(text, face), Run(" · Sample Union")), Type(11, 5)) for text in texts for face in Face]
    lines = tuple(place(row, 20, 20 + 5 * at, typefaces) for at, row in enumerate(rows))
    return write_pdf(Document((Page(210, 297, lines),), "en", "Title", "Author"), typefaces)


def extracted(content, folder):
    """What pdftotext gives, line by line, without the marks that it puts round what reads from right to left."""
    (folder / "names.pdf").write_bytes(content)
    command = [needs("pdftotext"), "names.pdf", "-"]
    text = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    return "".join(sign for sign in text if sign == "\n" or unicodedata.category(sign) not in ("Cf", "Cc"))


@pytest.mark.parametrize("typefaces", [debian(), packaged()], ids=["debian", "packages"])
def test_names_in_twelve_scripts_are_extracted_as_they_were_typed(tmp_path, typefaces):
    names = [name for name in PRINTED.values() if not typefaces.lacks(name)]
    assert len(names) >= (12 if typefaces.lacks("ნ") == "" else 7)

    text = extracted(pressed(names, typefaces), tmp_path)

    assert {name: text.count(name) for name in names} == dict.fromkeys(names, len(Face))


@pytest.mark.parametrize("typefaces", [debian(), packaged()], ids=["debian", "packages"])
def test_vowels_over_and_under_hebrew_and_arabic_letters_stay_with_them(tmp_path, typefaces):
    text = extracted(pressed(POINTED, typefaces), tmp_path)

    assert {name: text.count(name) for name in POINTED} == dict.fromkeys(POINTED, len(Face))


def test_a_name_amid_latin_and_cyrillic_stands_where_it_was_typed(tmp_path):
    lines = [ORDER.format(name) for script, name in PRINTED.items() if script not in ("Hebrew", "Arabic")]

    text = extracted(pressed(lines, debian()), tmp_path)

    assert {line: text.count(line) for line in lines} == dict.fromkeys(lines, len(Face))


@pytest.mark.parametrize("typefaces", [debian(), packaged()], ids=["debian", "packages"])
def test_a_file_with_names_in_twelve_scripts_conforms(typefaces):
    names = [name for name in NAMES.values() if not typefaces.lacks(name)]
    content = pressed(names, typefaces)

    found = [
        one for profile in ("2a", "ua1") for one in validator.validate_pdf_bytes(content, profile=profile).failures
    ]
    assert [(one.rule_id, one.message) for one in found] == []


def drawn(lines):
    """The picture of a page."""
    content = write_pdf(Document((Page(210, 40, tuple(lines)),), "en", "Title", "Author"), debian())
    return pypdfium2.PdfDocument(content)[0].render(scale=3, grayscale=True).to_pil()


def glyph_by_glyph(line):
    """The same line with every glyph put at its place by itself."""
    unit = line.size_pt * MM_PER_PT / 1000
    for run in line.runs:
        pen = run.x
        for shaped in run.glyphs:
            offsets = shaped.offsets or ((0, 0),) * len(shaped.ids)
            for glyph, advance, (right, up) in zip(shaped.ids, shaped.advances, offsets, strict=True):
                alone = GlyphRun(shaped.font, (glyph,), (advance,), (0,), "x")
                placed = PlacedRun(pen + right * unit, "x", run.face, (alone,))
                yield replace(line, y=line.y - up * unit, runs=(placed,))
                pen += advance * unit


@pytest.mark.parametrize("text", [*NAMES.values(), *POINTED], ids=ascii)
def test_every_glyph_stands_where_it_was_shaped_with_the_marks_on_its_letters(text):
    line = place(Row("body", (Run(f"{text}, Sample"),), Type(24, 12)), 20, 12, debian())

    difference = ImageChops.difference(drawn([line]), drawn(glyph_by_glyph(line)))
    assert difference.getextrema()[1] < 80
