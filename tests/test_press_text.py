"""What programs find in a file: the text as it was typed, in the order in which it is read, and what is what."""

import re
import subprocess
from dataclasses import replace

import pypdfium2
import pytest
import uharfbuzz as hb

from conftest import needs
from protest_letters.document import Document, Face, Page, PlacedLine, PlacedRun, Zone
from protest_letters.glyphs import GlyphRun
from protest_letters.layout.handover import lay_out_handover
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.signing_sheets import lay_out_signing_sheets
from protest_letters.layout.styles import LARGE, NORMAL
from protest_letters.media.fonts import pt_serif
from protest_letters.media.pdf import write_pdf
from protest_letters.media.press.reading import OUTSIDE
from protest_letters.standards import standard_named
from protest_letters.structure import Joint, Tag
from test_layout_organisation import composed as organisation_letter
from test_layout_organisation import of_own_text
from test_layout_petition import FACES, LANGUAGES, laid, many, petition
from test_press_conformance import composed

DIN = standard_named("din-b")


def said(program, *options, content, folder):
    path = folder / "shown.pdf"
    path.write_bytes(content)
    done = subprocess.run(
        [needs(program), *options, path, *(["-"] if program == "pdftotext" else [])], capture_output=True, check=True
    )
    assert done.stderr == b""
    return done.stdout.decode()


def in_words(text):
    return " ".join(text.split())


def typed(line):
    return in_words("".join(run.text for run in line).replace("\u00a0", " "))


# the text of a letter


@pytest.mark.parametrize("style", [NORMAL, LARGE], ids=["normal", "large"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pdftotext_gives_every_paragraph_as_it_was_typed(tmp_path, language, style):
    letter = composed(language)
    document = lay_out(letter, DIN, FACES, style)
    pages = said("pdftotext", content=write_pdf(document, FACES), folder=tmp_path).split("\f")
    # what heads a page stands between two lines of a paragraph on paper as well
    for at, page in enumerate(document.pages):
        for line in page.lines:
            if line.role == "heading":
                pages[at] = in_words(pages[at]).replace(in_words(line.text), "", 1)
    found = in_words(" ".join(pages))

    parts = (letter.subject, letter.salutation, *(block.runs for block in letter.body), letter.closing)
    assert [typed(part) for part in parts if typed(part) not in found] == []


def test_words_that_were_divided_are_among_them():
    pages = [page for language in LANGUAGES for page in lay_out(composed(language), DIN, FACES, LARGE).pages]
    assert sum(line.joint is Joint.DIVIDED for page in pages for line in page.lines) >= 4


# what is what


def outline(content, folder):
    """The parts of a file with their texts, a list of (depth, name, text)."""
    parts = []
    for line in said("pdfinfo", "-struct-text", content=content, folder=folder).splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        text = re.fullmatch(r'\s*"(.*)"', line)
        if text:
            owner = max(at for at, part in enumerate(parts) if part[0] == depth - 1)
            parts[owner] = (*parts[owner][:2], parts[owner][2] + text[1])
        elif re.match(r"\s*\w", line):
            parts.append((depth, line.split()[0].rstrip(":"), ""))
    return parts


def heard(content, folder):
    """The texts of a file's parts, of every depth, with the divided words in them as wholes."""
    texts, open_parts = [], []
    for line in said("pdfinfo", "-struct-text", content=content, folder=folder).splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        del open_parts[depth:]
        text = re.fullmatch(r'\s*"(.*)"', line)
        if text:
            # poppler says what is printed, and not the word that a span of it stands for
            divided = open_parts[-1] is None
            texts[next(part for part in reversed(open_parts) if part is not None)] += (
                text[1].replace("-", "", 1) if divided else text[1]
            )
        elif re.match(r"\s*\w", line):
            span = line.split()[0].startswith("Span")
            open_parts.append(None if span else len(texts))
            texts += [] if span else [""]
    return [text for text in texts if text]


def shown(parts):
    return [f"{'  ' * depth}{name} {text}".rstrip() for depth, name, text in parts]


def test_the_parts_of_a_letter_are_what_they_are(tmp_path):
    letter = replace(composed("en"), enclosures=())
    parts = outline(write_pdf(lay_out(letter, DIN, FACES), FACES), tmp_path)

    body = [f"    P {typed(block.runs)}" for block in letter.body]
    assert shown(parts) == [
        "Document",
        "  Sect",
        "    Div",
        *(f"      P {typed(line)}" for line in letter.sender),
        f"    P {' · '.join(typed(line) for line in letter.return_line)}",
        f"    P {typed(letter.date_line)}",
        "    Div",
        *(f"      P {typed(line)}" for line in letter.address_in_full or letter.address),
        f"    P {typed(letter.salutation)}",
        f"    H1 {typed(letter.subject)}",
        *body,
        f"    P {typed(letter.closing)}",
        "    Div",
        *(f"      P {typed(line)}" for line in letter.signature),
    ]


def test_a_paragraph_on_two_pages_is_one_and_heads_are_not_read(tmp_path):
    document = lay_out(composed("en"), DIN, FACES, LARGE)
    assert len(document.pages) == 2
    texts = [in_words(text) for text in heard(write_pdf(document, FACES), tmp_path)]

    for block in composed("en").body:
        assert texts.count(typed(block.runs)) == 1
    heads = [line.text for line in document.pages[1].lines if line.role == "heading"]
    assert heads
    assert not [head for head in heads for text in texts if head in text]


def test_a_list_has_items_with_labels(tmp_path):
    long = "a second item, which is so long that it takes a second line of its own on the sheet that it is printed on"
    letter = of_own_text(f"A text.\n\n- first item\n- {long}\n\nAnother text.\n\n1. one\n2. two\n")
    parts = outline(write_pdf(lay_out(letter, DIN, FACES), FACES), tmp_path)

    names = [f"{name} {text}".strip() for _, name, text in parts]
    start = names.index("P A text.")
    assert names[start : start + 16] == [
        *("P A text.", "L", "LI", "Lbl –", "LBody first item", "LI", "Lbl –", f"LBody {long}"),
        *("P Another text.", "L", "LI", "Lbl 1.", "LBody one", "LI", "Lbl 2.", "LBody two"),
    ]


def test_a_picture_of_a_signature_is_read_between_closing_and_name(tmp_path):
    letter = organisation_letter()
    content = write_pdf(lay_out(letter, DIN, FACES), FACES)
    parts = outline(content, tmp_path)

    at = [name for _, name, _ in parts].index("Figure")
    assert parts[at - 1][2] == typed(letter.closing)
    assert parts[at + 2][2] == typed(letter.signature[0])
    assert b"/Alt" in unpacked(content, tmp_path)


def unpacked(content, folder):
    (folder / "packed.pdf").write_bytes(content)
    command = [needs("qpdf"), "--qdf", "--object-streams=disable", folder / "packed.pdf", "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def test_the_names_under_a_petition_are_one_list_on_all_its_sheets(tmp_path):
    made = petition(people=many(150))
    document = laid(made)
    assert len(document.pages) > 2
    parts = outline(write_pdf(document, FACES), tmp_path)

    names = [name for _, name, _ in parts]
    assert (names.count("H1"), names.count("H2"), names.count("L")) == (1, 1, 1)
    assert names.count("LI") == names.count("Lbl") == names.count("LBody") == 150
    numbers = [text for _, name, text in parts if name == "Lbl"]
    assert numbers == [f"{at}." for at in range(1, 151)]
    # who answers for it is read once, though it stands on every sheet
    responsible = typed(made.responsible)
    assert [in_words(text) for _, _, text in parts].count(responsible) == 1


def test_a_sheet_for_pens_is_a_table_with_a_head_over_each_column(tmp_path):
    document = lay_out_signing_sheets(petition(people=()), DIN, FACES, sheets=2)
    content = write_pdf(document, FACES)
    names = [name for _, name, _ in outline(content, tmp_path)]

    rows = names.count("TR")
    assert names.count("Table") == names.count("H1") == 2
    assert (names.count("TH"), names.count("TD")) == (2 * 5 + rows - 2, 4 * (rows - 2))
    assert unpacked(content, tmp_path).count(b"/Scope /Column") == 10


@pytest.mark.parametrize("counts", [("2", "60"), ("", "")])
def test_a_receipt_is_a_table_with_a_head_to_each_row(tmp_path, counts):
    made = petition()
    document = lay_out_handover(made, DIN, FACES, sheets=counts[0], signatures=counts[1])
    parts = outline(write_pdf(document, FACES), tmp_path)

    names = [name for _, name, _ in parts]
    assert names.count("H1") == names.count("Table") == 2
    assert names.count("TR") == names.count("TH") == names.count("TD") == 2 * 10
    at = [text for _, _, text in parts].index(made.words.addressee)
    assert [text for _, name, text in parts[at + 2 : at + 3 + len(made.letter.address)] if name == "P"] == [
        typed(line) for line in made.letter.address
    ]


def test_everything_that_is_printed_is_read_but_heads_and_feet(tmp_path):
    documents = (
        lay_out(organisation_letter(), DIN, FACES, LARGE),
        laid(petition(language="ru")),
        lay_out_signing_sheets(petition(language="fr", people=()), DIN, FACES, sheets=1),
    )
    for document in documents:
        read = "".join(heard(write_pdf(document, FACES), tmp_path))
        for line in (
            line for page in document.pages for line in page.lines if line.path and line.path[0][0] in OUTSIDE
        ):
            assert line.role in {"heading", "subject", "request", "label", "foot"}
        printed = [
            line.text.removesuffix("-") if line.joint is Joint.DIVIDED else line.text
            for page in document.pages
            for line in page.lines
            if not line.path or line.path[0][0] not in OUTSIDE
        ]
        assert "".join(read.split()) == "".join("".join(printed).split())


# glyphs of every kind


REGULAR = pt_serif().shape("a", Face.REGULAR)[0].font
FONT = hb.Font(hb.Face(hb.Blob.from_file_path(REGULAR.path)))


def glyphs(signs):
    return tuple(FONT.get_nominal_glyph(ord(sign)) for sign in signs)


def run(signs, text=None, **more):
    """A run that shows signs of PT Serif, for a text of as many signs if nothing else is said."""
    ids = glyphs(signs)
    given = {
        "font": REGULAR,
        "ids": ids,
        "advances": tuple(float(FONT.get_glyph_h_advance(one)) for one in ids),
        "clusters": tuple(range(len(ids))),
        "text": signs if text is None else text,
    }
    return GlyphRun(**(given | more))


def line_of(*runs, text=None, y=20, path=(), joint=Joint.NOTHING):
    words = "".join(one.text for one in runs) if text is None else text
    return PlacedLine("body", y, 12, (PlacedRun(10, words, Face.REGULAR, runs),), Zone(10, y - 4, 80, 5), path, joint)


def pressed(*lines, language="en"):
    return write_pdf(Document((Page(120, 60, lines),), language, "T", "A"), FACES)


def read(content, folder):
    text = said("pdftotext", content=content, folder=folder)
    # marks of direction say how it is to be shown
    return in_words(re.sub("[\u202a-\u202e]", "", text))


def test_a_glyph_that_stands_for_several_signs_is_read_as_all_of_them(tmp_path):
    ligature = run("o#ce", "office", clusters=(0, 1, 4, 5))
    assert read(pressed(line_of(ligature)), tmp_path) == "office"


def test_several_glyphs_that_stand_for_one_sign_are_read_as_it(tmp_path):
    content = pressed(line_of(run("cafe'", "café", clusters=(0, 1, 2, 3, 3))))
    assert read(content, tmp_path) == "café"
    assert pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range() == "café"


def test_one_glyph_can_stand_for_two_texts(tmp_path):
    content = pressed(line_of(run("ABA", "ABА")))
    assert read(content, tmp_path) == "ABА"


def test_what_is_read_from_right_to_left_is_found_in_the_order_in_which_it_is_read(tmp_path):
    backward = run("cb a", "א בג", clusters=(3, 2, 1, 0), rightward=False, language="he")
    content = pressed(line_of(run("To "), backward, run(" end.")))

    assert in_words(read(content, tmp_path).replace("end.", " end.")) == "To א בג end."
    (span,) = [one for one in outline(content, tmp_path) if one[1] == "Span"]
    # as it stands on the page; what is to be said is beside it
    assert span[2] == "גב א"
    assert b"/ActualText <feff05d0002005d105d2>" in unpacked(content, tmp_path)


def test_runs_of_several_fonts_are_read_in_the_order_of_their_text(tmp_path):
    first, second = (
        run("cba", "אבג", clusters=(2, 1, 0), rightward=False),
        run("fed", "דהו", clusters=(2, 1, 0), rightward=False),
    )
    content = pressed(line_of(run("To "), second, first, run(" end"), text="To אבגדהו end"))

    spans = [text for _, name, text in outline(content, tmp_path) if name == "Span"]
    assert spans == ["גבא", "והד"]


def test_a_ligature_that_is_read_from_right_to_left_gives_its_text(tmp_path):
    backward = run("ba", "אבגד", clusters=(2, 0), rightward=False)
    assert read(pressed(line_of(backward)), tmp_path) == "אבגד"


def test_a_passage_in_another_language_says_so(tmp_path):
    content = pressed(line_of(run("To "), run("Астана", language="ru"), run(" and on", language="")), language="en")

    assert [(name, text) for _, name, text in outline(content, tmp_path)][-2:] == [
        ("P", "To  and on"),
        ("Span", "Астана"),
    ]
    assert b"/Lang (ru)" in unpacked(content, tmp_path)


def test_a_divided_word_is_said_whole_even_over_two_pages(tmp_path):
    path = ((Tag.PARAGRAPH, "one"),)
    lines = [
        line_of(run("This is demo-"), path=path, joint=Joint.DIVIDED),
        line_of(run("cratic, and"), path=path, y=26, joint=Joint.SPACE),
        line_of(run("that un-"), path=path, y=32, joint=Joint.DIVIDED),
        line_of(run("divided"), path=path),
    ]
    pages = (Page(120, 60, tuple(lines[:3])), Page(120, 60, tuple(lines[3:])))
    content = write_pdf(Document(pages, "en", "T", "A"), FACES)

    assert read(content, tmp_path) == "This is democratic, and that un- divided"
    text = unpacked(content, tmp_path)
    assert b"/ActualText (democratic,)" in text
    assert b"/ActualText (undivided)" in text
    assert [name for _, name, _ in outline(content, tmp_path)].count("P") == 1
    assert heard(content, tmp_path) == ["This is democratic, and that undivided"]


def test_between_two_lines_of_a_paragraph_stands_a_space(tmp_path):
    path = ((Tag.PARAGRAPH, "one"),)
    upper = line_of(run("one"), path=path, joint=Joint.SPACE)
    content = pressed(upper, line_of(run("two"), path=path, y=26))
    assert outline(content, tmp_path)[-1] == (2, "P", "one two")
