"""The press itself: one file of many documents, written while it goes."""

import copy
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms

from conftest import ROOT, needs
from protest_letters.document import Document, Face, Page, PlacedLine, PlacedPicture, PlacedRun, Zone
from protest_letters.glyphs import FontFile, GlyphRun
from protest_letters.layout.sheet import lay_out
from protest_letters.media.pdf import write_pdf
from protest_letters.media.press.colour import srgb_profile
from protest_letters.media.press.metadata import About
from protest_letters.media.press.press import Press
from protest_letters.media.press.recent import Recent
from protest_letters.media.press.runs import cut_run, in_reading_order, words_of
from protest_letters.model import Picture
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.standards import standard_named
from protest_letters.structure import Tag
from test_press_conformance import FACES, composed, failures, merged, named


class Pipe:
    """Takes bytes and does nothing else, as a stream to a program does."""

    def __init__(self):
        self.taken = []

    def write(self, content):
        self.taken.append(bytes(content))
        return len(content)


@pytest.fixture(scope="module")
def letter():
    return lay_out(composed("en"), standard_named("din-b"), FACES)


def text_line(text, y=20.0, x=10.0):
    return PlacedLine("body", y, 12, (PlacedRun(x, text, Face.REGULAR),), Zone(x, y - 4, 60, 5))


def checked(content, folder):
    """See that a file is sound to the last object."""
    (folder / "checked.pdf").write_bytes(content)
    done = subprocess.run([needs("qpdf"), "--check", folder / "checked.pdf"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return content


# one file of many documents


def test_every_letter_is_there_in_its_order(letter, tmp_path):
    stream = Pipe()
    with Press(stream, About("en-GB", "Letters"), FACES) as press:
        for number in range(170):
            press.add(named(letter, number))
            assert press.pages == number + 1
    content = checked(b"".join(stream.taken), tmp_path)

    pages = [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(content)]
    assert [re.findall(r"Sample Sender (\d+)\r", page)[0] for page in pages] == [str(number) for number in range(170)]


def test_another_reader_finds_every_letter(tmp_path):
    (tmp_path / "merged.pdf").write_bytes(merged(30))
    command = [needs("mutool"), "draw", "-q", "-F", "txt", tmp_path / "merged.pdf"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert [f"Sample Sender {number}\n" in text for number in range(30)] == [number % 10 != 9 for number in range(30)]
    assert text.count("Обращаясь с этой просьбой") == 3


def test_what_is_done_goes_out_at_once(letter):
    stream = Pipe()
    press = Press(stream, About("en-GB", "Letters"), FACES)
    before = len(b"".join(stream.taken))
    press.add(letter)
    assert b"stream" in b"".join(stream.taken)[before:]


def test_the_same_letters_give_the_same_bytes():
    assert merged(12) == merged(12)
    assert merged(12) != merged(11)


def test_the_pages_of_each_document_are_counted_from_one():
    page = Page(60, 50, (text_line("Sample"),))
    one, two = (Document((page,) * count, "en", "T", "A") for count in (1, 2))
    content = write_pdf(two, FACES, one, two)
    read = pypdfium2.PdfDocument(content)
    assert [read.get_page_label(at) for at in range(len(read))] == ["1", "2", "1", "1", "2"]


def test_one_line_stands_as_far_from_the_top_on_sheets_of_any_height():
    shared = replace(text_line("Sample"), path=((Tag.PARAGRAPH, "1"),))
    content = write_pdf(Document((Page(60, 50, (shared,)), Page(60, 90, (shared,))), "en", "T", "A"), FACES)
    low, high = ((page.get_height(), page.get_textpage().get_charbox(0)) for page in pypdfium2.PdfDocument(content))
    assert low[0] - low[1][1] == pytest.approx(high[0] - high[1][1], abs=0.01)


def test_letters_made_anew_are_written_like_shared_ones(letter):
    def pressed(*documents):
        stream = BytesIO()
        with Press(stream, About(letter.language, "Letters"), FACES) as press:
            for one in documents:
                press.add(one)
        return stream.getvalue()

    letters = [named(letter, number) for number in range(4)]
    assert pressed(*letters) == pressed(*copy.deepcopy(letters))


def test_two_files_that_differ_have_other_identities(letter):
    def identity(document):
        return re.search(rb"/ID\[<(\w+)><(\w+)>\]", write_pdf(document, FACES)).groups()

    one, other = identity(letter), identity(replace(letter, title="Another"))
    assert one[0] == one[1] != other[0]


def test_what_letters_have_in_common_is_written_once():
    few, many = (len(merged(count)) for count in (20, 60))
    assert (many - few) / 40 < 1200


def test_a_letter_that_is_like_the_others_is_like_a_letter_alone(letter):
    stream = BytesIO()
    with Press(stream, About(letter.language, "Letters"), FACES) as press:
        for number in range(5):
            press.add(named(letter, number))
    alone = pypdfium2.PdfDocument(write_pdf(named(letter, 4), FACES))[0]
    together = pypdfium2.PdfDocument(stream.getvalue())[4]
    assert together.get_textpage().get_text_range() == alone.get_textpage().get_text_range()
    assert together.render(scale=2).to_pil().tobytes() == alone.render(scale=2).to_pil().tobytes()


@pytest.mark.big
def test_memory_does_not_grow_with_letters(tmp_path):
    def peak(count):
        command = [sys.executable, ROOT / "bench" / "press.py", str(count), "--file", tmp_path / "letters.pdf"]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        return int(re.search(r"(\d+) MiB", said)[1])

    assert peak(6000) - peak(1000) < 15


def test_a_section_has_its_own_language_where_it_is_not_the_file_s(letter):
    content = write_pdf(letter, FACES, replace(letter, language="ru"), replace(letter, language="en-US"))
    assert failures(content) == []
    assert len(pypdfium2.PdfDocument(content)) == 3


def test_the_colours_of_a_file_are_those_of_srgb():
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb_profile()))
    to_srgb = ImageCms.buildTransform(profile, ImageCms.createProfile("sRGB"), "RGB", "RGB")
    colours = Image.new("RGB", (16, 16))
    colours.putdata([(at, 255 - at, at * 7 % 256) for at in range(256)])
    changed = ImageCms.applyTransform(colours, to_srgb)
    assert max(high for _, high in ImageChops.difference(colours, changed).getextrema()) <= 1


# what the file says of itself


@given(st.text(max_size=30), st.text(max_size=30))
def test_title_and_author_are_the_same_in_both_places(title, author):
    content = write_pdf(Document((Page(50, 50, ()),), "en", title, author, mark=author), FACES)
    described = pypdfium2.PdfDocument(content).get_metadata_dict()
    packet = content[content.index(b"<?xpacket") : content.index(b'<?xpacket end="r"?>')].decode()

    def found(pattern):
        match = re.search(pattern, packet, re.DOTALL)
        text = match[1] if match else ""
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")

    assert found('x-default">(.*?)</rdf:li>') == described["Title"]
    assert found("<rdf:Seq><rdf:li>(.*?)</rdf:li>") == described["Author"]
    assert found("<pdf:Keywords>(.*?)</pdf:Keywords>") == described["Keywords"]
    assert found("<pdf:Producer>(.*?)</pdf:Producer>") == described["Producer"] == "protest"


# pages


@pytest.mark.parametrize(
    ("turn", "size", "place"),
    [(0, (100, 50), (10, 20)), (90, (50, 100), (30, 10)), (180, (100, 50), (90, 30)), (270, (50, 100), (20, 90))],
)
def test_a_page_is_turned_clockwise_on_its_sheet(turn, size, place):
    content = write_pdf(Document((Page(100, 50, (text_line("|"),), turn=turn),), "en", "T", "A"), FACES)
    sheet = pypdfium2.PdfDocument(content)[0]
    mm = 25.4 / 72

    assert [side * mm for side in sheet.get_size()] == pytest.approx(size, abs=0.01)
    left, bottom, right, top = sheet.get_textpage().get_charbox(0)
    assert ((left + right) / 2 * mm, size[1] - (bottom + top) / 2 * mm) == pytest.approx(place, abs=2)


def picture_of(mode, **more):
    stream = BytesIO()
    Image.new(mode, (20, 10)).save(stream, "PNG", **more)
    return Picture(stream.getvalue(), 20, 10, "signature.png")


def with_pictures(*pictures):
    placed = tuple(PlacedPicture(Zone(10, 10 * at, 20, 8), one, f"Sample {at}") for at, one in enumerate(pictures))
    return Document((Page(100, 100, (text_line("Words", 90),), (), placed),), "en", "T", "A")


def test_a_picture_is_in_the_file_once_however_often_it_is_shown():
    content = write_pdf(with_pictures(picture_of("L"), picture_of("RGB"), picture_of("L")), FACES)
    assert content.count(b"/Subtype/Image") == 2
    assert len(list(pypdfium2.PdfDocument(content)[0].get_objects([pdfium.FPDF_PAGEOBJ_IMAGE]))) == 3
    assert failures(content) == []


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "I;16", "1"])
def test_a_picture_that_would_have_to_be_changed_is_refused_or_shown(mode):
    try:
        content = write_pdf(with_pictures(picture_of(mode)), FACES)
    except ProtestError as error:
        (problem,) = error.problems
        assert (problem.where, problem.code) == ("signature.png", ExitCode.DATA)
        assert mode in ("RGBA", "LA", "P", "I;16")
    else:
        assert mode == "1"
        assert failures(content) == []


@pytest.mark.parametrize("png", [b"", b"\x89PNG\r\n\x1a\n", b"JFIF" * 20])
def test_what_is_no_picture_is_refused(png):
    with pytest.raises(ProtestError):
        write_pdf(with_pictures(Picture(png, 20, 10)), FACES)


# fonts of every kind


def box(pen, width):
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((width - 50, 700))
    pen.lineTo((width - 50, 0))
    pen.closePath()
    return pen


WIDTHS = {".notdef": 500, "space": 250, "a": 600, "b": 700}


def begun(*, outlines):
    builder = FontBuilder(1000, isTTF=outlines)
    builder.setupGlyphOrder(list(WIDTHS))
    builder.setupCharacterMap({32: "space", 97: "a", 98: "b"})
    return builder


def ended(builder, path):
    builder.setupHorizontalMetrics({name: (width, 50) for name, width in WIDTHS.items()})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Sample", "styleName": "Regular", "psName": "Sample-Regular"})
    builder.setupOS2(sTypoAscender=800, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.save(path)
    return str(path)


def postscript_font(path):
    builder = begun(outlines=False)
    strings = {name: box(T2CharStringPen(width, None), width).getCharString() for name, width in WIDTHS.items()}
    builder.setupCFF("Sample-Regular", {}, strings, {})
    return ended(builder, path)


def variable_font(path):
    """A font whose letters are wider by half at the end of its axis."""
    builder = begun(outlines=True)
    builder.setupGlyf({name: box(TTGlyphPen(None), width).glyph() for name, width in WIDTHS.items()})
    ended(builder, path)
    builder.setupFvar([("wght", 400, 400, 700, "Weight")], [])
    wider = {
        name: [
            TupleVariation(
                {"wght": (0.0, 1.0, 1.0)},
                [*[(0, 0)] * 2, *[(width // 2, 0)] * 2, (0, 0), (width // 2, 0), (0, 0), (0, 0)],
            )
        ]
        for name, width in WIDTHS.items()
    }
    builder.setupGvar(wider)
    builder.save(path)
    return str(path)


def shown_in(font, advances):
    run = GlyphRun(font, (2, 3, 1, 2), advances, (0, 1, 2, 3), "ab a")
    line = PlacedLine("body", 20, 20, (PlacedRun(10, "ab a", Face.REGULAR, (run,)),), Zone(10, 10, 60, 12))
    return write_pdf(Document((Page(100, 50, (line,)),), "en", "T", "A"), FACES)


def inked(content):
    """Where there is ink along the line, as stretches in points."""
    picture = pypdfium2.PdfDocument(content)[0].render(scale=4).to_pil().convert("1")
    row = [picture.getpixel((x, int((20 - 2) / 25.4 * 72 * 4))) == 0 for x in range(picture.width)]
    edges = [x / 4 for x in range(1, len(row)) if row[x] != row[x - 1]]
    return list(zip(edges[::2], edges[1::2], strict=True))


START = 10 / 25.4 * 72


def test_a_font_with_postscript_outlines_is_shown_and_conforms(tmp_path):
    content = shown_in(FontFile(postscript_font(tmp_path / "sample.otf")), (600.0, 700.0, 250.0, 600.0))
    assert failures(content) == []
    assert pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range() == "ab a"
    wanted = [(START + left, START + right) for left, right in ((1, 11), (13, 25), (27, 30), (32, 42))]
    assert [edge for one in inked(content) for edge in one] == pytest.approx(
        [edge for one in wanted for edge in one], abs=0.6
    )


@pytest.mark.parametrize(("weight", "factor"), [(400.0, 1.0), (550.0, 1.25), (700.0, 1.5)])
def test_a_variable_font_is_shown_as_it_is_on_its_axis(tmp_path, weight, factor):
    font = FontFile(variable_font(tmp_path / "sample.ttf"), axes=(("wght", weight),))
    content = shown_in(font, tuple(width * factor for width in (600.0, 700.0, 250.0, 600.0)))
    assert failures(content) == []
    first = inked(content)[0]
    assert first[1] - first[0] == pytest.approx((500 + 300 * (2 * factor - 2)) / 50, abs=0.6)


def test_glyphs_stand_where_the_layout_has_them(tmp_path):
    font = FontFile(postscript_font(tmp_path / "sample.otf"))
    run = GlyphRun(font, (2, 3, 2), (500.0, 900.0, 600.0), (0, 1, 2), "aba", offsets=((0, 0), (100, 0), (0, 500)))
    line = PlacedLine("body", 20, 20, (PlacedRun(10, "aba", Face.REGULAR, (run,)),), Zone(10, 10, 60, 12))
    content = write_pdf(Document((Page(100, 50, (line,)),), "en", "T", "A"), FACES)
    wanted = [START + edge for edge in (1, 11, 13, 25)]
    assert [edge for one in inked(content) for edge in one][:4] == pytest.approx(wanted, abs=0.6)
    boxes = [pypdfium2.PdfDocument(content)[0].get_textpage().get_charbox(at) for at in (0, 2)]
    assert boxes[1][1] - boxes[0][1] == pytest.approx(10, abs=0.1)


def test_no_block_of_a_mapping_has_more_rows_than_its_form_allows(tmp_path):
    signs = "".join(chr(code) for code in (*range(0x21, 0x7F), *range(0xC0, 0x100), *range(0x410, 0x450)))
    written = write_pdf(Document((Page(700, 50, (text_line(signs),)),), "en", "T", "A"), FACES)
    (tmp_path / "x.pdf").write_bytes(written)
    command = [needs("qpdf"), "--qdf", "--object-streams=disable", tmp_path / "x.pdf", "-"]
    unpacked = subprocess.run(command, check=True, capture_output=True).stdout
    counts = [int(found) for found in re.findall(rb"(\d+) beginbfchar", unpacked)]
    assert sum(counts) > 200
    assert max(counts) <= 100


def test_a_font_that_cannot_be_embedded_is_named(tmp_path):
    (tmp_path / "broken.ttf").write_bytes(b"no font")
    for name in ("broken.ttf", "absent.ttf"):
        with pytest.raises(ProtestError) as refused:
            shown_in(FontFile(str(tmp_path / name)), (600.0, 700.0, 250.0, 600.0))
        (problem,) = refused.value.problems
        assert (problem.where, problem.code) == (str(tmp_path / name), ExitCode.ABSENT)


def test_what_cannot_be_written_leaves_the_file_as_it_was(letter, tmp_path):
    stream = BytesIO()
    with Press(stream, About(letter.language, "Letters"), FACES) as press:
        press.add(named(letter, 1))
        with pytest.raises(ProtestError):
            press.add(with_pictures(picture_of("L"), picture_of("RGBA")))
        press.add(named(letter, 2))
    content = checked(stream.getvalue(), tmp_path)
    assert failures(content) == []
    assert ["Sample Sender 1" in one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(content)] == [
        True,
        False,
    ]


# runs taken apart


def run_of(text, clusters=None, **more):
    clusters = tuple(range(len(text))) if clusters is None else clusters
    return GlyphRun(FontFile("sample"), tuple(range(len(clusters))), (500.0,) * len(clusters), clusters, text, **more)


@given(st.text("ab ", min_size=1, max_size=12))
def test_the_words_of_a_run_make_the_run(text):
    words = words_of(run_of(text))
    assert "".join(one.text for one in words) == text
    assert [glyph for one in words for glyph in one.ids] == list(range(len(text)))
    assert all(one.text.strip() in ("", one.text) for one in words)


def test_a_run_is_not_cut_through_a_glyph():
    assert cut_run(run_of("office", (0, 1, 4, 5)), 2) is None
    left, right = cut_run(run_of("office", (0, 1, 4, 5)), 4)
    assert (left.text, left.ids, right.text, right.clusters) == ("offi", (0, 1), "ce", (0, 1))


def test_runs_are_ordered_by_their_text():
    leftward = {"clusters": (1, 0), "rightward": False}
    runs = [run_of("to "), run_of("גד", **leftward), run_of("אב", **leftward), run_of(" 1")]
    assert in_reading_order(runs, "to אבגד 1") == [0, 2, 1, 3]


def test_what_was_not_asked_for_lately_is_forgotten():
    recent = Recent(3)
    for at in range(3):
        recent.keep(at, f"{at}")
    for at in range(3, 6):
        recent.keep(at, f"{at}")
        assert recent.get(0) == "0"
    recent.keep(9, "9")
    assert [recent.get(at) for at in (0, 1, 9)] == ["0", None, "9"]
