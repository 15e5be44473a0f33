"""Envelopes, understood as a whole; imported only where envelopes are made."""

from collections.abc import Iterator
from dataclasses import fields

from protest_letters.cli.envelope import EnvelopeOptions
from protest_letters.cli.options import FieldOptions
from protest_letters.cli.own import sender_country
from protest_letters.cli.request import attempt, understand
from protest_letters.dispatch import Medium
from protest_letters.layout.envelope import Look
from protest_letters.load.folder import load_shipped_forms
from protest_letters.problems import Problem, raise_errors
from protest_letters.run.envelopes import (
    Enveloping,
    choose_envelope,
    choose_feed,
    make_envelopes,
    make_test_page,
)
from protest_letters.run.making import Made
from protest_letters.standards.carriage import AIRMAIL, REGISTERED


def make(who: tuple[str, ...], mine: FieldOptions, how: EnvelopeOptions) -> Made:
    """Make what was asked for; return the files and everything to be said.

    Raises:
        ProtestError: with everything that is wrong in any of the options or files.
    """
    if how.test_page:
        raise_errors(_beside_test_page(who, mine, how))
        return (make_test_page(choose_envelope(how.size, sender_country(mine.country or ""))),), ()
    wrong = [*_refused(who, mine, how)]
    # a wrong name is said with the rest; the common size is known once the country is
    attempt(wrong, lambda: choose_envelope(how.size, mine.country or "", window=how.window and bool(how.size)))
    feed = attempt(wrong, lambda: choose_feed(how.feed))
    # without a sender it is no more than a label
    medium = Medium.LABEL if how.no_sender else Medium.ENVELOPE
    request = understand(who, mine, how, medium=medium, wrong=wrong)
    enveloping = Enveloping(
        choose_envelope(how.size, request.wish.sender.country, window=how.window),
        tuple(one for wanted, one in ((how.airmail, AIRMAIL), (how.registered, REGISTERED)) if wanted),
        Look(how.window, how.outline, feed),
        with_sender=not how.no_sender,
    )
    artifacts, problems = make_envelopes(request.wish, request.campaign, load_shipped_forms(), enveloping)
    return artifacts, (*request.problems, *problems)


def _refused(who: tuple[str, ...], mine: FieldOptions, how: EnvelopeOptions) -> Iterator[Problem]:
    if not who:
        yield Problem("WHO", "nobody is named to write to", "name ids, embassy or all; protest list shows them")
    if mine.signature:
        yield Problem("--signature", "an envelope has no picture", "leave it out")
    if how.window and how.no_sender and not (how.airmail or how.registered or how.outline):
        yield Problem("--no-sender", "leaves nothing to be printed beside --window", "leave one of the two out")


def _beside_test_page(who: tuple[str, ...], mine: FieldOptions, how: EnvelopeOptions) -> Iterator[Problem]:
    """A test page has nothing on it but feeds; a country says which size is usual."""
    if who:
        yield Problem("WHO", "a test page is addressed to nobody", "leave it out with --test-page")
    for options, used in ((mine, ("country",)), (how, ("size", "test_page", "campaign", "from_"))):
        for option in (one.name for one in fields(options) if one.name not in used and getattr(options, one.name)):
            name = f"--{option.replace('_', '-')}"
            yield Problem(name, "does not go with --test-page", "a test page needs a --size alone")
