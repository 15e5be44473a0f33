"""What all media share: the plan of a wish, one dispatch after the other, and everything to be said."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from protest_letters.dispatch import Campaign, Dispatch, Item, Sender, Wish
from protest_letters.document import Artifact
from protest_letters.leaks import Protected, find_leaks, protect
from protest_letters.load.sender import FIELDS, option_of
from protest_letters.plan import plan_items, plan_letters
from protest_letters.problems import ExitCode, Level, Problem, ProtestError, did_you_mean, exit_code
from protest_letters.run.posting import about_day
from protest_letters.standards import Standard, known_standards, standard_for, standard_named
from protest_letters.standards.envelopes import ENVELOPES, envelope_named
from protest_letters.standards.windows import Pane, pane_of, usual_pane

#: Files, and what is to be said of them.
Made = tuple[tuple[Artifact, ...], tuple[Problem, ...]]
_Planned = TypeVar("_Planned", bound=Item)


@dataclass(frozen=True, slots=True)
class Piece:
    """What one dispatch became.

    Attributes:
        artifacts: its files.
        problems: what is to be said of them.
        names: others whose names stand in it, such as the signatories of a petition.
        texts: (what it is, text) for all that somebody who gets a file can read in it: pages, title, author, name.
    """

    artifacts: tuple[Artifact, ...]
    problems: tuple[Problem, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()


def choose_standard(name: str, country: str) -> Standard:
    """Return the standard asked for, else the one of the country of posting.

    Raises:
        ProtestError: there is no standard of that name (exit code 2).
    """
    row = standard_named(name) if name else standard_for(country)
    if row is None:
        hint = did_you_mean(name, known_standards())
        raise ProtestError([Problem("--standard", f'there is no standard "{name}"', hint)])
    return row


#: What `--window` takes for letters that go into printed envelopes.
NO_WINDOW = "none"


def choose_pane(name: str, standard: Standard) -> tuple[Pane | None, tuple[Problem, ...]]:
    """Return the window letters of a standard are meant for, and what is to be said of that.

    Args:
        name: an envelope's size, `none` for printed envelopes, or nothing for the windows of the standard.
        standard: the sheet.

    Raises:
        ProtestError: there is no such envelope, or no window of it shows the standard's address (exit code 2).
    """
    if not name:
        pane = usual_pane(standard)
        return pane, () if pane else (_no_window(standard),)
    if name == NO_WINDOW:
        return None, ()
    envelope = envelope_named(name)
    pane = pane_of(envelope, standard) if envelope else None
    if pane:
        return pane, ()
    showing = [row.id for row in ENVELOPES if pane_of(row, standard)]
    if envelope is None:
        hint = did_you_mean(name, [*showing, NO_WINDOW])
        raise ProtestError([Problem("--window", f'there is no envelope "{name}"', hint)])
    what = f"no window is known in an envelope {envelope.title} that shows the address of a letter of {standard.id}"
    raise ProtestError([Problem("--window", what, f"known: {', '.join([*showing, NO_WINDOW])}")])


def _no_window(standard: Standard) -> Problem:
    what = f"no window is sure to show every address ({standard.envelope})"
    hint = "use a printed envelope (protest envelope) or a label (protest labels)"
    return Problem(f"--standard {standard.id}", what, hint, "window", Level.NOTICE)


def make_each(wish: Wish, campaign: Campaign, make: Callable[[Dispatch], Piece]) -> Made:
    """Make every piece of a wish that can be made; return the files and everything to be said.

    A wrong use, such as an unknown id, keeps everything from being made. A piece that tells of somebody protected is
    rejected, and the others are made.

    Args:
        wish: what was asked for.
        campaign: with whom it is asked.
        make: makes the files of one dispatch, with what is to be said of them; raises `ProtestError` if it cannot.
    """
    plan = plan_letters(wish, campaign)
    return _make_all(plan.dispatches, plan.problems, make, wish, campaign=campaign)


def make_each_item(wish: Wish, campaign: Campaign, make: Callable[[Item], Piece]) -> Made:
    """Make every piece of a wish for something without a text, as `make_each` does."""
    mailing = plan_items(wish, campaign)
    return _make_all(mailing.items, mailing.problems, make, wish, campaign=campaign)


def _make_all(
    planned: Sequence[_Planned],
    said: Sequence[Problem],
    make: Callable[[_Planned], Piece],
    wish: Wish,
    *,
    campaign: Campaign,
) -> Made:
    problems = [*said, *about_dates(wish)]
    if exit_code(said) is ExitCode.USAGE:
        return (), tuple(problems)
    protected = protect(campaign.book)
    artifacts: list[Artifact] = []
    for one in planned:
        try:
            piece = make(one)
        except ProtestError as error:
            problems.extend(error.problems)
            continue
        problems.extend(piece.problems)
        leaks = about_leaks(one.id, one.sender, piece, protected, namesake=wish.namesake)
        problems.extend(leaks)
        if exit_code(leaks) is ExitCode.DONE:
            artifacts.extend(piece.artifacts)
    return tuple(artifacts), tuple(dict.fromkeys(problems))


def about_leaks(
    where: str, sender: Sender, piece: Piece, protected: Protected, *, namesake: bool = False
) -> tuple[Problem, ...]:
    """What a piece tells of somebody protected; an error if it must not be written. `where` names the piece."""
    allowed = (sender.name, *piece.names) if namesake else ()
    texts = (*piece.texts, *_given(sender))
    return tuple(
        replace(problem, where=f"{where}, {problem.where}") for problem in find_leaks(texts, protected, allowed)
    )


def _given(sender: Sender) -> Iterator[tuple[str, str]]:
    """What a sender gave, by option: a field may be printed in part, or broken over lines."""
    yield from ((option_of(name), getattr(sender, name)) for name in (*FIELDS, "personal"))
    yield "--our-ref", sender.reference


def about_dates(wish: Wish) -> list[Problem]:
    """Say so where the letter's date is far from the real one."""
    return about_day("--date", wish.day, wish.today)
