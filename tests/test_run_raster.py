"""Whole faxes as pictures: what is on the sheets, which paper, what is said."""

import itertools
import os
from dataclasses import replace
from datetime import date
from io import BytesIO

import PIL.Image
import pytest

from conftest import TODAY
from protest_letters.compose.cover import COVER_WORDS, compose_cover
from protest_letters.compose.letter import compose_letter
from protest_letters.customs import known_languages
from protest_letters.dispatch import Medium, Sender, Wish
from protest_letters.layout.cover import LEAST_RULE, for_fax, lay_out_cover
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.styles import FAX_FINE, FAX_STANDARD
from protest_letters.media.fonts import pt_sans
from protest_letters.media.raster import GRIDS
from protest_letters.model import Picture
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, Level
from protest_letters.run.raster import RasterWish, fax_sheet, make_raster_faxes
from protest_letters.standards import A4, LETTER
from protest_letters.standards.fax import FAX_A4, FAX_LETTER, HEADER
from test_media_tiff import directories, tiffcheck

FINE, STANDARD = GRIDS
THEN = date(1999, 11, 20)
SHEETS = [FAX_A4, FAX_LETTER]
WRITERS = {
    "a person": Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013"),
    "an organisation": Sender(
        *("Sample Sender", "Berlin", "DE", "Beispielweg 3", "10115", "Secretary", "Sample Union of Railway Workers"),
        many=True,
        reference="12/1999",
    ),
}


def wish(who="president", day=THEN, language="ru", writer=WRITERS["a person"]):
    return Wish((who,), writer, day, TODAY, language=language, medium=Medium.FAX)


def signed(sender, shade=0):
    stream = BytesIO()
    picture = PIL.Image.new("L", (300, 100), 255)
    picture.paste(shade, (0, 40, 300, 50))
    picture.save(stream, "PNG")
    return replace(sender, signature=Picture(stream.getvalue(), 300, 100))


@pytest.fixture(scope="module")
def sans():
    return pt_sans()


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.name)
@pytest.mark.parametrize("writer", WRITERS)
def test_every_letter_becomes_a_fax_that_goes_out_as_it_is(tmp_path, campaign, forms, language, grid, writer):
    (fax,), _ = make_raster_faxes(
        wish(language=language, writer=WRITERS[writer]), campaign, forms, RasterWish(grid, original_follows=True)
    )

    pages = list(directories(fax.artifact.content))
    assert len(pages) == fax.pages
    assert fax.artifact.name == f"president-end-the-repression-{language}.tiff"
    (tmp_path / "fax.tiff").write_bytes(fax.artifact.content)
    assert tiffcheck(tmp_path / "fax.tiff", grid.lpi) == "OK"


def test_the_fax_of_an_american_embassy_is_on_american_paper(campaign, forms):
    (fax,), _ = make_raster_faxes(wish("embassy-us", TODAY, "en"), campaign, forms, RasterWish())

    assert fax.paper == "US Letter"
    assert {page[257] for page in directories(fax.artifact.content)} == {2151}


def test_from_america_to_kazakhstan_it_is_on_a4(campaign):
    writer = Sender("Sample Sender", "Denver", "US", "1 Main Street", "80202")
    (dispatch,) = plan_letters(wish(writer=writer), campaign).dispatches

    assert fax_sheet(dispatch, campaign) is FAX_A4


def document(campaign, forms, sans, style, writer="an organisation", language="ru"):
    (dispatch,) = plan_letters(wish(language=language, writer=WRITERS[writer]), campaign).dispatches
    laid = lay_out(compose_letter(dispatch, forms), FAX_A4, sans, style)
    cover = compose_cover(dispatch, forms, len(laid.pages) + 1)
    return for_fax(laid, lay_out_cover(cover, FAX_A4, sans, style))


@pytest.mark.parametrize(("style", "least"), [(FAX_FINE, 11), (FAX_STANDARD, 12)], ids=["fine", "standard"])
@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("writer", WRITERS)
def test_nothing_is_too_small_or_too_thin_for_a_fax_machine(campaign, forms, sans, style, least, language, writer):
    pages = document(campaign, forms, sans, style, writer, language).pages

    assert min(line.size_pt for page in pages for line in page.lines) >= least
    weights = [rule.weight_pt * 25.4 / 72 for page in pages for rule in page.rules]
    assert weights
    assert min(weights) >= max(LEAST_RULE - 0.001, 0.25)
    # no marks for folding
    assert all(rule.x1 >= 15 for page in pages for rule in page.rules)
    assert min(line.box.y for page in pages for line in page.lines) >= HEADER


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.id)
def test_the_zones_of_a_fax_sheet_lie_on_the_paper_and_not_on_each_other(sheet):
    _, width, height = sheet.paper
    assert sheet.paper in (A4, LETTER)
    for zone in (sheet.letterhead, sheet.sender, sheet.address, sheet.date, sheet.reference, sheet.text):
        assert zone.y >= HEADER
        # HylaFAX's reproducible area
        assert zone.x >= 7.3
        assert zone.right <= width - 7.3
        assert zone.bottom <= height - 10
    order = [sheet.sender, sheet.address, sheet.date, sheet.text]
    assert all(over.bottom <= under.y for over, under in itertools.pairwise(order))
    assert not sheet.reference.meets(sheet.date)


COVERS = {
    "de": ("An:", "Präsident", "Faxnummer:", "20. November 1999", "3 (mit dieser)", "Das Original folgt mit der Post."),
    "en": ("To:", "President", "Fax number:", "20 November 1999", "3 (with this one)", "The original follows by post."),
    "es": ("Para:", "Presidente", "Fecha:", "20 de noviembre", "3 (incluida esta)", "El original se envía por correo."),
    "fr": ("À :", "Président", "Objet :", "20 novembre 1999", "3 (avec celle-ci)", "L’original suit par la poste."),
    "ru": ("Кому:", "Президенту", "От кого:", "20 ноября 1999", "3 (включая эту)", "Оригинал направлен почтой."),
}


def cover_text(campaign, forms, sans, language, writer="a person", **options):
    (dispatch,) = plan_letters(wish(language=language, writer=WRITERS[writer]), campaign).dispatches
    page = lay_out_cover(compose_cover(dispatch, forms, 3, **options), FAX_A4, sans, FAX_FINE)
    return "\n".join(line.text for line in page.lines).replace("\u00a0", " ")


def test_every_language_has_a_cover():
    assert {row.language for row in COVER_WORDS} == set(COVERS) == set(known_languages())


@pytest.mark.parametrize("language", COVERS)
def test_the_cover_says_who_what_when_and_how_many(campaign, forms, sans, language):
    text = cover_text(campaign, forms, sans, language, original_follows=True)

    for words in (*COVERS[language], "+73172326172", "Sample Sender", "Madrid"):
        assert words in text
    # the street is for the letter
    assert "11" not in text


def test_the_cover_does_not_promise_a_letter_unasked(campaign, forms, sans):
    assert "почтой" not in cover_text(campaign, forms, sans, "ru")


def test_an_organisation_stands_on_its_cover_once(campaign, forms, sans):
    for language in known_languages():
        text = cover_text(campaign, forms, sans, language, "an organisation")
        assert text.count("Sample Union of Railway Workers") == 1
        assert text.count("Sample Sender") == 1


def test_without_a_cover_there_are_the_pages_of_the_letter(campaign, forms):
    (whole,), _ = make_raster_faxes(wish(), campaign, forms, RasterWish())
    (bare,), _ = make_raster_faxes(wish(), campaign, forms, RasterWish(cover=False))

    assert bare.pages == whole.pages - 1
    assert len(list(directories(bare.artifact.content))) == bare.pages


def test_large_print_takes_more_pages(campaign, forms):
    (usual,), _ = make_raster_faxes(wish(), campaign, forms, RasterWish())
    (large,), _ = make_raster_faxes(wish(), campaign, forms, RasterWish(large=True))

    assert large.pages > usual.pages


def test_a_fax_without_a_signature_is_said_to_be_unsigned(campaign, forms):
    def rules(writer):
        _, problems = make_raster_faxes(wish(writer=writer), campaign, forms, RasterWish())
        return [problem.rule for problem in problems]

    assert "unsigned" in rules(WRITERS["a person"])
    assert "unsigned" not in rules(signed(WRITERS["a person"]))


@pytest.mark.parametrize("shade", [0, 200], ids=["black", "pale"])
def test_a_signature_is_drawn_however_pale(campaign, forms, shade):
    def black(writer):
        (fax,), _ = make_raster_faxes(wish(writer=writer), campaign, forms, RasterWish(cover=False))
        with PIL.Image.open(BytesIO(fax.artifact.content)) as page:
            return page.convert("L").histogram()[0]

    # 60 by 2 mm of ink are 7400 dots
    assert black(signed(WRITERS["a person"], shade)) - black(WRITERS["a person"]) > 5000


@pytest.mark.parametrize(
    ("who", "day", "said"),
    [
        ("president", THEN, "the fax number is of 1999-11-17, 27 years old today"),
        ("embassy-ru", TODAY, "no source of the fax number has a date"),
        ("embassy-us", TODAY, ""),
    ],
)
def test_an_old_number_is_noticed(campaign, forms, who, day, said):
    _, problems = make_raster_faxes(wish(who, day, "en"), campaign, forms, RasterWish())

    found = [problem for problem in problems if problem.rule in ("fax-old", "fax-undated")]
    assert [problem.level for problem in found] == ([Level.NOTICE] if said else [])
    assert all(said in problem.what for problem in found)


def test_who_has_no_number_on_the_day_is_named(campaign, forms):
    faxes, problems = make_raster_faxes(wish("interior-minister", TODAY, "en"), campaign, forms, RasterWish())

    assert faxes == ()
    assert [problem.code for problem in problems if problem.rule == "unreachable"] == [ExitCode.DATA]


def test_the_same_wish_gives_the_same_bytes(campaign, forms, monkeypatch):
    first, _ = make_raster_faxes(wish(), campaign, forms, RasterWish())
    monkeypatch.setitem(os.environ, "SOURCE_DATE_EPOCH", "1")
    second, _ = make_raster_faxes(wish(), campaign, forms, RasterWish())

    assert first == second
