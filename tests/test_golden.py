"""Whole letters as drawings of the sheet, and one explained.

`RENEW_GOLDEN=1 pytest tests/test_golden.py` writes them anew.
"""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from command import call, sender
from conftest import TODAY
from drawing import draw_document, draw_page
from envelopes import wording
from protest_letters.dispatch import Sender
from protest_letters.document import Face, Page, PlacedLine, PlacedRun, Rule, Zone
from protest_letters.layout.envelope import lay_out_envelope
from protest_letters.layout.signing_sheets import lay_out_signing_sheets
from protest_letters.media.fonts import pt_sans
from protest_letters.standards import standard_named
from protest_letters.standards.carriage import AIRMAIL, REGISTERED
from protest_letters.standards.envelopes import envelope_named
from protest_letters.standards.posts import COMMON, post_of
from test_layout_petition import FACES, laid, petition

GOLDEN = Path(__file__).parent / "golden"
MADRID = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013", organisation="Sample Union")
BERLIN = replace(MADRID, city="Berlin", country="DE", street="Musterstraße 1", postcode="10115", role="Vorsitz")
PARIS = replace(MADRID, city="Paris", country="FR", street="1, rue de l’Exemple", postcode="75001", many=True)
SPRINGFIELD = Sender("Sample Sender", "Springfield, IL", "US", "1 Main Street", "62701")
IN_1999 = date(1999, 11, 20)
EXPLANATION = "explain-president-en"
FAXES = {"fax-president-en": ["--lang", "en"], "fax-president-ru": ["--lang", "ru", "--original-follows"]}
#: file → language
TELEGRAMS = {"telegram-president-en": "en", "telegram-president-ru": "ru"}
PETITION, SIGN_HERE = "petition-president-fr", "sign-here-president-en"

#: file, post, size
ENVELOPES = [("envelope-dl", COMMON, "dl"), ("envelope-number-10-us", post_of("US"), "number-10")]

LETTERS = [
    # file, to whom, day, language, standard, sender
    ("president-en-din-b", "president", IN_1999, "en", "din-b", MADRID),
    ("president-ru-din-b", "president", IN_1999, "ru", "din-b", MADRID),
    ("president-fr-din-b", "president", IN_1999, "fr", "din-b", MADRID),
    ("president-de-din-b", "president", IN_1999, "de", "din-b", BERLIN),
    ("president-es-din-b", "president", IN_1999, "es", "din-b", MADRID),
    ("minister-fr-fr", "interior-minister", IN_1999, "fr", "fr", PARIS),
    ("embassy-en-us", "embassy-us", TODAY, "en", "us", SPRINGFIELD),
]


@pytest.mark.parametrize(
    ("name", "who", "day", "language", "standard", "writer"), LETTERS, ids=[name for name, *_ in LETTERS]
)
def test_a_letter_looks_as_its_drawing(*, place, name, who, day, language, standard, writer):
    compare(draw_document(place(who, day, language, standard, writer)), name)


def test_a_petition_looks_as_its_drawing():
    compare(draw_document(laid(petition(language="fr"))), PETITION)


def test_a_sheet_for_pens_looks_as_its_drawing():
    made = petition(language="en", people=(), closing=date(1999, 12, 31))
    compare(draw_document(lay_out_signing_sheets(made, standard_named("din-b"), FACES, sheets=1)), SIGN_HERE)


def test_an_explanation_reads_as_its_golden_file(tmp_path):
    made = call(
        "letter", "president", *sender(organisation="Sample Union"), "--date", "1999-11-20", "-o", "x.pdf", cwd=tmp_path
    )
    assert made.code == 0
    told = call("explain", "x.pdf", cwd=tmp_path).out
    # which line of a file it was is tried elsewhere: a record above must not change this
    compare(re.sub(r"(\.(?:yaml|md)):\d+", r"\1:…", told), EXPLANATION)


@pytest.mark.parametrize(("name", "post", "size"), ENVELOPES, ids=[name for name, *_ in ENVELOPES])
def test_an_envelope_looks_as_its_drawing(*, campaign, forms, name, post, size):
    words = wording(campaign, forms, post, "president", day=IN_1999, carriage=(AIRMAIL, REGISTERED))
    compare(draw_document(lay_out_envelope(words, envelope_named(size), post, pt_sans())), name)


@pytest.mark.parametrize("name", FAXES)
def test_a_fax_reads_as_its_golden_file(tmp_path, name):
    options = [*sender(organisation="Sample Union", role="Secretary"), "--date", "1999-11-20"]
    made = call("fax", "president", *options, *FAXES[name], cwd=tmp_path)
    assert made.code == 0
    compare(made.out, name)


@pytest.mark.parametrize(("name", "language"), TELEGRAMS.items())
def test_a_telegram_reads_as_its_golden_file(tmp_path, name, language):
    union = sender(organisation="Sample Union")
    made = call("telegram", "president", *union, "--date", "1999-11-20", "--lang", language, cwd=tmp_path)
    compare(made.out, name)


def compare(text, name):
    """Hold a text against a golden file, which is first written anew if it is asked for."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("RENEW_GOLDEN") == "1":
        assert os.environ.get("CI") != "true", "golden files are renewed by a person who looks at them, never by CI"
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def test_every_golden_file_belongs_to_a_letter():
    letters = {name for name, *_ in LETTERS}
    others = {EXPLANATION, PETITION, SIGN_HERE, *FAXES, *TELEGRAMS, *(name for name, *_ in ENVELOPES)}
    assert {path.stem for path in GOLDEN.iterdir()} == letters | others


def test_a_drawing_shows_lines_rules_and_marks_where_they_stand():
    def line(x, y, text, face=Face.REGULAR):
        return PlacedLine("body", y, 11, (PlacedRun(x, text, face),), Zone(x, y - 3, len(text), 5))

    lines = (line(3, 10, "name"), line(30, 10.4, "date"), line(15, 20, "Subject", Face.BOLD))
    page = Page(60, 40, lines, (Rule(3.5, 21, 7, 21), Rule(15, 11.5, 24, 11.5), Rule(3.5, 30, 7, 30)))
    assert draw_page(page).splitlines() == [
        "page 1, 60 × 40 mm",
        "",
        "  10.0      11  |  name              date",
        "  11.5          |          ______",
        "",
        "  20.0      11b |  --      Subject",
        "",
        "  30.0          |  --",
    ]
