"""Labels as files: what is made, what is said, and where the glyphs of a finished PDF lie."""

from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from pypdfium2 import raw

from conftest import TODAY
from label_texts import shipped_texts
from protest_letters.dispatch import Medium, Sender, Wish
from protest_letters.document import MM_PER_PT, Zone
from protest_letters.problems import ExitCode, Level, exit_code
from protest_letters.run.labels import LabelWish, make_labels, make_outline, make_sender_labels
from protest_letters.standards import LETTER
from protest_letters.standards.label_sheet import MARGINS
from protest_letters.standards.label_sheets import LABEL_SHEETS, label_sheet_named

THEN = date(1999, 11, 20)
POSTER = Sender("", "", "DE")
SENDER = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013")
L7160, US, EDGELESS, RETURN = (label_sheet_named(name) for name in ("L7160", "5160", "4625", "5167"))


def wish(*who, day=TODAY, sender=POSTER, **changes):
    return Wish(who, sender, day, TODAY, medium=Medium.LABEL, **changes)


def said(problems, rule):
    return [problem for problem in problems if problem.rule == rule]


def glyphs_of(pdf):
    """For each page: its size, and what each glyph leaves on the paper, in millimetres from the top left corner."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        width, height = (length * MM_PER_PT for length in page.get_size())
        text = page.get_textpage()
        boxes = []
        for at in range(text.count_chars()):
            if not text.get_text_range(at, 1).strip():
                continue
            left, bottom, right, top = (edge * MM_PER_PT for edge in text.get_charbox(at))
            boxes.append(Zone(left, height - top, right - left, top - bottom))
        yield (width, height), boxes
    document.close()


def rules_of(pdf):
    """The corners of the first page's rules, in millimetres."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    height = page.get_height()
    for one in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,)):
        left, bottom, right, top = one.get_bounds()
        yield tuple(round(at * MM_PER_PT, 2) for at in (left, height - top, right, height - bottom))
    document.close()


# files


def test_all_addressees_are_in_one_file(campaign, forms):
    made, problems = make_labels(wish("president", "embassy"), campaign, forms, LabelWish(L7160))

    (pdf,) = made
    assert pdf.name == "labels.pdf"
    text = pypdfium2.PdfDocument(pdf.content)[0].get_textpage().get_text_range()
    assert "Astana 010000" in text
    assert "Nordendstraße 14-17" in text
    assert exit_code(problems) is ExitCode.DONE
    (notice,) = said(problems, "labels")
    assert notice.what == "2 labels on 1 sheet of Avery L7160 (A4); the next free label is 3"


def test_the_same_wish_gives_the_same_bytes(campaign, forms):
    one, two = (make_labels(wish("president"), campaign, forms, LabelWish(L7160))[0] for _ in range(2))

    assert one == two


def test_each_address_has_as_many_labels_as_wanted(campaign, forms):
    how = LabelWish(L7160, start=20, copies=30)
    made, problems = make_labels(wish("president", "embassy"), campaign, forms, how)

    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made[0].content)]
    assert [page.count("Astana") for page in pages] == [2, 21, 7, 0]
    assert [page.count("Berlin") for page in pages] == [0, 0, 14, 16]
    (notice,) = said(problems, "labels")
    assert notice.what == "60 labels on 4 sheets of Avery L7160 (A4); the next free label is 17"


def test_what_is_known_of_addresses_is_said(campaign, forms):
    _, problems = make_labels(wish("president", day=THEN), campaign, forms, LabelWish(L7160))

    assert [problem.level for problem in said(problems, "historical")] == [Level.WARNING]
    _, problems = make_labels(wish("president"), campaign, forms, LabelWish(L7160))
    assert any("years old today" in problem.what for problem in problems)


def test_a_suspended_post_is_said(campaign, forms):
    _, problems = make_labels(
        wish("embassy-ru", sender=Sender("", "", "US")), campaign, forms, LabelWish(US, others=LABEL_SHEETS)
    )

    assert any("suspended" in problem.what for problem in problems)


def test_whoever_does_not_fit_is_said_and_the_others_are_made(campaign, forms):
    who = wish("interior-minister", "embassy-us", sender=Sender("", "", "US"))

    made, problems = make_labels(who, campaign, forms, LabelWish(US))
    assert exit_code(problems) is ExitCode.FIT
    (problem,) = [one for one in problems if one.level is Level.ERROR]
    assert (problem.where, problem.hint) == (
        "interior-minister",
        "--sheet 5162 has room for it (101.6 × 33.87 mm)",
    )
    text = pypdfium2.PdfDocument(made[0].content)[0].get_textpage().get_text_range()
    assert "Washington" in text
    assert "Minister" not in text


def test_an_unknown_id_keeps_everything_from_being_made(campaign, forms):
    made, problems = make_labels(wish("president", "nobody"), campaign, forms, LabelWish(L7160))

    assert made == ()
    assert exit_code(problems) is ExitCode.USAGE


def test_nothing_is_made_for_whoever_has_no_address(campaign, forms):
    made, problems = make_labels(wish("embassy-at"), campaign, forms, LabelWish(L7160))

    assert made == ()
    assert exit_code(problems) is ExitCode.DATA


# nobody is named


def test_a_label_that_names_somebody_protected_is_not_made(campaign, forms):
    name = campaign.book.contacts[0].name.first("en")
    typed = replace(
        campaign.book.addressee("embassy-de").addresses[0], lines=(("en", (f"c/o {name}", "Nordendstraße 14-17")),)
    )

    made, problems = make_labels(wish("embassy-de", address=typed), campaign, forms, LabelWish(L7160))
    assert made == ()
    assert exit_code(problems) is ExitCode.UNSAFE


def with_lines(campaign, **lines):
    """The campaign with other lines in addresses of embassies, by the embassy's country."""
    embassies = tuple(
        replace(one, addresses=tuple(replace(address, lines=(("en", lines[one.host]),)) for address in one.addresses))
        if one.host in lines
        else one
        for one in campaign.book.embassies
    )
    return replace(campaign, book=replace(campaign.book, embassies=embassies))


def test_the_others_are_made_where_one_tells_of_somebody_protected(campaign, forms):
    told = with_lines(campaign, FR=(f"c/o {campaign.book.contacts[0].name.first('en')}",))

    made, problems = make_labels(wish("embassy-fr", "embassy-de"), told, forms, LabelWish(L7160))
    assert exit_code(problems) is ExitCode.UNSAFE
    text = pypdfium2.PdfDocument(made[0].content)[0].get_textpage().get_text_range()
    assert "Berlin" in text
    assert "Paris" not in text


def test_neighbours_that_tell_of_somebody_together_are_not_made(campaign, forms):
    contact = next(one for one in campaign.book.contacts if one.id == "contact-uralsk")
    street = contact.address.lines_in("en")[1][0].split(",")[0]
    # a street on one label, its town on the next: neither is a hit alone
    told = with_lines(campaign, FR=(street,), DE=(contact.address.city.first("en"),))
    alone = [make_labels(wish(who), told, forms, LabelWish(L7160)) for who in ("embassy-fr", "embassy-de")]
    assert [len(made) for made, _ in alone] == [1, 1]

    made, problems = make_labels(wish("embassy-fr", "embassy-de", language="en"), told, forms, LabelWish(L7160))
    assert made == ()
    assert [one.where for one in problems if one.level is Level.ERROR] == ["labels.pdf, page 1"]


def test_a_sender_may_not_name_somebody_protected(campaign):
    surname = campaign.book.contacts[0].name.first("en").split()[-1]
    sender = replace(SENDER, name=f"Ivan {surname}")

    made, problems = make_sender_labels(sender, campaign, LabelWish(L7160))
    assert (made, exit_code(problems)) == ((), ExitCode.UNSAFE)
    made, problems = make_sender_labels(sender, campaign, LabelWish(L7160), namesake=True)
    assert (len(made), exit_code(problems)) == (1, ExitCode.DONE)


# the sender's own


def test_a_senders_labels_fill_the_rest_of_the_sheet(campaign):
    made, problems = make_sender_labels(SENDER, campaign, LabelWish(L7160, start=5))

    (pdf,) = made
    assert pdf.name == "sender-labels.pdf"
    (page,) = (page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf.content))
    assert page.count("Calle Mayor 1") == 17
    assert "Sample Sender\r\nCalle Mayor 1\r\n28013 Madrid\r\nSPAIN" in page
    assert said(problems, "labels")[0].what == "17 labels on 1 sheet of Avery L7160 (A4)"


@pytest.mark.parametrize(
    ("changes", "language", "lines"),
    [
        ({}, "fr", ["Sample Sender", "Calle Mayor 1", "28013 Madrid", "ESPAGNE"]),
        ({}, "ru", ["Sample Sender", "Calle Mayor 1", "28013 Madrid", "ИСПАНИЯ"]),
        (
            {"organisation": "Sample Union", "many": True, "role": "Secretary"},
            "",
            ["Sample Union", "Calle Mayor 1", "28013 Madrid", "SPAIN"],
        ),
        (
            {"care_of": "Sample Union", "street": "", "postcode": ""},
            "",
            ["Sample Sender", "c/o Sample Union", "Madrid", "SPAIN"],
        ),
    ],
)
def test_a_return_address_says_where_a_letter_goes_back_to(campaign, changes, language, lines):
    sender = replace(SENDER, **changes)

    made, _ = make_sender_labels(sender, campaign, LabelWish(L7160, copies=1), language=language)
    text = pypdfium2.PdfDocument(made[0].content)[0].get_textpage().get_text_range()
    assert text.split("\r\n") == lines


# finished files


@pytest.mark.parametrize("sheet", [L7160, US, EDGELESS], ids=lambda sheet: sheet.id)
@pytest.mark.parametrize("start", [1, 9])
@pytest.mark.parametrize("language", ["en", "ru", "de"])
def test_every_glyph_of_a_finished_file_lies_inside_its_label(campaign, forms, sheet, start, language):
    country = "US" if sheet.paper == LETTER else "DE"
    who = tuple(dict.fromkeys(text.who for text in shipped_texts(country)))
    how = LabelWish(sheet, start=start, nudge=(0.3, -0.2))

    made, _ = make_labels(wish(*who, sender=Sender("", "", country), language=language), campaign, forms, how)
    margin, used = MARGINS[sheet.paper[0]], set()
    for page, (size, boxes) in enumerate(glyphs_of(made[0].content)):
        assert size == pytest.approx(sheet.paper[1:], abs=0.1)
        assert boxes
        for box in boxes:
            column, row = (
                int((at - edge) // pitch)
                for at, edge, pitch in zip((box.x, box.y), sheet.first, sheet.pitch, strict=True)
            )
            number = row * sheet.grid[0] + column + 1
            label = sheet.label(number, how.nudge)
            inner = Zone(label.x + margin, label.y + margin, label.w - 2 * margin, label.h - 2 * margin)
            assert inner.holds(box, slack=0.02)
            used.add(page * sheet.count + number)
    assert used == set(range(start, start + len(used)))


def test_a_file_has_one_face(campaign, forms):
    made, _ = make_labels(wish("president", "interior-minister"), campaign, forms, LabelWish(L7160, outline=True))

    page = pypdfium2.PdfDocument(made[0].content)[0]
    names = {one.get_font().get_base_name() for one in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,))}
    assert {name.partition("+")[2] or name for name in names} == {"PTSans-Regular"}


@pytest.mark.parametrize(
    ("street", "city", "postcode"),
    [("1 Example Street", "Columbus, OH", "43215"), ("1 Example Street, Apt 4B", "New York, NY", "10001")],
)
def test_a_senders_labels_lie_two_millimetres_inside_the_smallest_labels(campaign, street, city, postcode):
    sender = replace(SENDER, country="US", city=city, postcode=postcode, street=street)
    made, _ = make_sender_labels(sender, campaign, LabelWish(RETURN))

    ((size, boxes),) = glyphs_of(made[0].content)
    assert size == pytest.approx(LETTER[1:], abs=0.1)
    labels = [RETURN.label(number) for number in range(1, 81)]
    safe = [Zone(label.x + 2, label.y + 2, label.w - 4, label.h - 4) for label in labels]
    assert all(any(zone.holds(box, slack=0.02) for zone in safe) for box in boxes)


@pytest.mark.parametrize("sheet", [L7160, US, RETURN], ids=lambda sheet: sheet.id)
def test_an_outline_lies_as_the_sheets_figures_say(sheet):
    (pdf,), problems = make_outline(LabelWish(sheet))

    assert (pdf.name, problems) == (f"outline-{sheet.id.lower()}.pdf", ())
    ((size, _),) = glyphs_of(pdf.content)
    assert size == pytest.approx(sheet.paper[1:], abs=0.1)
    edges = list(rules_of(pdf.content))
    for number in (1, sheet.grid[0], sheet.count):
        label = sheet.label(number)
        # half a thin line beside the edge
        assert any(edge == pytest.approx((label.x, label.y, label.right, label.y), abs=0.1) for edge in edges)
        assert any(edge == pytest.approx((label.right, label.y, label.right, label.bottom), abs=0.1) for edge in edges)


@pytest.mark.parametrize(("nudge", "beyond"), [((0.5, 0), True), ((0, 0), False), ((0, -2), True)])
def test_it_is_said_that_labels_are_moved_beyond_the_paper(nudge, beyond):
    _, problems = make_outline(LabelWish(EDGELESS, nudge=nudge))

    assert bool(said(problems, "labels")) is beyond
    assert make_outline(LabelWish(L7160, nudge=(1, 1)))[1] == ()
