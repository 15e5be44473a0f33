"""Pages made into sheets: turned exactly, padded, laid over each other, whatever the file says of its own turn."""

from io import BytesIO

import pypdfium2
import pytest

from printing import ADDRESS, DL, SENDER, envelopes, on_sheet, pdf, places, sheets
from protest_letters.document import MM_PER_PT
from protest_letters.media.imposing import imposed, overlaid
from protest_letters.media.pdf import write_pdf
from protest_letters.standards.feeds import FEEDS

TURNS = (0, 90, 180, 270)
#: Positions may err by a hundredth of a millimetre.
SLACK = 0.01


def approx(place):
    return pytest.approx(place, abs=SLACK)


def changed(content, change):
    """Return a PDF with every page changed."""
    document = pypdfium2.PdfDocument(content)
    for page in document:
        change(page)
    stream = BytesIO()
    document.save(stream)
    document.close()
    return stream.getvalue()


@pytest.mark.parametrize("turn", TURNS)
def test_every_word_stands_where_the_turn_brings_it_and_reads_that_way(turn):
    turned = imposed(envelopes(pages=2), [turn, turn])

    wide = turn in (0, 180)
    assert sheets(turned) == [approx(DL if wide else DL[::-1])] * 2
    for number, page in enumerate(places(turned), start=1):
        for word, x, y in (SENDER, ADDRESS):
            assert page[f"{word}{number}"] == approx((*on_sheet(x, y, turn), turn))


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("own", TURNS)
def test_a_page_that_is_turned_by_its_file_is_turned_from_how_it_is_read(own, turn):
    # the file lies on its side and says that it is to be shown upright
    content = changed(imposed(envelopes(), [own]), lambda page: page.set_rotation(own))
    assert sheets(content) == [approx(DL)]

    turned = imposed(content, [turn])

    assert places(turned)[0]["ADDRESS1"] == approx((*on_sheet(*ADDRESS[1:], turn), turn))
    document = pypdfium2.PdfDocument(turned)
    assert [page.get_rotation() for page in document] == [0]
    document.close()


@pytest.mark.parametrize("turn", TURNS)
def test_what_is_outside_the_crop_box_does_not_count(turn):
    # 20 mm more on the left, 10 mm more under it
    larger = pdf((240, 120), words=[("ADDRESS", 125.0, 55.0)])
    content = changed(larger, lambda page: page.set_cropbox(*(edge / MM_PER_PT for edge in (20, 10, 240, 120))))

    turned = imposed(content, [turn])

    assert places(turned)[0]["ADDRESS1"] == approx((*on_sheet(105.0, 55.0, turn), turn))


def test_each_page_has_its_own_turn():
    turned = imposed(envelopes(pages=3), [90, 0, 270])

    assert [page[f"SENDER{at}"][2] for at, page in enumerate(places(turned), start=1)] == [90, 0, 270]


def test_empty_pages_come_after_those_that_are_named():
    padded = imposed(envelopes(pages=3), [0, 90, 0], {0, 2})

    assert [len(page) for page in places(padded)] == [2, 0, 2, 2, 0]
    assert sheets(padded) == [approx(size) for size in (DL, DL, DL[::-1], DL, DL)]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", envelopes()[:300]])
def test_what_is_damaged_cannot_be_turned(content):
    with pytest.raises(ValueError, match="Failed to load"):
        imposed(content, [90])
    with pytest.raises(ValueError, match="Failed to load"):
        overlaid(content, [90, 0], [0, 1])


def test_a_page_without_anything_on_it_can_be_turned():
    empty = imposed(envelopes(), [0], {0})

    assert sheets(imposed(empty, [90, 90])) == [approx(DL[::-1])] * 2


def test_pages_come_to_lie_on_one_sheet_each_with_its_turn():
    content = envelopes(pages=4)

    short = overlaid(content, [feed.turn for feed in FEEDS], [0, 1])

    assert sheets(short) == [approx(DL[::-1])]
    (page,) = places(short)
    assert page.keys() == {"SENDER1", "ADDRESS1", "SENDER2", "ADDRESS2"}
    assert page["ADDRESS1"] == approx((*on_sheet(*ADDRESS[1:], 90), 90))
    assert page["ADDRESS2"] == approx((*on_sheet(*ADDRESS[1:], 270), 270))

    (long,) = places(overlaid(content, [feed.turn for feed in FEEDS], [2, 3]))
    assert (long["ADDRESS3"][2], long["ADDRESS4"][2]) == (0, 180)


def test_the_pages_of_a_letter_are_kept_with_their_fonts_and_structure(place, typefaces):
    content = write_pdf(place("president"), typefaces)
    document = pypdfium2.PdfDocument(imposed(content, [0], {0}))

    assert document.get_metadata_value("Keywords").startswith("protest-letter 1; to=president")
    assert document[0].get_textpage().get_text_range().split()[:2] == ["Sample", "Sender"]
    document.close()
