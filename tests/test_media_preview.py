"""Pages as pictures."""

import sys
from io import BytesIO

import PIL.Image
import pytest

from protest_letters.document import Document, Face, Page, PlacedLine, PlacedRun, Zone
from protest_letters.media.pdf import write_pdf
from protest_letters.media.preview import preview
from protest_letters.problems import ExitCode, ProtestError


def document(*sizes):
    line = PlacedLine("body", 20, 11, (PlacedRun(10, "Words", Face.BOLD),), Zone(10, 16, 20, 5))
    return Document(tuple(Page(*size, (line,)) for size in sizes), "en", "T", "A")


def picture(png):
    return PIL.Image.open(BytesIO(png))


@pytest.mark.parametrize(("dpi", "size"), [(100, (827, 1169)), (50, (414, 585))])
def test_a_page_becomes_a_picture_of_its_size(typefaces, dpi, size):
    (png,) = preview(write_pdf(document((210, 297)), typefaces), dpi)

    assert picture(png).format == "PNG"
    assert picture(png).size == pytest.approx(size, abs=1)


def test_every_page_becomes_a_picture_in_order(typefaces):
    pages = preview(write_pdf(document((210, 297), (100, 50)), typefaces))

    assert [picture(png).size[0] > picture(png).size[1] for png in pages] == [False, True]


def test_the_picture_shows_the_words_in_black_on_white(typefaces):
    (png,) = preview(write_pdf(document((60, 40)), typefaces))

    shown = picture(png).convert("L")
    assert shown.getpixel((0, 0)) == 255
    left, top, right, bottom = (side * 25.4 / 100 for side in shown.point(lambda grey: 255 * (grey < 128)).getbbox())
    assert (left, bottom) == pytest.approx((10, 20), abs=0.6)
    assert (right, top) == pytest.approx((21, 17), abs=2)


def test_the_same_file_gives_the_same_pictures(place, typefaces):
    content = write_pdf(place("president"), typefaces)
    assert preview(content) == preview(content)


def test_what_is_no_pdf_is_said():
    with pytest.raises(ProtestError) as caught:
        preview(b"no PDF")
    assert caught.value.problems[0].code is ExitCode.DATA


@pytest.mark.parametrize("module", ["pypdfium2", "PIL.Image"])
def test_without_the_extra_it_says_what_to_install(monkeypatch, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ProtestError) as caught:
        preview(b"")
    (problem,) = caught.value.problems
    assert problem.hint == 'pip install "protest-letters[preview]"'
    assert problem.code is ExitCode.ABSENT
