"""Real files, read back with PDFium and with Debian's own programs."""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from conftest import TODAY, needs
from protest_letters.compose.letter import compose_letter
from protest_letters.customs import plain_spaces
from protest_letters.dispatch import Sender, Wish
from protest_letters.document import Document, Face, Page, PlacedLine, PlacedPicture, PlacedRun, Rule, Zone
from protest_letters.fonts.typefaces import ShapedTypefaces
from protest_letters.layout.sheet import lay_out
from protest_letters.media.fonts import pt_serif
from protest_letters.media.pdf import write_pdf
from protest_letters.model import Picture
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.standards import standard_for

IN_1999 = date(1999, 11, 20)
MADRID = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013", organisation="Sample Union")
PARIS = replace(MADRID, city="Paris", country="FR", street="1, rue de l’Exemple", postcode="75001", many=True)
BERLIN = replace(MADRID, city="Berlin", country="DE", street="Musterstraße 1", postcode="10115", role="Vorsitz")
BOSTON = Sender("Sample Sender", "Boston, MA", "US", "1 Main Street", "02108")
MOSCOW = Sender("Әлия Ғұмарқызы", "Москва", "RU", "ул. Примерная, 1", "101000", organisation="Образец")

#: Every language, standard, kind of office, both letters, I and we, abroad and at home.
COVERING = {
    "president-en": ("president", IN_1999, "en", MADRID),
    "minister-ru": ("interior-minister", IN_1999, "ru", MADRID),
    "chairman-fr": ("knb-chairman", IN_1999, "fr", PARIS),
    "embassy-de": ("embassy-ru", IN_1999, "de", BERLIN),
    "president-es": ("president", TODAY, "es", MADRID),
    "embassy-us": ("embassy", TODAY, "en", BOSTON),
    "embassy-fr": ("embassy", TODAY, "fr", PARIS),
    "embassy-ru": ("embassy-ru", TODAY, "ru", MOSCOW),
}


@dataclass(frozen=True)
class Made:
    letter: object
    document: Document
    standard: object
    path: Path

    @property
    def content(self):
        return self.path.read_bytes()


@pytest.fixture(scope="session", autouse=True)
def _no_source_date():
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SOURCE_DATE_EPOCH", raising=False)
        yield


@pytest.fixture(scope="session")
def made(campaign, forms, typefaces, tmp_path_factory):
    folder = tmp_path_factory.mktemp("letters")
    files = {}
    for name, (who, day, language, writer) in COVERING.items():
        plan = plan_letters(Wish((who,), writer, day, TODAY, "", language), campaign)
        letter = compose_letter(plan.dispatches[0], forms)
        standard = standard_for(writer.country)
        document = lay_out(letter, standard, typefaces)
        (folder / f"{name}.pdf").write_bytes(write_pdf(document, typefaces))
        files[name] = Made(letter, document, standard, folder / f"{name}.pdf")
    return files


covering = pytest.mark.parametrize("name", COVERING)


def text(line):
    return plain_spaces("".join(run.text for run in line))


def run(*command, **more):
    done = subprocess.run([*map(str, command)], capture_output=True, check=False, timeout=60, **more)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    return done.stdout.decode()


def words(text):
    return " ".join(text.split())


@dataclass(frozen=True)
class Sign:
    """A character of a page and its box in millimetres from the top left corner."""

    text: str
    box: Zone


def signs_of(page):
    """The visible characters of a page of PDFium's, in the order of the file."""
    height = page.get_height()
    textpage = page.get_textpage()
    mm = 25.4 / 72
    for at in range(textpage.count_chars()):
        sign = chr(pdfium.FPDFText_GetUnicode(textpage, at))
        if not sign.isspace():
            left, bottom, right, top = textpage.get_charbox(at)
            yield Sign(sign, Zone(left * mm, (height - top) * mm, (right - left) * mm, (top - bottom) * mm))


# where the words are


@covering
def test_every_line_is_printed_where_the_layout_placed_it(made, name):
    one = made[name]
    pdf = pypdfium2.PdfDocument(one.content)
    assert len(pdf) == len(one.document.pages) == 1
    signs = list(signs_of(pdf[0]))
    at = 0
    for line in one.document.pages[0].lines:
        wanted = "".join(line.text.split())
        found = signs[at : at + len(wanted)]
        at += len(wanted)
        assert plain("".join(sign.text for sign in found)) == plain(wanted)
        assert found[0].box.x == pytest.approx(line.box.x, abs=0.8)
        assert found[-1].box.right == pytest.approx(line.box.right, abs=0.8)
        # letters without a descender stand on the baseline
        standing = [
            sign.box.bottom for sign in found if sign.text.isalnum() and sign.text not in "QgjpqyJçşţÇ,;рудщцЦЩДфңғқҚҒҢ"
        ]
        assert sorted(standing)[len(standing) // 2] == pytest.approx(line.y, abs=0.2)
    assert at == len(signs)


def plain(text):
    """PDFium gives a hyphen at a line's end as a sign of its own."""
    return re.sub("[\x02\ufffe\u00ad-]", "-", text)


@covering
def test_the_address_is_inside_the_window_of_its_standard(made, name):
    one = made[name]
    signs = list(signs_of(pypdfium2.PdfDocument(one.content)[0]))
    printed = "".join(sign.text for sign in signs)
    for line in one.document.pages[0].lines:
        if line.role != "address":
            continue
        wanted = "".join(line.text.split())
        starts = [found.start() for found in re.finditer(re.escape(wanted), printed)]
        assert any(
            all(one.standard.address.holds(sign.box, slack=0.3) for sign in signs[start : start + len(wanted)])
            for start in starts
        ), line.text


@covering
def test_the_page_has_the_paper_s_size(made, name):
    page = pypdfium2.PdfDocument(made[name].content)[0]
    size = tuple(side * 25.4 / 72 for side in page.get_size())
    assert size == pytest.approx(made[name].standard.paper[1:], abs=0.01)


# what Debian's programs say


@covering
def test_pdftotext_finds_everything_that_was_written(made, name):
    one = made[name]
    printed = words(run(needs("pdftotext"), "-raw", "-enc", "UTF-8", one.path, "-"))
    letter = one.letter
    for line in (*letter.sender, *letter.address, letter.date_line, letter.subject, letter.salutation, letter.closing):
        assert words(text(line)) in printed
    # who signs stands in the head as well, but for the signatory of an organisation
    who = [text(line) for line in (*letter.sender, *letter.letterhead, *letter.signature)]
    for line in letter.signature:
        assert printed.count(words(text(line))) >= who.count(text(line)) >= 1
    joined = printed.replace("- ", "").replace("-", "").replace(" ", "")
    for block in letter.body:
        assert text(block.runs).replace("-", "").replace(" ", "") in joined


@covering
def test_every_font_is_embedded_with_its_unicode_and_none_is_helvetica(made, name):
    lines = run(needs("pdffonts"), made[name].path).splitlines()
    columns = {column: lines[0].index(column) for column in ("emb", "sub", "uni")}
    fonts = lines[2:]
    assert fonts
    for font in fonts:
        assert "PTSerif" in font.split()[0]
        assert {column: font[at : at + 3].strip() for column, at in columns.items()} == dict.fromkeys(columns, "yes")
    assert b"Helvetica" not in made[name].content


@covering
def test_qpdf_has_nothing_to_complain_of(made, name):
    said = run(needs("qpdf"), "--check", made[name].path)
    assert "No syntax or stream encoding errors found" in said
    assert "WARNING" not in said


def test_pdfinfo_tells_title_author_and_paper(made):
    said = run(needs("pdfinfo"), "-enc", "UTF-8", made["minister-ru"].path)
    fields = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in said.splitlines())}
    assert fields["Title"] == made["minister-ru"].letter.title.strip()
    assert fields["Author"] == "Sample Sender"
    assert fields["Pages"] == "1"
    assert "A4" in fields["Page size"]
    assert fields["JavaScript"] == "no"
    assert fields["Encrypted"] == "no"


# what the file says of itself


@covering
def test_title_author_and_language_are_in_the_file(made, name):
    one = made[name]
    pdf = pypdfium2.PdfDocument(one.content)
    assert pdf.get_metadata_value("Title") == one.letter.title
    assert pdf.get_metadata_value("Author") == one.letter.author
    assert f"/Lang ({one.letter.language})".encode() in one.content
    assert "/DisplayDocTitle true" in one.content.decode("latin-1")


@covering
def test_the_file_tells_nothing_of_the_machine_or_the_day_it_was_made(made, name):
    content = made[name].content.decode("latin-1")
    assert str(Path.home()) not in content
    assert not re.search(r"\(D:\d{4}|Date", content)
    assert pypdfium2.PdfDocument(made[name].content).get_metadata_value("Creator") == "protest"
    assert pypdfium2.PdfDocument(made[name].content).get_metadata_value("Producer") == "protest"


# the same bytes


@covering
def test_a_document_written_twice_gives_the_same_bytes(made, name):
    assert write_pdf(made[name].document, pt_serif()) == made[name].content


SCRIPT = """
import hashlib
from datetime import date
from protest_letters.dispatch import Sender, Wish
from protest_letters.load.folder import built_in_folder, load_campaign, load_shipped_forms
from protest_letters.run.letters import Sheet, make_letters
from protest_letters.standards import standard_for
sender = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013", organisation="Sample Union")
wish = Wish(("president",), sender, date(1999, 11, 20), date(2026, 11, 23), "", "ru")
made, _ = make_letters(wish, load_campaign(built_in_folder()), load_shipped_forms(), Sheet(standard_for("ES")))
print(hashlib.sha256(made[0].content).hexdigest())
"""


def digest(tmp_path, **environment):
    """The digest of a letter made by a fresh interpreter."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("RL_", "SOURCE_DATE_EPOCH"))}
    return run(sys.executable, "-c", SCRIPT, env={**kept, **environment}, cwd=tmp_path).strip()


@pytest.fixture(scope="session")
def plain_digest(tmp_path_factory):
    return digest(tmp_path_factory.mktemp("plain"))


def test_a_fresh_interpreter_gives_the_same_bytes(plain_digest, tmp_path):
    again = digest(tmp_path, PYTHONHASHSEED="7", TZ="Asia/Almaty", LC_ALL="C", COLUMNS="20")
    assert again == plain_digest


def test_a_senseless_source_date_epoch_breaks_nothing(plain_digest, tmp_path):
    assert digest(tmp_path, SOURCE_DATE_EPOCH="soon") == plain_digest


# the writer alone


def page(*lines, rules=(), size=(100, 50)):
    return Page(*size, tuple(lines), tuple(rules))


def line(x, y, *runs, size=11):
    placed = tuple(PlacedRun(x + 20 * at, text, face) for at, (text, face) in enumerate(runs))
    return PlacedLine("body", y, size, placed, Zone(x, y - 4, 60, 5))


def test_the_writer_draws_each_run_at_its_place_in_its_face_and_size(typefaces, tmp_path):
    runs = [("Regular", Face.REGULAR), ("Bold", Face.BOLD), ("Italic", Face.ITALIC), ("Both", Face.BOLD_ITALIC)]
    content = write_pdf(Document((page(line(10, 20, *runs)),), "en", "T", "A"), typefaces)
    signs = list(signs_of(pypdfium2.PdfDocument(content)[0]))
    starts = [sign.box.x for sign in signs if sign.text in "RBI"]
    assert starts == pytest.approx([10, 30, 50, 70], abs=0.4)
    (tmp_path / "faces.pdf").write_bytes(content)
    said = run(needs("pdffonts"), tmp_path / "faces.pdf")
    for name in ("PTSerif-Regular", "PTSerif-Bold", "PTSerif-Italic", "PTSerif-BoldItalic"):
        assert f"+{name} " in said


def test_a_document_of_several_pages_keeps_their_order_and_size(typefaces):
    pages = (page(line(10, 20, ("one", Face.REGULAR))), page(line(10, 20, ("two", Face.BOLD)), size=(60, 80)))
    pdf = pypdfium2.PdfDocument(write_pdf(Document(pages, "ru", "T", "A"), typefaces))
    assert [one.get_textpage().get_text_range() for one in pdf] == ["one", "two"]
    assert [tuple(round(side * 25.4 / 72) for side in one.get_size()) for one in pdf] == [(100, 50), (60, 80)]


def test_a_picture_is_drawn_over_its_box_and_pixel_for_pixel(typefaces):
    stream = BytesIO()
    image = Image.new("RGB", (40, 10), "white")
    image.paste("black", (0, 0, 20, 5))
    image.save(stream, "PNG")
    shown = PlacedPicture(Zone(20, 10, 40, 10), Picture(stream.getvalue(), 40, 10), "Sample Sender")
    document = Document((Page(100, 50, (), (), (shown,)),), "en", "T", "A")
    content = write_pdf(document, typefaces)
    assert content == write_pdf(document, typefaces)
    assert b"Interpolate" not in content
    page = pypdfium2.PdfDocument(content)[0]
    (drawn,) = page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE])
    left, bottom, right, top = (edge * 25.4 / 72 for edge in drawn.get_bounds())
    assert (left, 50 - top, right, 50 - bottom) == pytest.approx((20, 10, 60, 20), abs=0.01)
    pixels = drawn.get_bitmap().to_pil().convert("RGB")
    assert pixels.size == (40, 10)
    assert pixels.tobytes() == image.tobytes()


def test_rules_are_drawn_where_they_are_asked_for(typefaces):
    rules = (Rule(3.5, 20, 7, 20), Rule(10, 30, 90, 30, 0.5))
    pdf = pypdfium2.PdfDocument(write_pdf(Document((page(rules=rules),), "en", "T", "A"), typefaces))
    drawn = []
    for thing in pdf[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = (side * 25.4 / 72 for side in thing.get_bounds())
        drawn.append((left, 50 - (bottom + top) / 2, right))
    assert drawn == [pytest.approx((3.5, 20, 7), abs=0.2), pytest.approx((10, 30, 90), abs=0.2)]


@pytest.mark.parametrize("text", ["(parentheses) \\ back", "Әңғүұқөһ ЁёЄєІі", "«’–…„“ №€", "100 % <b> & /Name"])
def test_every_sign_of_a_text_can_be_read_back(typefaces, text):
    content = write_pdf(Document((page(line(5, 20, (text, Face.REGULAR))),), "kk", text, text), typefaces)
    pdf = pypdfium2.PdfDocument(content)
    assert pdf[0].get_textpage().get_text_range() == text
    assert pdf.get_metadata_value("Title") == text
    assert pdf.get_metadata_value("Author") == text


# the fonts


def test_what_one_face_covers_all_faces_cover(typefaces):
    # coverage is asked of the regular face alone
    def covered(face):
        return {chr(code) for code in range(0xE000) if typefaces.chain.is_plain(chr(code), face)}

    for face in Face:
        assert not covered(Face.REGULAR) - covered(face)


def test_what_the_face_covers_has_a_glyph(typefaces):
    signs = (chr(code) for code in range(0x11000) if not 0xD800 <= code < 0xE000)
    covered = [sign for sign in signs if not typefaces.lacks(sign)]
    assert len(covered) > 500
    assert [sign for sign in covered for run in typefaces.shape(sign, Face.REGULAR) if 0 in run.ids] == []


def test_lacking_characters_are_named_once_and_in_order(typefaces):
    assert typefaces.lacks("Anna") == ""
    assert typefaces.lacks("山a田b山𓀀") == "山田𓀀"
    assert typefaces.lacks("a\tb\n") == "\t\n"


@pytest.mark.parametrize("face", Face)
def test_widths_are_those_pdfium_prints(typefaces, face):
    text = "Wide Жыл"
    shown = Document((page(line(5, 20, (text, face), ("|", face), size=24), size=(200, 50)),), "en", "T", "A")
    runs = (PlacedRun(5, text, face), PlacedRun(5 + typefaces.width(text, face, 24), "|", face))
    shown = replace(shown, pages=(replace(shown.pages[0], lines=(replace(shown.pages[0].lines[0], runs=runs),)),))
    signs = list(signs_of(pypdfium2.PdfDocument(write_pdf(shown, typefaces))[0]))
    assert 0 < signs[-1].box.x - signs[-2].box.right < 3


def test_a_font_that_cannot_be_read_is_named_with_a_remedy(tmp_path):
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    for name in ("broken.ttf", "absent.ttf"):
        with pytest.raises(ProtestError) as refused:
            ShapedTypefaces(dict.fromkeys(Face, tmp_path / name)).width("a", Face.REGULAR, 11)
        (problem,) = refused.value.problems
        assert (problem.where, problem.code) == (str(tmp_path / name), ExitCode.ABSENT)
        assert problem.hint


def test_the_digest_is_the_file_s(plain_digest, campaign, forms, typefaces):
    plan = plan_letters(Wish(("president",), MADRID, IN_1999, TODAY, "", "ru"), campaign)
    document = lay_out(compose_letter(plan.dispatches[0], forms), standard_for("ES"), typefaces)
    assert hashlib.sha256(write_pdf(document, typefaces)).hexdigest() == plain_digest
