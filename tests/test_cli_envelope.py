"""`protest envelope WHO…`: files, sizes, what is said, wrong use; real files read back."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from command import LATER, call, files, pages_of, sender
from envelopes import EVERY_POST, covering, distinct_words
from printing import on_sheet, places
from protest_letters import api
from protest_letters.document import MM_PER_PT, Face, Run, Zone
from protest_letters.layout.envelope import Look, lay_out_envelope
from protest_letters.load.printable import read_printables
from protest_letters.media.fonts import pt_sans
from protest_letters.media.pdf import write_pdf
from protest_letters.paper_mark import Paper, PaperMark
from protest_letters.problems import ProtestError
from protest_letters.standards.carriage import AIRMAIL, REGISTERED
from protest_letters.standards.envelopes import ENVELOPES, envelope_named
from protest_letters.standards.feeds import FEEDS
from protest_letters.standards.posts import face_zones


def envelope(tmp_path, *args, date=LATER, **changes):
    return call("envelope", *(args or ("president",)), *sender(**changes), "--date", date, cwd=tmp_path)


def millimetres(pdf):
    """Width and height of the one page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        assert len(document) == 1
        return tuple(side * MM_PER_PT for side in document[0].get_size())
    finally:
        document.close()


def ink(pdf):
    """The box of each glyph on the page: left, top, right, bottom in millimetres from the top left corner."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        text, height = page.get_textpage(), page.get_height()
        boxes = []
        for at in range(text.count_chars()):
            sign = chr(pdfium.FPDFText_GetUnicode(text, at))
            if sign.isspace():
                continue
            left, bottom, right, top = text.get_charbox(at)
            boxes.append((sign, *(side * MM_PER_PT for side in (left, height - top, right, height - bottom))))
        return boxes
    finally:
        document.close()


# what is made


def test_an_envelope_is_a_page_of_its_size_with_sender_and_addressee(tmp_path):
    outcome = envelope(tmp_path)

    assert outcome.code == 0, outcome.err
    assert outcome.lines == ["president-envelope-dl.pdf"]
    path = tmp_path / "president-envelope-dl.pdf"
    assert millimetres(path) == pytest.approx((220, 110), abs=0.1)
    (text,) = pages_of(path)
    assert text.splitlines()[:4] == ["Sample Sender", "Calle Mayor 1", "28013 Madrid", "Spain"]
    assert text.splitlines()[-1] == "KAZAJISTÁN"


@pytest.mark.parametrize("size", ENVELOPES, ids=lambda one: one.id)
def test_every_size_comes_out_to_a_tenth_of_a_millimetre(tmp_path, size):
    # the smallest takes no address of six lines
    outcome = envelope(tmp_path, "embassy-us", "--size", size.id, "-o", "x.pdf", country="DE")

    assert outcome.code == 0, outcome.err
    assert millimetres(tmp_path / "x.pdf") == pytest.approx((size.long, size.short), abs=0.05)


@pytest.mark.parametrize(("country", "size"), [("FR", "dl"), ("US", "number-10"), ("CH", "c6c5"), ("JP", "chou3")])
def test_without_a_size_it_is_the_usual_one_of_the_country(tmp_path, country, size):
    assert envelope(tmp_path, country=country).lines == [f"president-envelope-{size}.pdf"]


def test_all_are_a_folder_of_envelopes_and_whoever_cannot_be_reached_is_named(tmp_path):
    outcome = envelope(tmp_path, "all", "-o", "out/", date="1999-11-20")

    assert outcome.code == 0, outcome.err
    assert [name for name in files(tmp_path / "out") if name.startswith("president")] == ["president-envelope-dl.pdf"]
    assert "left out" in outcome.err
    assert "HISTORICAL, NOT FOR POSTING" in outcome.err


def test_the_envelope_and_the_letter_have_the_same_addressee(tmp_path):
    options = [*sender(), "--date", "1999-11-20", "--lang", "ru"]
    assert call("letter", "president", *options, "-o", "letter.pdf", cwd=tmp_path).code == 0
    assert call("envelope", "president", *options, "-o", "envelope.pdf", cwd=tmp_path).code == 0

    (letter,) = pages_of(tmp_path / "letter.pdf")
    (cover,) = pages_of(tmp_path / "envelope.pdf")
    address = cover.splitlines()[4:]
    assert len(address) == 5
    assert "\n".join(address) in letter


def test_marks_and_missing_sender_are_as_asked_for(tmp_path):
    outcome = envelope(tmp_path, "president", "--airmail", "--registered", "--no-sender", "-o", "x.pdf", country="DE")

    assert outcome.code == 0, outcome.err
    (text,) = pages_of(tmp_path / "x.pdf")
    assert "LUFTPOST / PAR AVION" in text
    assert "EINSCHREIBEN / RECOMMANDÉ" in text
    assert "Sample Sender" not in text
    assert b"Sample Sender" not in (tmp_path / "x.pdf").read_bytes()


def test_a_window_envelope_has_no_address_and_is_told_which_letters_show_in_it(tmp_path):
    outcome = envelope(tmp_path, "president", "--window", "-o", "x.pdf")

    assert outcome.code == 0, outcome.err
    (text,) = pages_of(tmp_path / "x.pdf")
    assert text.splitlines() == ["Sample Sender", "Calle Mayor 1", "28013 Madrid", "Spain"]
    shown = "shows the address of letters of the standards: din-b, din-a, ch-left, uk"
    assert f"notice: DL: its window (DIN, left, 90 × 45 mm) {shown}" in outcome.err
    assert "is not sure to show" not in outcome.err


def test_whoever_has_letters_that_no_window_shows_is_warned(tmp_path):
    outcome = envelope(tmp_path, "president", "--window", country="FR")

    assert outcome.code == 0, outcome.err
    warning = "warning: DL: the address of a letter of your country's standard, fr, is not sure to show in its window"
    assert f"{warning}\n  hint: make the letter with --standard din-b, or leave --window out" in outcome.err


@pytest.mark.parametrize(
    ("country", "size", "windows"),
    [
        ("DE", "c6c5", ["DIN, left, 90 × 45 mm"]),
        ("CH", "c6c5", ["DIN, left, 90 × 45 mm", "Swiss, right, 90 × 40 mm", "Swiss, left, 100 × 45 mm"]),
        # none is known there, so what is known elsewhere
        ("DE", "c6", ["Swiss, right, 90 × 40 mm"]),
        ("CA", "number-10", ["standard, 114.3 × 28.6 mm"]),
    ],
)
def test_windows_are_those_that_are_bought_in_the_country(tmp_path, country, size, windows):
    outcome = envelope(tmp_path, "president", "--window", "--size", size, country=country)

    assert re.findall(r"its window \((.*?)\)", outcome.err) == windows


def test_nothing_is_said_of_windows_if_no_envelope_is_made(tmp_path):
    outcome = envelope(tmp_path, "knb-chairman", "--window")

    assert outcome.code == 3
    assert "its window" not in outcome.err


def test_an_outline_for_a_window_envelope_draws_the_window(tmp_path):
    outcome = envelope(tmp_path, "president", "--window", "--outline", "--no-sender", "-o", "x.pdf", country="DE")

    assert outcome.code == 0, outcome.err
    (text,) = pages_of(tmp_path / "x.pdf")
    assert sorted(text.split()) == sorted(["sender", "stamp", "window:", "DIN,", "left", "for", "machines"])
    assert places((tmp_path / "x.pdf").read_bytes())[0]["window:"] == pytest.approx((21, 95, 0), abs=2)


def test_an_address_typed_for_once_is_taken(tmp_path):
    outcome = envelope(
        tmp_path, "president", "--address", "Example Avenue 1", "--address", "010000 Astana", "-o", "x.pdf"
    )

    assert outcome.code == 0, outcome.err
    assert pages_of(tmp_path / "x.pdf")[0].splitlines()[-3:] == ["Example Avenue 1", "010000 Astana", "KAZAJISTÁN"]


def test_the_same_envelope_is_the_same_bytes(tmp_path):
    for name in ("a.pdf", "b.pdf"):
        assert envelope(tmp_path, "president", "-o", name).code == 0

    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_a_program_makes_the_same_as_the_command(tmp_path):
    assert envelope(tmp_path, "president", "--size", "c5", "--airmail", "--window", "-o", "x.pdf").code == 0

    given = {"name": "Sample Sender", "street": "Calle Mayor 1", "postcode": "28013"}
    one, day = api.Sender(city="Madrid", country="ES", **given), date.fromisoformat(LATER)
    wish = api.Wish(("president",), one, day, day, medium=api.Medium.ENVELOPE)
    how = api.Enveloping(api.choose_envelope("C5", "ES"), (api.AIRMAIL,), api.Look(window=True))
    campaign = api.load_campaign(api.built_in_folder())
    (made,), _ = api.make_envelopes(wish, campaign, api.load_shipped_forms(), how)
    assert made.content == (tmp_path / "x.pdf").read_bytes()


@pytest.mark.parametrize(("feed", "turn"), [("short-left", 90), ("short-right", 270), ("long-upside-down", 180)])
def test_an_envelope_can_be_turned_for_a_feed_and_says_so(tmp_path, feed, turn):
    assert envelope(tmp_path, "president", "-o", "upright.pdf").code == 0
    assert envelope(tmp_path, "president", "--feed", feed, "-o", "turned.pdf").code == 0

    assert millimetres(tmp_path / "turned.pdf") == pytest.approx((110, 220) if turn % 180 else (220, 110), abs=0.1)
    (upright,), (turned,) = (places((tmp_path / f"{name}.pdf").read_bytes()) for name in ("upright", "turned"))
    x, y, _ = upright["KAZAJISTÁN"]
    assert turned["KAZAJISTÁN"] == pytest.approx((*on_sheet(x, y, turn), turn), abs=0.02)
    assert read_printables([tmp_path / "turned.pdf"])[0].mark == PaperMark(Paper.ENVELOPE, "dl", feed)


def test_the_test_page_needs_nothing_but_a_size(tmp_path):
    outcome = call("envelope", "--test-page", cwd=tmp_path)
    assert outcome.lines == ["test-page-dl.pdf"]
    outcome = call("envelope", "--test-page", "--size", "c6", "-o", "test.pdf", cwd=tmp_path)
    assert (outcome.code, outcome.lines) == (0, ["test.pdf"])
    assert [text.split()[0] for text in pages_of(tmp_path / "test.pdf")] == [feed.id for feed in FEEDS]
    assert read_printables([tmp_path / "test.pdf"])[0].mark == PaperMark(Paper.TEST_PAGE, "c6")


# wrong use


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--size", "dll"), 'there is no envelope "dll"'),
        (("--size", "dll"), 'did you mean "dl"?'),
        (("--size", "a4"), "number-10"),
        (("--window", "--size", "c4"), "no window is known in an envelope C4"),
        (("--window", "--size", "c4"), "windows are known in: dl, c6c5, c5"),
        (("--signature", "me.png"), "an envelope has no picture"),
        (("--feed", "short-lef"), 'did you mean "short-left"?'),
        (("--test-page",), "a test page is addressed to nobody"),
        (("--test-page", "--airmail"), "--airmail: does not go with --test-page"),
        (("--test-page",), "--street: does not go with --test-page"),
        (("--window", "--no-sender"), "--no-sender: leaves nothing to be printed beside --window"),
    ],
)
def test_wrong_use_is_exit_2_and_says_what_there_is(tmp_path, options, said):
    outcome = envelope(tmp_path, "president", *options)

    assert outcome.code == 2
    assert said in outcome.err
    assert files(tmp_path) == []


def test_whom_to_write_to_is_needed(tmp_path):
    outcome = call("envelope", *sender(), cwd=tmp_path)
    assert outcome.code == 2
    assert "nobody is named to write to" in outcome.err


def test_all_that_is_wrong_is_said_at_once(tmp_path):
    outcome = call("envelope", "presidnet", "--size", "x9", "--date", "yesterday", cwd=tmp_path)

    assert outcome.code == 2
    for part in ("presidnet", "x9", "yesterday", "--name", "--street", "--country"):
        assert part in outcome.err


def test_an_address_that_cannot_fit_is_exit_5_and_the_others_are_made(tmp_path):
    outcome = envelope(tmp_path, "president", "embassy-us", "--size", "c7c6", "--lang", "en", "-o", "out/")

    assert outcome.code == 5
    assert re.search(r"the address is \d+\.\d mm high, its place 23\.0 mm", outcome.err)
    assert "a larger envelope holds it: --size dl" in outcome.err
    assert files(tmp_path / "out") == ["embassy-us-envelope-c7c6.pdf"]


def test_no_envelope_is_made_for_a_contact(tmp_path):
    outcome = envelope(tmp_path, "contact-taraz")

    assert outcome.code == 2
    assert files(tmp_path) == []


def test_an_envelope_that_tells_of_somebody_protected_is_rejected(tmp_path):
    outcome = envelope(tmp_path, "president", name="Oleg Chernogorov")

    assert outcome.code == 6
    assert files(tmp_path) == []


# real files: every size with every post, and any two of these and of the other choices together

SANS = pt_sans()
MARKS = {"none": (), "airmail": (AIRMAIL,), "registered": (REGISTERED,), "both": (AIRMAIL, REGISTERED)}
POST = {post.id: post for post in EVERY_POST}
SIZES = tuple(size.id for size in ENVELOPES)
#: Addresses by their number of lines: of each length the widest there is.
LENGTHS = (4, 5, 6, 7)
CASES = covering(SIZES, tuple(POST), LENGTHS, tuple(MARKS), ("sender", "no sender"), ("address", "window"))


def test_the_covering_set_is_a_covering_set_of_400_files_at_most():
    assert len(CASES) <= 400
    pairs = {pair for case in CASES for pair in combinations(enumerate(case), 2)}
    assert len(pairs) == sum(
        len(set(one)) * len(set(other)) for one, other in combinations(zip(*CASES, strict=True), 2)
    )


@pytest.fixture(scope="module")
def widest(campaign, forms):
    """Return a function: post, number of lines → the words of the widest such address."""

    @cache
    def words(post, length):
        every = [one for one in distinct_words(campaign, forms, POST[post]) if len(one.address) == length]
        return max(every, key=lambda one: max(len(line[0].text) for line in one.address))

    return words


@pytest.mark.parametrize("post", POST)
def test_in_real_files_every_glyph_lies_where_the_post_wants_it(widest, post):
    refused = []
    for size, _, length, marks, sent, shown in (case for case in CASES if case[1] == post):
        words = replace(
            widest(post, length),
            marks=tuple((Run(one.written("en", abroad=True), Face.BOLD),) for one in MARKS[marks]),
            **({} if sent == "sender" else {"sender": ()}),
        )
        row = envelope_named(size)
        try:
            document = lay_out_envelope(words, row, POST[post], SANS, look=Look(window=shown == "window"))
        except ProtestError:
            refused.append(size)
            continue
        pdf = write_pdf(document, SANS)
        assert millimetres(pdf) == pytest.approx((row.long, row.short), abs=0.1)
        zones = face_zones(row, POST[post], marked=bool(words.marks))
        found = read_back(pdf, zones)
        assert found["address"] == letters_of(words.address if shown == "address" else ())
        assert found["marks"] == letters_of(words.marks)
        heading = ((Run(POST[post].sender_heading),),) if sent == "sender" else ()
        assert found["sender"] == letters_of((*heading, *words.sender))
    assert len(refused) <= 5


def letters_of(lines):
    return sorted(sign for line in lines for run in line for sign in run.text if not sign.isspace())


def read_back(pdf, zones):
    """Which letters lie in which zone; each must lie in one, whole."""
    found = {"address": [], "sender": [], "marks": []}
    for sign, left, top, right, bottom in ink(pdf):
        box = Zone(left, top, right - left, bottom - top)
        (name,) = [name for name in found if getattr(zones, name).holds(box, slack=0.1)]
        found[name].append(sign)
        assert not box.meets(zones.stamp)
        assert not any(box.meets(blank) for blank in zones.blank)
    return {name: sorted(signs) for name, signs in found.items()}


def test_without_the_sender_the_country_is_enough(tmp_path):
    outcome = call("envelope", "president", "--no-sender", "--country", "FR", "--date", LATER, cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert outcome.lines == ["president-envelope-dl.pdf"]
