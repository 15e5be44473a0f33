"""Envelopes: one PDF for each addressee, in the size of the envelope."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.compose.envelope import compose_addressing
from protest_letters.dispatch import Campaign, Item, Wish
from protest_letters.document import Artifact
from protest_letters.layout.envelope import Look, lay_out_envelope
from protest_letters.layout.feed_test import lay_out_test_page
from protest_letters.media.fonts import pt_sans
from protest_letters.media.pdf import write_pdf
from protest_letters.model import FormOfAddress
from protest_letters.problems import Level, Problem, ProtestError, did_you_mean
from protest_letters.run.letters import texts_of
from protest_letters.run.making import Made, Piece, make_each_item
from protest_letters.standards import STANDARDS, US_LETTER_COUNTRIES, standard_for
from protest_letters.standards.carriage import Carriage
from protest_letters.standards.envelopes import ENVELOPES, Envelope, common_envelope, envelope_named
from protest_letters.standards.feeds import Feed, feed_named, known_feeds
from protest_letters.standards.posts import post_of
from protest_letters.standards.standard import MILLIMETRE
from protest_letters.standards.windows import WINDOWS, Window, fits, windows_of


@dataclass(frozen=True, slots=True)
class Enveloping:
    """How envelopes are printed.

    Attributes:
        carriage: the marks on them.
        look: with or without address and outlines.
        with_sender: whether the sender's address stands on them.
    """

    size: Envelope
    carriage: tuple[Carriage, ...] = ()
    look: Look = Look()  # noqa: RUF009 - frozen
    with_sender: bool = True


def choose_envelope(name: str, country: str, *, window: bool = False) -> Envelope:
    """Return the size of a name, else the common one of the country of posting.

    Raises:
        ProtestError: there is no such size, or no window is known in it where one is wanted (exit code 2).
    """
    size = envelope_named(name) if name else common_envelope(country, us_paper=country in US_LETTER_COUNTRIES)
    if size is None:
        known = {row.id for row in ENVELOPES}
        hint = did_you_mean(name, known) or f"known: {', '.join(row.id for row in ENVELOPES)}"
        raise ProtestError([Problem("--size", f'there is no envelope "{name}"', hint)])
    if window and not windows_of(size):
        with_windows = ", ".join(dict.fromkeys(row.size for row in WINDOWS))
        what = f"no window is known in an envelope {size.title}"
        raise ProtestError([Problem("--window", what, f"windows are known in: {with_windows}")])
    return size


def choose_feed(name: str) -> Feed | None:
    """Return the feed of a name; None for an envelope as one reads it, if none is named.

    Raises:
        ProtestError: there is no such feed (exit code 2).
    """
    feed = feed_named(name) if name else None
    if name and feed is None:
        hint = did_you_mean(name, known_feeds()) or f"known: {', '.join(known_feeds())}"
        raise ProtestError([Problem("--feed", f'there is no feed "{name}"', hint)])
    return feed


def make_test_page(size: Envelope) -> Artifact:
    """Make the page that shows how a printer takes envelopes of a size."""
    typefaces = pt_sans()
    return Artifact(f"test-page-{size.id}.pdf", write_pdf(lay_out_test_page(size, typefaces), typefaces))


def make_envelopes(wish: Wish, campaign: Campaign, forms: Sequence[FormOfAddress], how: Enveloping) -> Made:
    """Make an envelope for everyone of a wish, as PDFs; return them and everything to be said."""
    country = wish.sender.country
    typefaces, post = pt_sans(wish.fonts), post_of(country)
    windows = _windows_in(how.size, country) if how.look.window else ()
    look = replace(how.look, windows=windows)

    def make(item: Item) -> Piece:
        words = compose_addressing(item, forms, how.carriage, with_sender=how.with_sender)
        document = lay_out_envelope(words, how.size, post, typefaces, look=look)
        pdf = Artifact(f"{item.id}-envelope-{how.size.id}.pdf", write_pdf(document, typefaces))
        return Piece((pdf,), (), texts_of(document, pdf.name))

    artifacts, problems = make_each_item(wish, campaign, make)
    said = _about_windows(how.size, windows, country) if artifacts else ()
    return artifacts, (*problems, *said)


def _windows_in(size: Envelope, country: str) -> tuple[Window, ...]:
    """The windows of a size that are bought in a country; all that are known if none is known there."""
    known = windows_of(size)
    return tuple(one for one in known if not one.countries or country in one.countries) or known


def _about_windows(size: Envelope, windows: Sequence[Window], country: str) -> Iterator[Problem]:
    """Say which letters show in the windows of a size, and whether those of a country do."""
    usual = standard_for(country)
    shown = {window: [row.id for row in STANDARDS if fits(window, row)] for window in windows}
    for window, ids in shown.items():
        name = f"{window.name}, {MILLIMETRE.area(window.w, window.h)}"
        what = f"its window ({name}) shows the address of letters of the standards: {', '.join(ids) or 'none'}"
        yield Problem(size.title, what, "protest letter --standard ID chooses one", "window", Level.NOTICE)
    if windows and not any(usual.id in ids for ids in shown.values()):
        what = f"the address of a letter of your country's standard, {usual.id}, is not sure to show in its window"
        choices = [one for ids in shown.values() for one in ids]
        other = f"make the letter with --standard {choices[0]}, or " if choices else ""
        yield Problem(size.title, what, f"{other}leave --window out", "window", Level.WARNING)
