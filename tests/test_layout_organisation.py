"""What an organisation's letter adds to the sheet: letterhead, reference, written signature, room for its stamp."""

from dataclasses import replace
from io import BytesIO
from itertools import product

import pytest
from PIL import Image

from protest_letters.compose.letter import compose_letter
from protest_letters.document import Face, Run, Zone
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.styles import LARGE, NORMAL
from protest_letters.model import Picture
from protest_letters.problems import ExitCode, ProtestError, exit_code
from protest_letters.standards import standard_named
from test_layout_sheet import (
    DIN,
    FORMS,
    LANGUAGES,
    PT_SERIF,
    WRITER,
    dispatch,
    line_faults,
    lines_of,
    overlaps,
    own_text,
    standards,
)

HEAD = (
    (Run("Sample Union of Workers in Commerce and Transport", origin="--organisation"),),
    (Run("Calle Mayor 1 · 28013 Madrid · Spain", origin="--street"),),
    (Run("Telephone +34 91 000 00 00 · office@example.org"),),
)
REFERENCE = (Run("Our ref.: ", origin="letter"), Run("2026/0117", origin="--our-ref"))
LONG_NAME = "Coordinating Committee of the Independent Unions of Workers in Commerce, Transport and Communications"
styles = pytest.mark.parametrize("style", [NORMAL, LARGE], ids=["normal", "large"])


def picture(width=900, height=200):
    stream = BytesIO()
    Image.new("L", (width, height), 90).save(stream, "PNG")
    return Picture(stream.getvalue(), width, height)


def organisation_s(letter, **more):
    given = {"letterhead": HEAD, "sender": (), "reference": REFERENCE, "signature_picture": picture(), "seal": True}
    return replace(letter, **(given | more))


def composed(language="en-GB", kind="minister", **more):
    writer = replace(WRITER, many=True)
    return organisation_s(compose_letter(dispatch(kind, language=language, writer=writer), FORMS), **more)


def of_own_text(body, **more):
    return organisation_s(compose_letter(own_text(body, replace(WRITER, many=True)), FORMS), **more)


def place(letter, standard=DIN, style=NORMAL):
    return lay_out(letter, standard, PT_SERIF, style).pages


def seal_of(pages, standard):
    """The first free room for the organisation's stamp on the page that is signed, from the closing down; or None."""
    page = signed(pages)
    lies_in = foot(standard.text if page is pages[0] else standard.next_text)
    used = [*(line.box for line in page.lines), *(shown.box for shown in page.pictures), standard.stamp]
    closing = lines_of([page], "closing")
    for top in (closing[0].box.y, closing[-1].box.bottom):
        for right in range(int(2 * (standard.text.w - 40 - 47 - 4)) + 1):
            room = Zone(standard.text.x + 51 + right / 2 + 0.01, top + 0.01, 40 - 0.02, 40 - 0.02)
            if lies_in.holds(room) and not any(box.meets(room) for box in used):
                return room
    return None


def foot(zone):
    """Where a stamp may be pressed: a little under the text's place as well, at 8 mm from the sheet's edge at least."""
    return replace(zone, h=zone.h + 8)


def signed(pages):
    return next(page for page in pages if lines_of([page], "signature"))


def faults(pages, standard):
    for at, page in enumerate(pages):
        for line in page.lines:
            if at == 0:
                yield from (
                    f"{line.role} “{line.text}” {fault}"
                    for fault in line_faults(line, standard, signed=page is signed(pages))
                )
            elif line.role != "heading" and not standard.next_text.holds(line.box):
                yield f"{line.role} “{line.text}” on page {at + 1} is outside its zone"
        for one, other in overlaps(page.lines):
            yield f"{one.role} “{one.text}” overlaps {other.role} “{other.text}”"
        for shown, line in product(page.pictures, page.lines):
            if shown.box.meets(line.box):
                yield f"the picture is over {line.role} “{line.text}”"


@styles
@standards
def test_everything_an_organisation_adds_is_in_its_place_on_every_sheet(standard, style):
    found = []
    for language in LANGUAGES:
        pages = place(composed(language), standard, style)
        found.extend(f"{language}: {fault}" for fault in faults(pages, standard))
        kept = seal_of(pages, standard)
        assert kept, language
        assert kept.bottom <= standard.paper[2] - 8
        assert {"letterhead", "reference", "date", "address"} <= {line.role for line in pages[0].lines}
        assert style is LARGE or len(pages) == 1
    assert not found, "\n".join(found)


# the letterhead


@standards
def test_the_letterhead_has_a_large_bold_name_small_lines_and_a_rule(standard):
    page = place(composed(), standard)[0]
    name, *small = lines_of([page], "letterhead")
    assert [line.text for line in (name, *small)] == ["".join(run.text for run in line) for line in HEAD]
    assert {run.face for run in name.runs} == {Face.BOLD}
    assert {run.face for line in small for run in line.runs} == {Face.REGULAR}
    assert name.size_pt > 1.3 * small[0].size_pt
    assert name.size_pt <= 15
    assert {line.box.x for line in (name, *small)} == {standard.text.x}
    (rule,) = [rule for rule in page.rules if rule.x1 == standard.text.x and rule.x2 == standard.text.right]
    assert small[-1].box.bottom < rule.y1 == rule.y2 <= standard.letterhead.bottom
    assert not lines_of([page], "sender")


def test_a_longer_name_is_smaller_before_it_takes_two_lines():
    def names(text):
        head = ((Run(text),), *HEAD[1:])
        return [
            line for line in lines_of(place(composed(letterhead=head)), "letterhead") if line.runs[0].face == "bold"
        ]

    assert [line.size_pt for line in names("Sample Union")] == [15]
    (smaller,) = names("Coordinating Committee of the Independent Unions of the Sample Republic")
    assert smaller.size_pt < 15
    first, second = names(LONG_NAME)
    assert first.size_pt == second.size_pt
    assert first.size_pt > 11


@standards
def test_a_letterhead_that_is_too_high_or_too_wide_is_refused_in_millimetres(standard):
    for head in (HEAD * 8, ((Run("x" * 200, origin="--organisation"),),)):
        with pytest.raises(ProtestError) as refused:
            place(composed(letterhead=head), standard)
        (problem,) = refused.value.problems
        assert problem.where == "--organisation"
        assert problem.code is ExitCode.FIT
        assert " mm" in problem.what


def test_a_character_of_letterhead_and_reference_is_looked_for_in_the_fonts():
    head = ((Run("Union 山", origin="--organisation"),),)
    with pytest.raises(ProtestError) as refused:
        place(composed(letterhead=head, reference=(Run("№ 𓀀", origin="--our-ref"),)))
    assert exit_code(refused.value.problems) is ExitCode.CHARACTER
    assert [problem.where for problem in refused.value.problems] == ["--organisation", "--our-ref"]


# the reference


@standards
def test_the_reference_stands_where_the_standard_has_it(standard):
    pages = place(composed(), standard)
    (reference,) = lines_of(pages, "reference")
    (date,) = lines_of(pages, "date")
    assert reference.text == "Our ref.: 2026/0117"
    edges = (reference.box.right, standard.reference.right), (reference.box.x, standard.reference.x)
    assert edges[0 if standard.reference_right else 1][0] == pytest.approx(
        edges[0 if standard.reference_right else 1][1]
    )
    beside = standard.reference.y == standard.date.y
    assert reference.y == pytest.approx(date.y) if beside else reference.box.bottom == pytest.approx(date.box.y)
    assert not lines_of(place(composed(reference=()), standard), "reference")


@standards
def test_a_smaller_reference_keeps_the_date_s_baseline_where_it_stands_beside_it(standard):
    long = (Run("Our ref.: 2026/0117-KZ-PRESIDENT-A3"),)
    pages = place(composed(reference=long), standard)
    (reference,), (date,) = lines_of(pages, "reference"), lines_of(pages, "date")
    assert not list(faults(pages, standard))
    assert (reference.y == pytest.approx(date.y)) is standard.reference_beside_date


def test_a_long_reference_is_smaller_and_a_longer_one_refused():
    (usual,) = lines_of(place(composed()), "reference")
    (longer,) = lines_of(place(composed(reference=(Run("Our ref.: 2026/0117-KZ-PRESIDENT-A3"),))), "reference")
    assert longer.size_pt < usual.size_pt
    with pytest.raises(ProtestError) as refused:
        place(composed(reference=(Run("x" * 80, origin="--our-ref"),)))
    (problem,) = refused.value.problems
    assert (problem.where, problem.code) == ("--our-ref", ExitCode.FIT)


# the written signature


@pytest.mark.parametrize("size", [(600, 200), (100, 400), (3000, 40), (20, 20)])
@standards
def test_a_written_signature_stands_in_the_room_for_the_pen(standard, size):
    page = signed(place(composed(seal=False, signature_picture=picture(*size)), standard))
    (shown,) = page.pictures
    closing, name = lines_of([page], "closing")[-1], lines_of([page], "signature")[0]
    assert closing.box.bottom < shown.box.y < shown.box.bottom < name.box.y
    assert shown.box.x == name.box.x == standard.text.x
    assert shown.box.w / shown.box.h == pytest.approx(size[0] / size[1])
    # as large as it may be: 60 mm wide or the room's height but 3 mm
    assert shown.box.w == pytest.approx(60) or shown.box.h == pytest.approx(name.box.y - closing.box.bottom - 3)
    assert shown.box.w <= 60.01
    assert shown.box.h <= 17.01
    assert shown.alternative == ", ".join(line.text for line in lines_of([page], "signature"))
    assert "Sample Sender" in shown.alternative


def test_a_written_signature_stands_on_the_page_that_is_signed():
    pages = place(of_own_text("\n\n".join(["word " * 60] * 14)))
    assert [len(page.pictures) for page in pages] == [0] * (len(pages) - 1) + [1]
    assert len(pages) > 1
    assert not any(page.pictures for page in place(composed(signature_picture=None)))


# the room for the stamp


def test_a_stamp_s_room_is_kept_though_little_stands_beside_it():
    lines = 0
    for words in range(20, 700, 40):
        pages = place(of_own_text("word " * words, signature_picture=None))
        assert seal_of(pages, DIN), words
        lines = max(lines, len(pages))
    assert lines == 2


def test_a_word_too_wide_for_the_column_has_the_stamp_s_room_beside_it_all_the_same():
    role = (Run("Gewerkschaftsbundesvorstandssekretär"),)
    for words in (30, 300, 430, 480):
        letter = of_own_text("word " * words)
        pages = place(replace(letter, signature=(*letter.signature, role)))
        assert seal_of(pages, DIN), words


NAMES = {
    "short": "Sample Union",
    "a little too wide": "Leeds Tram Workers’ Union",
    "wide": "Confédération générale des travailleurs indépendants",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("place_of_name", [0, 2])
@standards
def test_no_name_is_broken_for_the_stamp_s_sake_where_the_sheet_has_room(standard, place_of_name, name):
    writer = [(Run("Sample Sender"),), (Run("General Secretary"),)]
    writer.insert(place_of_name, (Run(name),))
    for language in LANGUAGES:
        letter = composed(language, signature=tuple(writer))
        pages = place(letter, standard)
        whole = [line.text for line in lines_of(pages, "signature")] == [line[0].text for line in writer]
        # on a page that is full in 10 pt a name of 85 mm over the others leaves no room for a stamp
        assert whole or (name is NAMES["wide"] and language in ("de", "fr", "ru"))
        assert len(pages) == 1
        assert seal_of(pages, standard)
        assert not list(faults(pages, standard))


def test_a_letter_takes_no_second_page_for_an_unbroken_name():
    long = (Run("Sample Sender and Other Senders of this Letter"),)
    for words in range(300, 560, 10):
        letter = of_own_text("word " * words, signature=(long,) * 3, signature_picture=None)
        pages = place(letter)
        assert seal_of(pages, DIN)
        # what one page holds with broken names, it holds
        assert len(pages) <= len(place(replace(letter, signature=((Run("Sample Sender"),),) * 6)))


def test_without_a_stamp_the_signature_may_be_as_wide_as_before():
    letter = of_own_text("Short.", signature_picture=None)
    wide = replace(letter, seal=False, signature=((Run("A name that is wider than a column of 47 mm"),),))
    assert len(lines_of(place(wide), "signature")) == 1
    assert len(lines_of(place(replace(wide, seal=True)), "signature")) == 1


# the address in full


FULL = tuple((Run(text),) for text in ("Mr Sample", "ul. Mira 11", "ул. Мира, 11", "473000 ASTANA", "KAZAKHSTAN"))


@standards
def test_an_address_in_full_is_set_where_it_is_sure_to_show(standard):
    pages = place(composed(address_in_full=FULL), standard)
    lines = lines_of(pages, "address")
    whole = standard.sure.h >= len(FULL) * 4.15
    assert ([line.text for line in lines] == [line[0].text for line in FULL]) is whole
    if whole:
        assert all(standard.sure.holds(line.box) for line in lines)
        assert lines[0].size_pt >= 10


@pytest.mark.parametrize(
    "full",
    [
        FULL * 2,
        (*FULL[:4], (Run("A line that is much too wide for what is sure to show in the window of an envelope"),)),
        (*FULL[:4], (Run("平和"),)),
    ],
    ids=["too high", "too wide", "in no font"],
)
@standards
def test_an_address_in_full_that_does_not_fit_changes_nothing(standard, full):
    plain = lay_out(composed(), standard, PT_SERIF)
    assert lay_out(composed(address_in_full=full), standard, PT_SERIF) == plain


def test_the_seven_standards_are_tried():
    assert standard_named("din-a")
    assert len(standards.args[1]) == 7
