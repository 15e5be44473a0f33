"""What must hold before anything is printed, and how each file is handed over. Nothing is printed here."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from protest_letters.paper_mark import PaperMark
from protest_letters.printers import Habit, Offer, Printable, Printer
from protest_letters.problems import ExitCode, Level, Problem, did_you_mean
from protest_letters.run.print_jobs import ENVELOPE, ONE_SIDED, TEST_PAGE, TWO_SIDED, Job, Kind, PrintWish, kind_of
from protest_letters.standards.feeds import FEEDS, Feed, feed_named, known_feeds
from protest_letters.standards.papers import SLACK, PaperSize, size_of

#: Nobody wants more by one command, and a slip of the finger is dear.
MOST_COPIES = 999
#: So many sizes are listed in a message.
_LISTED = 12


def about_wish(wish: PrintWish) -> Iterator[Problem]:
    """What is wrong with a wish, whatever is printed on whatever printer."""
    if not 1 <= wish.copies <= MOST_COPIES:
        yield Problem("--copies", f"must be a number from 1 to {MOST_COPIES}, not {wish.copies}")
    if wish.feed and not feed_named(wish.feed):
        yield Problem("--feed", f'there is no feed "{wish.feed}"', did_you_mean(wish.feed, known_feeds()))


def plan_jobs(
    files: Sequence[Printable], printer: Printer, habit: Habit, wish: PrintWish
) -> tuple[tuple[Job, ...], tuple[Problem, ...]]:
    """Say how each file is handed over; return that, and everything that forbids it.

    Args:
        files: what is to be printed.
        printer: on which; what it offers.
        habit: what is remembered of it.
        wish: what was asked for, with nothing wrong in itself.
    """
    problems = list(_about_printer(printer, wish, files))
    jobs: list[Job] = []
    for file in files:
        found = list(_about_pages(file, wish))
        if not found:
            job = _job(file, printer, habit, wish)
            found = list(_about_job(job, printer))
            jobs.append(job)
        problems.extend(found)
    sources = {job.source for job in jobs if job.source} or {wish.source} - {""}
    problems.extend(_no_source(source, printer, wish) for source in sorted(sources - set(printer.sources)))
    return tuple(jobs), tuple(problems)


def remembered(habit: Habit, wish: PrintWish, jobs: Sequence[Job]) -> Habit:
    """What is to be remembered of a printer from now on.

    A feed is a property of the printer; but whoever prints test pages is still looking for it. A tray is one for
    envelopes only if envelopes were printed from it, or nothing was.
    """
    kinds = {job.kind for job in jobs}
    if kinds == {TEST_PAGE}:
        return habit
    source = wish.source if not jobs or ENVELOPE in kinds else ""
    return replace(habit, feed=wish.feed or habit.feed, source=source or habit.source)


def _job(file: Printable, printer: Printer, habit: Habit, wish: PrintWish) -> Job:
    kind = kind_of(file)
    feed, why = _feed(file, kind, habit, wish)
    width, height = file.sizes[0]
    short, long = sorted((width, height))
    if feed:
        width, height = feed.sheet(short, long)
    elif not kind.envelope:
        width, height = short, long
    two_sided = wish.duplex and kind.two_sided
    size = size_of(width, height)
    offer = offered(printer, size, width, height)
    overlaid = _overlaid(feed) if feed and kind is TEST_PAGE else ()
    blanks = tuple(_blanks(file)) if two_sided else ()
    sheets = (len(file.sizes) + len(blanks)) // 2 if two_sided else 1 if overlaid else len(file.sizes)
    return Job(
        file,
        kind,
        printer.name,
        size,
        offer.name if offer else "",
        turns=_turns(file, kind, feed),
        sheets=sheets * wish.copies,
        copies=wish.copies,
        sides=TWO_SIDED if two_sided else ONE_SIDED,
        blank_after=blanks,
        media_type=kind.media_type if kind.media_type in printer.types else "",
        source=wish.source or (habit.source if kind.envelope else ""),
        feed=feed,
        feed_from=why,
        overlaid=overlaid,
    )


def _feed(file: Printable, kind: Kind, habit: Habit, wish: PrintWish) -> tuple[Feed | None, str]:
    """How an envelope goes in, and why so; a test page shows all feeds of an edge, whatever is remembered."""
    if not kind.envelope or (isinstance(file.mark, PaperMark) and file.mark.feed):
        return None, ""
    asked = feed_named(wish.feed)
    if asked:
        return asked, ""
    known = feed_named(habit.feed) if kind is ENVELOPE else None
    return (known, "remembered") if known else (FEEDS[0], "the usual way; protest envelope --test-page shows yours")


def _overlaid(feed: Feed) -> tuple[int, ...]:
    """The pages of a test page for the feeds by the same edge."""
    return tuple(at for at, row in enumerate(FEEDS) if row.long_edge == feed.long_edge)


def _turns(file: Printable, kind: Kind, feed: Feed | None) -> tuple[int, ...]:
    if kind is TEST_PAGE:
        return tuple(row.turn for row in FEEDS)
    if kind.envelope:
        return tuple(feed.turn if feed else 0 for _ in file.sizes)
    # what is wider than high lies on the sheet as IPP's landscape does
    return tuple(90 if width > height else 0 for width, height in file.sizes)


def _blanks(file: Printable) -> Iterator[int]:
    """The last page of every letter that has an odd number of them."""
    for start, after in zip(file.starts, (*file.starts[1:], len(file.sizes)), strict=True):
        if (after - start) % 2:
            yield after - 1


def offered(printer: Printer, size: PaperSize, width: float, height: float) -> Offer | None:
    """Return the size of a printer that a sheet of this width and height (mm) is, as it goes in, or None."""
    near = [one for one in printer.offers if abs(one.width - width) <= SLACK and abs(one.height - height) <= SLACK]
    if near:
        # the registered name first: a printer may have others for the same size without margins
        return min(near, key=lambda one: (one.name != size.pwg, abs(one.width - width) + abs(one.height - height)))
    for wide, high in printer.custom:
        if wide[0] <= width <= wide[1] and high[0] <= height <= high[1]:
            measure = f"{round(width, 2):g}x{round(height, 2):g}mm"
            return Offer(size.pwg if size.pwg and width <= height else f"custom_{measure}_{measure}", width, height)
    return None


def _about_printer(printer: Printer, wish: PrintWish, files: Sequence[Printable]) -> Iterator[Problem]:
    if not printer.accepting:
        what, hint = "accepts no jobs now", f"cupsaccept {printer.name} makes it; or choose another with --printer"
        yield Problem(printer.name, what, hint, "printer", code=ExitCode.ABSENT)
    if printer.stopped:
        what = f"is stopped ({printer.stopped}): what is sent waits until it goes on"
        yield Problem(printer.name, what, f"cupsenable {printer.name} makes it go on", "printer", Level.WARNING)
    if wish.duplex and not any(kind_of(file).two_sided for file in files):
        what = "none of these is printed on both sides"
        yield Problem("--duplex", what, "letters are; envelopes and labels never", "duplex", Level.NOTICE)
    elif wish.duplex and printer.sides and TWO_SIDED not in printer.sides:
        what = f"{printer.name} prints on one side only"
        yield Problem("--duplex", what, "leave it out, or choose another printer", "duplex", code=ExitCode.ABSENT)


def _about_pages(file: Printable, wish: PrintWish) -> Iterator[Problem]:
    """One job has one paper, and no page is turned twice."""
    turned = file.mark.feed if isinstance(file.mark, PaperMark) else ""
    if turned and wish.feed not in ("", turned):
        hint = "make the envelopes again without a feed, or leave --feed out"
        yield Problem(file.name, f"is turned for the feed {turned} already", hint)
    first = sorted(file.sizes[0])
    for number, size in enumerate(file.sizes, start=1):
        if any(abs(one - other) > SLACK for one, other in zip(first, sorted(size), strict=True)):
            what = f"page 1 is {size_of(*first).title}, page {number} is {size_of(*size).title}"
            hint = "print each size from a file of its own"
            yield Problem(file.name, what, hint, "mixed", code=ExitCode.DATA)
            return
    if kind_of(file) is TEST_PAGE and len(file.sizes) != len(FEEDS):
        what = f"has {len(file.sizes)} pages, where a test page has {len(FEEDS)}"
        yield Problem(file.name, what, "make it again", "mixed", code=ExitCode.DATA)


def _about_job(job: Job, printer: Printer) -> Iterator[Problem]:
    if job.medium:
        yield from _about_saved(job, printer)
        return
    if job.feed and job.feed.long_edge and offered(printer, job.size, job.size.short, job.size.long):
        what = f"{printer.name} takes {job.size.title} with the short edge first only"
        hint = f"--feed {' or '.join(row.id for row in FEEDS if not row.long_edge)}"
        yield Problem(job.file.name, what, hint, "feed", code=ExitCode.ABSENT)
        return
    titles = list(dict.fromkeys(size_of(one.width, one.height).title for one in printer.offers))
    more = f" and {len(titles) - _LISTED} more" if len(titles) > _LISTED else ""
    what = f"{printer.name} does not offer {job.size.title}"
    hint = f"it offers {', '.join(titles[:_LISTED])}{more}; choose another size, or another printer"
    yield Problem(job.file.name, what, hint, "media", code=ExitCode.ABSENT)


def _about_saved(job: Job, printer: Printer) -> Iterator[Problem]:
    """Options that somebody has saved with `lpoptions`, and that CUPS would follow instead."""
    same = {name.lower() for name in (job.size.pwg, job.size.ppd)}
    for key, value in printer.saved:
        if (key == "InputSlot" and job.source) or (key != "InputSlot" and value.lower() not in same):
            what = f"the option {key}={value} is saved for {printer.name} and would outweigh what this file needs"
            hint = f"lpoptions -p {printer.name} -r {key} removes it"
            yield Problem(job.file.name, what, hint, "saved-options", code=ExitCode.ABSENT)


def _no_source(source: str, printer: Printer, wish: PrintWish) -> Problem:
    what = f'{printer.name} has no tray "{source}"'
    known = f"it has {', '.join(printer.sources)}" if printer.sources else "it names none: leave it out"
    if source == wish.source:
        return Problem("--source", what, known)
    forget = f"{known}; protest print --forget --printer {printer.name} forgets it"
    return Problem("printers.yaml", what, forget, "source", code=ExitCode.ABSENT)
