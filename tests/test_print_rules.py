"""How each file is handed over to a printer, and what forbids it: rules over plain values."""

from dataclasses import replace
from datetime import date

import pytest

from protest_letters.mark import Mark
from protest_letters.paper_mark import Paper, PaperMark
from protest_letters.printers import Habit, Offer, Printable, Printer
from protest_letters.problems import ExitCode, Level
from protest_letters.run.print_jobs import PrintWish, by_hand, describe, kind_of
from protest_letters.run.print_rules import about_wish, offered, plan_jobs, remembered
from protest_letters.standards.envelopes import ENVELOPES, envelope_named
from protest_letters.standards.feeds import FEEDS
from protest_letters.standards.papers import PAPERS, size_of

A4, DL, C6 = (210.0, 297.0), (220.0, 110.0), (162.0, 114.0)
LETTER_MARK = Mark(
    "president", "end-the-repression", "en-GB", date(1999, 11, 20), "ES", many=False, given=("city", "name")
)
ENVELOPE_MARK, LABELS_MARK = PaperMark(Paper.ENVELOPE, "dl"), PaperMark(Paper.LABELS, "L7160")
TEST_MARK = PaperMark(Paper.TEST_PAGE, "dl")

OFFICE = Printer(
    "office",
    (
        Offer("iso_a4_210x297mm", 210, 297),
        Offer("na_number-10_4.125x9.5in", 104.775, 241.3),
        Offer("iso_dl_110x220mm", 110, 220),
    ),
    sources=("main", "by-pass-tray"),
    types=("stationery", "envelope", "labels"),
    sides=("one-sided", "two-sided-long-edge"),
)
#: One for paper of any size up to 381 mm wide, without names for envelopes.
MATRIX = Printer("matrix", (Offer("iso_a4_210x297mm", 210, 297),), custom=(((12.7, 381.0), (12.7, 3000.0)),))
NOTHING = Habit("office")


def file(size, pages=1, mark=None, starts=(0,), name="file.pdf"):
    return Printable(name, b"", (size,) * pages, starts, mark=mark)


def planned(one, printer=OFFICE, habit=NOTHING, **wish):
    """The job of one file; nothing may forbid it."""
    jobs, problems = plan_jobs([one], printer, habit, PrintWish(**wish))
    assert [problem for problem in problems if problem.level is Level.ERROR] == []
    return jobs[0]


def forbidden(*files, printer=OFFICE, habit=NOTHING, **wish):
    """All that forbids printing some files."""
    _, problems = plan_jobs(files, printer, habit, PrintWish(**wish))
    return [problem for problem in problems if problem.level is Level.ERROR]


# what a file is


@pytest.mark.parametrize(
    ("one", "title"),
    [
        (file(A4, mark=LETTER_MARK), "letter"),
        (file(DL, mark=ENVELOPE_MARK), "envelope"),
        (file(DL[::-1], mark=replace(ENVELOPE_MARK, feed="short-left")), "envelope"),
        (file(A4, mark=LABELS_MARK), "labels"),
        (file(A4, 2, PaperMark(Paper.LETTERS, "a4")), "letter"),
        (file(DL, 4, TEST_MARK), "test page"),
        (file(A4), "pages"),
        (file(DL), "envelope"),
        # an unmarked page of that size that stands as the printer has it is left as it is
        (file(DL[::-1]), "pages"),
        (replace(file(DL), sizes=(DL, DL[::-1])), "pages"),
        (file((200.0, 100.0)), "pages"),
        (file((220.0, 220.0)), "envelope"),
    ],
    ids=str,
)
def test_a_file_is_what_its_mark_says_else_what_its_size_says(one, title):
    assert kind_of(one).title == title


# the medium


@pytest.mark.parametrize(("size", "title"), [((220, 115), "E6/5"), ((212.0, 297.0), "212 × 297 mm")])
def test_two_millimetres_more_are_another_paper(size, title):
    (problem,) = forbidden(file(size))

    assert problem.what == f"office does not offer {title}"


@pytest.mark.parametrize(
    ("size", "name"),
    [
        (A4, "iso_a4_210x297mm"),
        (A4[::-1], "iso_a4_210x297mm"),
        (DL, "iso_dl_110x220mm"),
        ((241.3, 104.775), "na_number-10_4.125x9.5in"),
        ((219.3, 110.6), "iso_dl_110x220mm"),
    ],
)
def test_the_medium_has_the_printers_name_for_it(size, name):
    assert planned(file(size)).medium == name


def test_the_registered_name_comes_before_others_for_the_same_size():
    printer = replace(OFFICE, offers=(Offer("om_env-dl-fullbleed_109.71x219.78mm", 109.71, 219.78), *OFFICE.offers))

    assert planned(file(DL), printer).medium == "iso_dl_110x220mm"
    exact = replace(
        OFFICE, offers=(Offer("om_dl-fullbleed_110x220mm", 110, 220), Offer("iso_dl_110x220mm", 109.7, 220))
    )
    assert planned(file(DL), exact).medium == "iso_dl_110x220mm"
    only = replace(OFFICE, offers=printer.offers[:1])
    assert planned(file(DL), only).medium == "om_env-dl-fullbleed_109.71x219.78mm"


def test_a_printer_for_any_size_gets_the_registered_name_or_the_measures():
    assert planned(file(DL), MATRIX).medium == "iso_dl_110x220mm"
    assert planned(file((200.0, 100.0)), MATRIX).medium == "custom_100x200mm_100x200mm"
    assert planned(file(DL), MATRIX, feed="long-upright").medium == "custom_220x110mm_220x110mm"


@pytest.mark.parametrize("row", [*ENVELOPES, *PAPERS], ids=lambda row: row.pwg)
def test_every_size_is_found_under_its_own_name_among_all(row):
    everything = Printer("all", tuple(Offer(one.pwg, one.short, one.long) for one in (*ENVELOPES, *PAPERS)))

    assert offered(everything, size_of(row.short, row.long), row.short, row.long).name == row.pwg


def test_a_printer_that_lacks_the_medium_is_said_with_what_it_offers():
    (problem,) = forbidden(file((229.0, 162.0), name="c5.pdf"))

    assert (problem.where, problem.code) == ("c5.pdf", ExitCode.ABSENT)
    assert problem.what == "office does not offer C5"
    assert problem.hint == "it offers A4, No. 10, DL; choose another size, or another printer"


def test_what_is_too_large_even_for_any_size_is_said():
    assert [problem.rule for problem in forbidden(file((400.0, 390.0)), printer=MATRIX)] == ["media"]


def test_a_long_list_of_sizes_is_cut():
    sizes = [Offer(f"custom_{width}x300mm_{width}x300mm", width, 300) for width in range(100, 120)]

    (problem,) = forbidden(file(DL), printer=Printer("many", tuple(sizes)))

    assert " and 8 more;" in problem.hint


def test_pages_of_several_sizes_are_refused():
    (problem,) = forbidden(Printable("mixed.pdf", b"", (A4, A4[::-1], DL)))

    assert (problem.what, problem.code) == ("page 1 is A4, page 3 is DL", ExitCode.DATA)


# the turn


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: feed.id)
def test_envelopes_are_turned_for_the_feed(feed):
    job = planned(file(DL, 3, ENVELOPE_MARK), replace(MATRIX, types=("envelope",)), feed=feed.id)

    assert (job.turns, job.feed, job.feed_from) == ((feed.turn,) * 3, feed, "")
    assert job.media_type == "envelope"
    assert job.sides == "one-sided"


@pytest.mark.parametrize(
    ("remembered_feed", "asked", "feed", "why"),
    [
        ("", "", "short-left", "the usual way"),
        ("short-right", "", "short-right", "remembered"),
        ("short-right", "short-left", "short-left", ""),
    ],
)
def test_the_feed_is_the_one_asked_for_else_the_remembered_one_else_the_usual_one(remembered_feed, asked, feed, why):
    job = planned(file(DL), habit=Habit("office", remembered_feed), feed=asked)

    assert job.feed.id == feed
    assert job.feed_from.startswith(why)


def test_envelopes_that_are_turned_already_are_not_turned_again():
    one = file(DL[::-1], mark=replace(ENVELOPE_MARK, feed="short-right"), name="turned.pdf")

    job = planned(one, habit=Habit("office", "short-left"))
    assert (job.turns, job.medium, job.feed) == ((0,), "iso_dl_110x220mm", None)
    assert "turned for short-right already" in describe(job)

    (problem,) = forbidden(one, feed="short-left")
    assert (problem.what, problem.code) == ("is turned for the feed short-right already", ExitCode.USAGE)


def test_the_long_edge_goes_in_first_only_where_the_printer_takes_it():
    (problem,) = forbidden(file(DL), feed="long-upright")

    assert problem.what == "office takes DL with the short edge first only"
    assert problem.hint == "--feed short-left or short-right"
    rotated = replace(OFFICE, offers=(*OFFICE.offers, Offer("custom_220x110mm_220x110mm", 220, 110)))
    assert planned(file(DL), rotated, feed="long-upright").medium == "custom_220x110mm_220x110mm"


@pytest.mark.parametrize(("size", "turn"), [(A4, 0), (A4[::-1], 90), (DL[::-1], 0)])
def test_other_pages_are_turned_only_if_they_are_wider_than_high(size, turn):
    job = planned(file(size))

    assert (job.turns, job.feed) == ((turn,), None)


@pytest.mark.parametrize(
    ("asked", "on_sheet"),
    [("", (0, 1)), ("short-right", (0, 1)), ("long-upright", (2, 3)), ("long-upside-down", (2, 3))],
)
def test_of_a_test_page_all_feeds_of_an_edge_come_on_one_envelope_whatever_is_remembered(asked, on_sheet):
    job = planned(file(DL, 4, TEST_MARK), MATRIX, Habit("matrix", "long-upside-down"), feed=asked)

    assert (job.overlaid, job.sheets) == (on_sheet, 1)
    assert job.turns == tuple(feed.turn for feed in FEEDS)


def test_a_test_page_of_which_pages_are_gone_is_refused():
    assert [problem.what for problem in forbidden(file(DL, 2, TEST_MARK))] == ["has 2 pages, where a test page has 4"]


# both sides


@pytest.mark.parametrize(
    ("pages", "starts", "blanks", "sheets"),
    [
        (1, (0,), (0,), 1),
        (2, (0,), (), 1),
        (3, (0,), (2,), 2),
        (6, (0, 2, 5), (4, 5), 4),
        (3, (0, 1, 2), (0, 1, 2), 3),
    ],
)
def test_on_both_sides_every_letter_begins_a_sheet(pages, starts, blanks, sheets):
    job = planned(file(A4, pages, LETTER_MARK, starts), duplex=True)

    assert (job.blank_after, job.sheets, job.sides) == (blanks, sheets, "two-sided-long-edge")


def test_without_it_every_page_has_a_sheet_of_its_own():
    job = planned(file(A4, 3, LETTER_MARK))

    assert (job.blank_after, job.sheets, job.sides) == ((), 3, "one-sided")


@pytest.mark.parametrize(
    "one", [file(DL, mark=ENVELOPE_MARK), file(A4, mark=LABELS_MARK), file(DL, 4, TEST_MARK)], ids=str
)
def test_envelopes_and_labels_have_one_side(one):
    jobs, problems = plan_jobs([one], OFFICE, NOTHING, PrintWish(duplex=True))

    assert (jobs[0].sides, jobs[0].blank_after) == ("one-sided", ())
    assert [(problem.what, problem.level) for problem in problems] == [
        ("none of these is printed on both sides", Level.NOTICE)
    ]


def test_a_printer_that_prints_on_one_side_is_said():
    (problem,) = forbidden(file(A4), printer=replace(OFFICE, sides=("one-sided",)), duplex=True)

    assert (problem.what, problem.code) == ("office prints on one side only", ExitCode.ABSENT)
    # one that does not say is trusted
    assert planned(file(A4), replace(OFFICE, sides=()), duplex=True).sides == "two-sided-long-edge"


# tray, type, copies


def test_the_remembered_tray_is_for_envelopes():
    habit = Habit("office", source="by-pass-tray")

    assert planned(file(DL), habit=habit).source == "by-pass-tray"
    assert planned(file(A4), habit=habit).source == ""
    assert planned(file(A4), habit=habit, source="main").source == "main"


def test_a_tray_that_the_printer_has_not_is_said_once():
    (problem,) = forbidden(file(DL), file(A4), source="upper")

    assert (problem.where, problem.code) == ("--source", ExitCode.USAGE)
    assert problem.hint == "it has main, by-pass-tray"


def test_a_remembered_tray_that_is_gone_is_said_with_how_to_forget_it():
    (problem,) = forbidden(file(DL), habit=Habit("office", source="upper"))

    assert problem.code is ExitCode.ABSENT
    assert "protest print --forget --printer office" in problem.hint


def test_a_kind_of_paper_is_named_where_the_printer_knows_it():
    assert planned(file(A4, mark=LABELS_MARK)).media_type == "labels"
    assert planned(file(A4, mark=LABELS_MARK), MATRIX).media_type == ""
    assert planned(file(A4, mark=LETTER_MARK)).media_type == ""


def test_copies_multiply_the_sheets():
    assert planned(file(A4, 3), copies=4, duplex=True).sheets == 8


@pytest.mark.parametrize(
    ("wish", "where"),
    [
        (PrintWish(copies=0), "--copies"),
        (PrintWish(copies=-1), "--copies"),
        (PrintWish(copies=1000), "--copies"),
        (PrintWish(feed="short-lft"), "--feed"),
    ],
)
def test_a_wish_may_be_wrong_in_itself(wish, where):
    (problem,) = about_wish(wish)

    assert (problem.where, problem.code) == (where, ExitCode.USAGE)
    assert list(about_wish(PrintWish(copies=999, feed="short-left"))) == []


# the printer


def test_a_printer_that_accepts_nothing_is_said():
    (problem,) = forbidden(file(A4), printer=replace(OFFICE, accepting=False))

    assert (problem.where, problem.what, problem.code) == ("office", "accepts no jobs now", ExitCode.ABSENT)


def test_a_printer_that_is_stopped_is_said_and_keeps_what_it_gets():
    jobs, problems = plan_jobs([file(A4)], replace(OFFICE, stopped="Paused"), NOTHING, PrintWish())

    assert len(jobs) == 1
    assert [(problem.level, problem.what) for problem in problems] == [
        (Level.WARNING, "is stopped (Paused): what is sent waits until it goes on")
    ]


@pytest.mark.parametrize(
    ("saved", "one", "wish", "outweighs"),
    [
        (("PageSize", "A4"), file(DL), {}, True),
        (("PageSize", "A4"), file(A4), {}, False),
        (("PageSize", "EnvDL"), file(DL), {}, False),
        (("PageRegion", "Letter"), file(A4), {}, True),
        (("InputSlot", "Main"), file(DL), {}, False),
        (("InputSlot", "Main"), file(DL), {"source": "by-pass-tray"}, True),
    ],
    ids=str,
)
def test_an_option_that_is_saved_for_the_printer_may_outweigh_the_job(saved, one, wish, outweighs):
    found = forbidden(one, printer=replace(OFFICE, saved=(saved,)), **wish)

    assert [problem.hint for problem in found] == [f"lpoptions -p office -r {saved[0]} removes it"] * outweighs


def test_all_that_forbids_it_is_said_at_once():
    problems = forbidden(
        file(C6, name="c6.pdf"),
        Printable("mixed.pdf", b"", (A4, DL)),
        file(DL, 1, TEST_MARK, name="test.pdf"),
        printer=replace(OFFICE, accepting=False, sides=("one-sided",)),
        duplex=True,
        source="upper",
    )

    assert [problem.where for problem in problems] == [
        "office",
        "--duplex",
        "c6.pdf",
        "mixed.pdf",
        "test.pdf",
        "--source",
    ]


# what is remembered


@pytest.mark.parametrize(
    ("files", "wish", "now"),
    [
        ([file(DL)], PrintWish(feed="short-left", source="main"), Habit("office", "short-left", "main")),
        ([file(A4), file(DL)], PrintWish(source="main"), Habit("office", "short-right", "main")),
        ([], PrintWish(feed="short-left", source="main"), Habit("office", "short-left", "main")),
        # the tray of a letter is none for envelopes
        ([file(A4)], PrintWish(feed="short-left", source="main"), Habit("office", "short-left", "by-pass-tray")),
        # whoever prints a test page does not know yet
        (
            [file(DL, 4, TEST_MARK)],
            PrintWish(feed="short-left", source="main"),
            Habit("office", "short-right", "by-pass-tray"),
        ),
        ([file(DL)], PrintWish(), Habit("office", "short-right", "by-pass-tray")),
    ],
    ids=["envelope", "both", "no file", "letter", "test page", "nothing given"],
)
def test_feed_and_tray_are_remembered_for_envelopes(files, wish, now):
    before = Habit("office", "short-right", "by-pass-tray")
    jobs, _ = plan_jobs(files, OFFICE, before, wish)

    assert remembered(before, wish, jobs) == now


# the words


@pytest.mark.parametrize(
    ("one", "wish", "line"),
    [
        (file(A4, mark=LETTER_MARK), {}, "file.pdf: letter, 1 page on 1 sheet of A4, one-sided, to office"),
        (
            file(A4, 2, LABELS_MARK),
            {"duplex": True},
            "file.pdf: labels, 2 pages on 2 sheets of labels L7160 (A4), one-sided, to office",
        ),
        (
            file(A4, 3, LETTER_MARK),
            {"duplex": True, "copies": 2},
            "file.pdf: letter, 3 pages × 2 copies on 4 sheets of A4, two-sided, to office",
        ),
        (
            file(DL, 2, ENVELOPE_MARK),
            {"feed": "short-right", "source": "by-pass-tray"},
            (
                "file.pdf: envelope, 2 pages on 2 DL envelopes, one-sided, from by-pass-tray,"
                " short-right (short edge first, the top of the envelope on the right), to office"
            ),
        ),
        (
            file(DL, 4, TEST_MARK),
            {},
            "file.pdf: test page, 2 pages on 1 DL envelope, one-sided, each turned for its feed, to office",
        ),
    ],
    ids=["letter", "labels", "both sides", "envelopes", "test page"],
)
def test_it_is_said_what_is_printed_on_what_paper(one, wish, line):
    assert describe(planned(one, **wish)) == line


def test_it_is_said_why_a_feed_was_taken():
    assert "; remembered)" in describe(planned(file(DL), habit=Habit("office", "short-left")))
    assert "the usual way; protest envelope --test-page shows yours" in describe(planned(file(DL)))


def test_it_is_said_how_to_print_by_hand():
    files = [file(A4, name="a.pdf"), file((241.3, 104.775), name="b.pdf")]
    files.append(file(A4, mark=LABELS_MARK, name="c.pdf"))

    each = "a.pdf on A4, b.pdf on No. 10, c.pdf on labels L7160 (A4)"
    assert by_hand(files) == f"print by hand at 100 % (actual size, not fitted): {each}"
    assert by_hand([]) == "print by hand at 100 % (actual size, not fitted)"


def test_every_envelope_can_be_printed_by_every_feed_on_a_printer_for_any_size():
    for row in ENVELOPES:
        for feed in FEEDS:
            job = planned(file((row.long, row.short)), replace(MATRIX, custom=(((10, 500), (10, 500)),)), feed=feed.id)
            assert job.medium, row
    assert envelope_named("dl")
