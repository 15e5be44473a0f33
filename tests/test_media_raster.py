"""Pages as dots: the grid, the threshold, and what is left of small letters."""

import sys
from io import BytesIO

import PIL.Image
import PIL.ImageDraw
import pytest

from protest_letters.document import (
    MM_PER_PT,
    Document,
    Face,
    Page,
    PlacedLine,
    PlacedPicture,
    PlacedRun,
    Rule,
    Zone,
)
from protest_letters.layout.cover import LEAST_RULE
from protest_letters.layout.styles import FAX_FINE, FAX_STANDARD
from protest_letters.media.fonts import pt_sans
from protest_letters.media.pdf import write_pdf
from protest_letters.media.raster import GRIDS, blackened, write_raster
from protest_letters.model import Picture
from protest_letters.problems import ExitCode, ProtestError

FINE, STANDARD = GRIDS
SANS = pt_sans()


def dots(page, grid):
    """The page's dots as a picture: True is black."""
    tiff = write_raster(write_pdf(Document((page,), "en", "T", "A"), SANS), grid)
    with PIL.Image.open(BytesIO(tiff)) as fax:
        return fax.convert("1").point(lambda dot: 255 * (not dot))


def words(text, size, y=50.0, face=Face.REGULAR):
    return PlacedLine("body", y, size, (PlacedRun(20, text, face),), Zone(20, y - 4, 90, 5))


# rows of a page: HylaFAX's and spandsp's tables
@pytest.mark.parametrize(
    ("paper", "grid", "rows"),
    [
        ((210, 297), FINE, 2286),
        ((210, 297), STANDARD, 1143),
        ((215.9, 279.4), FINE, 2151),
        ((215.9, 279.4), STANDARD, 1075),
    ],
)
def test_a_page_is_drawn_on_the_grid_of_fax_machines(paper, grid, rows):
    assert dots(Page(*paper, (words("Words", 12),)), grid).size == (1728, rows)


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
def test_a_millimetre_is_a_millimetre_across_and_down(grid):
    box = (30, 40, 130, 240)
    thick = 1.0
    rules = [
        Rule(box[0], box[1], box[2], box[1], thick / MM_PER_PT),
        Rule(box[0], box[3], box[2], box[3], thick / MM_PER_PT),
    ]
    left, top, right, bottom = dots(Page(210, 297, (), tuple(rules)), grid).getbbox()

    # 215.15 mm are 1728 dots, and the sheet stands in their middle
    aside = (1728 / 8.031 - 210) / 2
    assert left / 8.031 - aside == pytest.approx(30, abs=0.2)
    assert right / 8.031 - aside == pytest.approx(130, abs=0.2)
    assert top / grid.rows_per_mm == pytest.approx(39.5, abs=0.3)
    assert bottom / grid.rows_per_mm == pytest.approx(240.5, abs=0.3)


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
@pytest.mark.parametrize("part", range(5))
def test_no_rule_is_lost_between_two_rows(grid, part):
    y = 100 + part * 0.06
    shown = dots(Page(210, 297, (), (Rule(20, y, 190, y, LEAST_RULE / MM_PER_PT),)), grid)

    assert shown.crop((864, 0, 865, shown.height)).getbbox() is not None


# standards 4.4: eight rows for the small letters of Cyrillic
@pytest.mark.parametrize(
    ("grid", "style", "rows"), [(FINE, FAX_FINE, 14), (STANDARD, FAX_STANDARD, 8)], ids=["fine", "standard"]
)
def test_the_smallest_type_leaves_a_small_letter_its_rows(grid, style, rows):
    least = style.settings[-1].type.size_pt
    _, top, _, bottom = dots(Page(210, 297, (words("хнпи", least),)), grid).getbbox()

    assert bottom - top >= rows


# Cyrillic tails, the letters of Kazakh, and their neighbours which they are mistaken for
@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
@pytest.mark.parametrize("face", [Face.REGULAR, Face.BOLD])
@pytest.mark.parametrize("pair", ["ңн", "ғг", "қк", "ұү", "өо", "әа", "іı", "щш", "йи", "ёе", "üu", "ßB", "äa"])
def test_letters_that_differ_by_a_stroke_differ_in_dots(grid, face, pair):
    least = (FAX_FINE if grid is FINE else FAX_STANDARD).settings[-1].type.size_pt
    one, other = (dots(Page(210, 297, (words(letter, least, face=face),)), grid) for letter in pair)

    area = one.getbbox()
    changed = PIL.ImageChops.logical_xor(one, other).crop(area)
    assert sum(changed.histogram()[1:]) >= 3


def test_the_sans_has_every_letter_that_the_languages_need():
    assert SANS.lacks("әғқңөұүһі ӘҒҚҢӨҰҮҺІ ёЁйЙщ äöüß ñ¿¡ éèêç œ «»„“”’–—№ €") == ""


def test_pale_ink_of_a_signature_is_not_lost():
    pale = PIL.Image.new("RGB", (200, 60), "white")
    PIL.ImageDraw.Draw(pale).line((10, 50, 190, 10), fill=(160, 180, 255), width=5)
    stream = BytesIO()
    pale.save(stream, "PNG")
    picture = Picture(stream.getvalue(), 200, 60)

    def shown(one):
        return dots(Page(210, 297, (), (), (PlacedPicture(Zone(20, 50, 60, 18), one, "x"),)), FINE).getbbox()

    assert shown(picture) is None
    left, _, right, _ = shown(blackened(picture))
    assert (right - left) / 8.031 == pytest.approx(54, abs=2)


@pytest.mark.parametrize("module", ["pypdfium2", "PIL.Image"])
def test_without_the_extra_it_says_what_to_install(monkeypatch, module):
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ProtestError) as caught:
        write_raster(b"", FINE)
    (problem,) = caught.value.problems
    assert problem.hint == 'pip install "protest-letters[fax]"'
    assert problem.code is ExitCode.ABSENT
