"""Every kind of PDF is PDF/A-2a and PDF/UA-1 at once, and the check that says so is seen to bite."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO

import page as validator
import pytest

from conftest import TODAY, needs
from envelopes import wording
from protest_letters.compose.letter import compose_letter
from protest_letters.dispatch import Sender, Wish
from protest_letters.document import Document, Face, Page, PlacedLine, PlacedRun, Rule, Zone
from protest_letters.layout.envelope import Look, lay_out_envelope
from protest_letters.layout.feed_test import lay_out_test_page
from protest_letters.layout.handover import lay_out_handover
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.signing_sheets import lay_out_signing_sheets
from protest_letters.layout.styles import LARGE
from protest_letters.media.fonts import pt_sans
from protest_letters.media.pdf import write_pdf
from protest_letters.media.press.metadata import About
from protest_letters.media.press.press import Press
from protest_letters.plan import plan_letters
from protest_letters.run.copies import Sharing, make_copies
from protest_letters.run.labels import LabelWish, make_labels, make_outline
from protest_letters.standards import STANDARDS, standard_named
from protest_letters.standards.carriage import AIRMAIL, REGISTERED
from protest_letters.standards.envelopes import ENVELOPES, envelope_named
from protest_letters.standards.feeds import FEEDS
from protest_letters.standards.label_sheets import label_sheet_named
from protest_letters.standards.posts import post_of
from test_layout_organisation import composed as organisation_letter
from test_layout_petition import CAMPAIGN, FACES, FORMS, LANGUAGES, laid, many, petition

IN_1999 = date(1999, 11, 20)
WRITER = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013", organisation="Sample Union")
SANS = pt_sans()
SHEETS = tuple(row.id for row in STANDARDS)
#: Every sheet and every language; each of the one in each of the other is tried where there is time.
each = pytest.mark.parametrize(
    ("sheet", "language"),
    [
        pytest.param(sheet, language, marks=[] if sheet == "din-b" or language == "en" else [pytest.mark.big])
        for sheet in SHEETS
        for language in LANGUAGES
    ],
)


def failures(content):
    """What each standard finds wrong with a file."""
    return [
        (profile, one.rule_id, one.message)
        for profile in ("2a", "ua1")
        for one in validator.validate_pdf_bytes(content, profile=profile).failures
    ]


@cache
def composed(language, letter=""):
    plan = plan_letters(Wish(("president",), WRITER, IN_1999, TODAY, letter, language), CAMPAIGN)
    return compose_letter(plan.dispatches[0], FORMS)


# every kind of file


@each
def test_a_letter_conforms(sheet, language):
    assert failures(write_pdf(lay_out(composed(language), standard_named(sheet), FACES), FACES)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_large_print_on_several_pages_conforms(language):
    document = lay_out(composed(language), standard_named("din-b"), FACES, LARGE)
    assert failures(write_pdf(document, FACES)) == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_an_organisation_s_letter_with_a_picture_of_a_signature_conforms(sheet):
    document = lay_out(organisation_letter(), standard_named(sheet), FACES)
    assert document.pages[0].pictures
    assert failures(write_pdf(document, FACES)) == []


@each
def test_a_petition_with_printed_names_conforms(sheet, language):
    assert failures(write_pdf(laid(petition(language=language), sheet), FACES)) == []


def test_a_petition_of_many_sheets_conforms():
    document = laid(petition(people=many(300)))
    assert len(document.pages) > 3
    assert failures(write_pdf(document, FACES)) == []


@each
def test_sheets_for_pens_conform(sheet, language):
    made = petition(language=language, people=(), closing=date(1999, 12, 31))
    document = lay_out_signing_sheets(made, standard_named(sheet), FACES, sheets=3)
    assert failures(write_pdf(document, FACES)) == []


@pytest.mark.parametrize("counts", [("2", "60"), ("", "")])
@each
def test_a_receipt_conforms(sheet, language, counts):
    made = petition(language=language)
    document = lay_out_handover(made, standard_named(sheet), FACES, sheets=counts[0], signatures=counts[1])
    assert failures(write_pdf(document, FACES)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_copies_and_covering_notes_conform(language):
    wish = Wish(("president",), WRITER, IN_1999, TODAY, language=language)
    made, _ = make_copies(Sharing(wish), CAMPAIGN, FORMS, standard_named("din-b"))
    assert len(made) > 3
    assert {one.name: failures(one.content) for one in made if failures(one.content)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("look", [Look(), Look(outline=True), *(Look(feed=feed) for feed in FEEDS)], ids=str)
def test_envelopes_conform(language, look):
    words = wording(CAMPAIGN, FORMS, post_of("DE"), "president", language=language, carriage=(AIRMAIL, REGISTERED))
    document = lay_out_envelope(words, envelope_named("c5"), post_of("DE"), SANS, look=look)
    assert failures(write_pdf(document, SANS)) == []


@pytest.mark.parametrize("size", ENVELOPES, ids=lambda one: one.id)
def test_test_pages_conform(size):
    assert failures(write_pdf(lay_out_test_page(size, SANS), SANS)) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outline", [False, True])
def test_labels_conform_and_each_is_a_block_of_its_own(language, outline):
    wish = Wish(("all",), WRITER, IN_1999, TODAY, language=language)
    (made,), _ = make_labels(wish, CAMPAIGN, FORMS, LabelWish(label_sheet_named("L7163"), outline=outline))
    assert failures(made.content) == []
    blocks = made_of(made.content)
    assert blocks.count("Div") >= 3


def made_of(content):
    """The structure of a file, as poppler shows it."""
    shown = [needs("pdfinfo"), "-struct", "-"]
    return subprocess.run(shown, input=content, capture_output=True, check=True).stdout.decode()


def test_an_empty_sheet_of_labels_conforms():
    (made,), _ = make_outline(LabelWish(label_sheet_named("5160")))
    assert failures(made.content) == []


def merged(count):
    """Letters of many to one office, in two languages, in one file."""
    stream = BytesIO()
    first = lay_out(composed("en"), standard_named("din-b"), FACES)
    other = lay_out(composed("ru"), standard_named("din-b"), FACES)
    with Press(stream, About("en-GB", "Letters"), FACES) as press:
        for number in range(count):
            press.add(other if number % 10 == 9 else named(first, number))
    return stream.getvalue()


def named(document, number):
    """The letter in the name of somebody else."""
    (sheet,) = document.pages
    name = f"Sample Sender {number}"
    lines = tuple(
        replace(line, runs=(replace(line.runs[0], text=name, glyphs=FACES.shape(name, line.runs[0].face)),))
        if line.text == "Sample Sender"
        else line
        for line in sheet.lines
    )
    return replace(document, pages=(replace(sheet, lines=lines),))


def test_letters_in_one_file_conform():
    assert failures(merged(120)) == []


@pytest.mark.big
def test_a_thousand_letters_in_one_file_conform():
    assert failures(merged(1000)) == []


def test_a_file_without_an_author_and_a_page_without_words_conform():
    pages = (Page(210, 297, (), (Rule(10, 10, 60, 10),)), Page(210, 297, ()))
    assert failures(write_pdf(Document(pages, "en", "Rules", ""), FACES)) == []


def test_a_title_of_every_kind_of_sign_conforms():
    pages = lay_out(composed("en"), standard_named("din-b"), FACES).pages
    title = '<Ünïted & "Freé"> (100 %) \\ 山 𓀀\x07\n'
    assert failures(write_pdf(Document(pages, "en", title, title, mark=title), FACES)) == []


@pytest.mark.parametrize("mark", ["\ufeff", "\u200e", "\u00ad", "\u2067"])
def test_a_name_copied_with_a_sign_that_is_not_seen_conforms(mark):
    name = f"{mark}Sample{mark} {mark}Sender"
    run = PlacedRun(20, name, Face.REGULAR, FACES.shape(name, Face.REGULAR))
    line = PlacedLine("body", 20, 11, (run,), Zone(20, 16, 60, 5))
    assert failures(write_pdf(Document((Page(210, 297, (line,)),), "en", "Name", name), FACES)) == []


# each fault is found


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """A letter with a picture, and sheets for pens, whose objects stand in the file as they are."""
    folder = tmp_path_factory.mktemp("unpacked")
    documents = {
        "letter": lay_out(organisation_letter(), standard_named("din-b"), FACES),
        "sheets": lay_out_signing_sheets(petition(people=()), standard_named("din-b"), FACES, sheets=1),
    }
    made = {}
    for name, document in documents.items():
        (folder / f"{name}.pdf").write_bytes(write_pdf(document, FACES))
        command = [needs("qpdf"), "--qdf", "--object-streams=disable", folder / f"{name}.pdf", "-"]
        made[name] = subprocess.run(command, check=True, capture_output=True).stdout
    return made


def spoiled(content, pattern, other):
    """A file with something changed in it, its places counted anew."""
    changed, count = re.subn(pattern, other, content, count=1)
    assert count == 1
    return subprocess.run([needs("fix-qdf")], input=changed, check=True, capture_output=True).stdout


#: What is done to a good file → the standard that finds it, and what it says.
FAULTS = {
    "no language": ("letter", rb"/Lang \(en-GB\)", b"", "ua1", "language"),
    "no title": ("letter", rb"<dc:title>.*?</dc:title>", b"", "ua1", "title"),
    "title not shown": ("letter", rb"/DisplayDocTitle true", b"/DisplayDocTitle false", "ua1", "DisplayDocTitle"),
    "not marked": ("letter", rb"/Marked true", b"/Marked false", "ua1", "Marked"),
    "unembedded font": ("letter", rb"/FontFile2 \d+ 0 R", b"", "2a", "embedded"),
    "no Unicode": ("letter", rb"/ToUnicode \d+ 0 R", b"", "2a", "ToUnicode"),
    "wrong width": ("letter", rb"(/W \[\s+1\s+\[\s+)\d+", rb"\g<1>99", "2a", "width"),
    "untagged line": ("letter", rb"/P<</MCID 0>>BDC", rb"BT/F1 9 Tf 9 9 Td<0001>Tj ET \g<0>", "ua1", "tagged"),
    "line without its mark": ("letter", rb"/P<</MCID 3>>BDC", rb"/P BMC", "ua1", "tagged"),
    "picture without words": ("letter", rb"/Alt \(.*?\)", b"", "ua1", "Alt"),
    "unknown part": ("letter", rb"/S /H1", b"/S /Headline", "ua1", "structure type"),
    "heading left out": ("letter", rb"/S /H1", b"/S /H3", "ua1", "heading"),
    "row too short": ("sheets", rb"/S /TD", b"/S /P", "ua1", "row"),
    "sign that is nought": ("letter", rb"<0001> <[0-9A-F]{4}>", b"<0001> <0000>", "2a", "U+0000"),
    "no colours": ("letter", rb"/OutputIntents \[.*?\]", b"", "2a", "colour space"),
    "other standard": ("letter", rb"<pdfaid:part>2<", b"<pdfaid:part>3<", "2a", "part"),
    "damaged description": ("letter", rb"</rdf:RDF>", b"", "2a", "XMP"),
    "script": ("letter", rb"/Lang \(en-GB\)", rb"\g<0>/OpenAction<</S/JavaScript/JS(1)>>", "2a", "OpenAction"),
}


@pytest.mark.parametrize("name", ["letter", "sheets"])
def test_what_is_spoiled_was_good(unpacked, name):
    assert failures(unpacked[name]) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(unpacked, fault):
    name, pattern, other, profile, said = FAULTS[fault]
    found = failures(spoiled(unpacked[name], re.compile(pattern, re.DOTALL), other))
    assert [one for one in found if one[0] == profile and said.lower() in " ".join(one).lower()], found
