"""What a stranger can read in a finished file: PDF, TIFF, text, and files that are none of these."""

import zlib
from io import BytesIO

import pytest
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from reportlab.pdfgen.canvas import Canvas

from protest_letters.load.readable import read_texts
from protest_letters.problems import ExitCode, Level

XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><dc:creator><rdf:li>Sample &#1040;uthor</rdf:li></dc:creator>'
    "</rdf:RDF></x:xmpmeta>"
)


def pdf(*pages, bookmark="", **described):
    stream = BytesIO()
    canvas = Canvas(stream)
    for key, text in described.items():
        getattr(canvas, f"set{key.capitalize()}")(text)
    for text in pages:
        if bookmark:
            canvas.bookmarkPage(text)
            canvas.addOutlineEntry(bookmark, text)
        canvas.drawString(50, 700, text)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def with_xmp(content, *, deflated):
    packet = zlib.compress(XMP.encode()) if deflated else XMP.encode()
    return content + b"\n99 0 obj\n<< /Type /Metadata >>\nstream\n" + packet + b"\nendstream\nendobj\n"


def tiff(pages=1, **tags):
    numbers = {
        "ImageDescription": 270,
        "PageName": 285,
        "Software": 305,
        "DateTime": 306,
        "Artist": 315,
        "XPTitle": 40091,
    }
    directory = ImageFileDirectory_v2()
    for name, text in tags.items():
        directory[numbers[name]] = text
        directory.tagtype[numbers[name]] = 1 if name == "XPTitle" else 2
    stream = BytesIO()
    sheets = [Image.new("1", (16, 16), 1) for _ in range(pages)]
    sheets[0].save(stream, "TIFF", tiffinfo=directory, save_all=pages > 1, append_images=sheets[1:])
    return stream.getvalue()


@pytest.fixture
def read(tmp_path):
    def reading(content, name="sample.bin"):
        path = tmp_path / name
        path.write_bytes(content)
        return read_texts(path)

    return reading


def test_of_a_pdf_pages_description_bookmarks_and_name_are_read(read):
    content = pdf("One", "Two", title="T", author="A", subject="S", keywords="K", creator="C", bookmark="B")

    readable = read(content, "a-name.pdf")

    texts = dict(readable.texts)
    assert texts["file name"] == "a-name.pdf"
    assert (texts["page 1"], texts["page 2"]) == ("One", "Two")
    assert [texts[key] for key in ("title", "author", "subject", "keywords", "creator")] == list("TASKC")
    assert texts["bookmark"] == "B"
    assert readable.problems == ()


@pytest.mark.parametrize("deflated", [False, True])
def test_of_a_pdf_the_xmp_is_read(read, deflated):
    texts = dict(read(with_xmp(pdf("One"), deflated=deflated)).texts)

    assert "Sample Аuthor" in texts["XMP"]


def test_a_page_without_text_is_said(read):
    (notice,) = read(pdf("One", " ")).problems

    assert notice.level is Level.NOTICE
    assert notice.what == "page 2 has no text that can be read"


def test_of_a_tiff_the_tags_of_every_page_are_read_and_its_pixels_are_said_to_be_unread(read):
    tags = dict.fromkeys(("ImageDescription", "PageName", "Software", "DateTime", "Artist"), "words")
    readable = read(tiff(pages=3, **tags, XPTitle="wide".encode("utf-16-le")), "fax.tif")

    texts = dict(readable.texts)
    assert {texts[name] for name in tags} == {"words"}
    assert texts["XPTitle"] == "wide"
    (notice,) = readable.problems
    assert notice.level is Level.NOTICE
    assert "its pages cannot be" in notice.what


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        ("слово".encode(), "text"),
        ("\ufeffслово".encode(), "text"),
        ("слово".encode("utf-16"), "text"),
        ("слово".encode("cp1251"), "text as cp1251"),
    ],
)
def test_a_text_is_read_in_its_encoding(read, raw, label):
    assert dict(read(raw).texts)[label] == "слово"


def test_a_text_in_latin_1_is_read(read):
    assert dict(read("Česká a é".encode("cp1252", "replace") + b"\xe9").texts)["text as latin-1"].endswith("é")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\nnothing", "is a damaged PDF"),
        (b"II*\x00\xff\xff\xff\x00", "is a damaged TIFF"),
        (b"II*\x00\x08\x00\x00\x00\xff\xff" + bytes(900_000), "is a damaged TIFF"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is of a kind that cannot be looked at"),
        (bytes(range(256)), "is of a kind that cannot be looked at"),
        (b"x" * 20_000_001, "is larger than 20,000,000 bytes"),
    ],
    ids=["empty", "PDF", "TIFF", "endless TIFF", "PNG", "binary", "huge"],
)
def test_a_file_that_cannot_be_looked_at_is_said_and_its_name_is_read_all_the_same(read, content, said):
    readable = read(content, "a-name")

    (problem,) = readable.problems
    assert (problem.what, problem.code) == (said, ExitCode.DATA)
    assert problem.hint
    assert readable.texts == (("file name", "a-name"),)


def test_a_tiff_whose_directories_go_round_in_a_circle_ends(read):
    content = bytearray(tiff(Artist="words"))
    start = int.from_bytes(content[4:8], "little")
    count = int.from_bytes(content[start : start + 2], "little")
    at = start + 2 + 12 * count
    content[at : at + 4] = start.to_bytes(4, "little")

    assert dict(read(bytes(content)).texts)["Artist"] == "words"


@pytest.mark.parametrize("name", ["nowhere.pdf", "."])
def test_what_is_no_file_is_wrong_use(tmp_path, name):
    (problem,) = read_texts(tmp_path / name).problems

    assert problem.code is ExitCode.USAGE
