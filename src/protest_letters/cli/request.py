"""What was asked for on the command line, understood as a whole, so that all that is wrong is said at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from protest_letters.cli.options import (
    ItemOptions,
    LetterOptions,
    ReturnOptions,
    WindowOptions,
    chosen_folder,
    letter_date,
    real_date,
    user_folder,
)
from protest_letters.cli.own import Details, completed, find_details
from protest_letters.dispatch import Campaign, Medium, Sender, Wish
from protest_letters.layout.styles import LARGE, NORMAL, Style, justified
from protest_letters.load.folder import load_campaign
from protest_letters.load.fonts import load_fonts
from protest_letters.load.sender import doubtful_sender, read_poster, read_sender
from protest_letters.load.typed import read_typed_address
from protest_letters.plan import check_wish
from protest_letters.problems import Problem, ProtestError
from protest_letters.run.making import choose_pane, choose_standard
from protest_letters.standards import Standard
from protest_letters.standards.windows import Pane

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Request:
    """A wish understood: with the campaign, the sheet, the sizes of type, and what is to be said of it."""

    wish: Wish
    campaign: Campaign
    standard: Standard
    style: Style
    problems: tuple[Problem, ...]


def understand(
    who: tuple[str, ...],
    mine: ReturnOptions,
    what: ItemOptions,
    *,
    medium: Medium = Medium.LETTER,
    wrong: Sequence[Problem] = (),
) -> Request:
    """Return what is to be made; ask for missing details on a terminal, when nothing else is wrong.

    Args:
        who: ids, `embassy` or `all`.
        mine: the sender's fields that were typed.
        what: what is to be written; a command leaves out the options that mean nothing to its medium.
        medium: what it is for; decides which fields of the sender and of the addressee are needed.
        wrong: what is wrong already in options of the command's own.

    Raises:
        ProtestError: with everything that is wrong in any of the options or files.
    """
    found: list[Problem] = [*wrong]
    options = _every(what)
    details = attempt(found, lambda: find_details(mine, what.from_))
    day = attempt(found, lambda: letter_date(what.date))
    campaign = attempt(found, lambda: load_campaign(chosen_folder(what.campaign), user_folder()))
    fonts = attempt(found, lambda: load_fonts(user_folder()))
    address = attempt(found, lambda: read_typed_address(options.address or (), options.address_country, real_date()))
    country = (details.fields.get("country", "") if details else mine.country or "").upper()
    # the standard is chosen once the country is known; a wrong name is said with the rest
    attempt(found, lambda: choose_standard(options.standard, country))
    draft = None
    if campaign:
        # ids and letter are judged even if sender or date are not complete
        anyone = Sender("", "", country)
        draft = Wish(who, anyone, day or campaign.book.date, real_date(), options.letter, what.lang, address, medium)
        found.extend(check_wish(draft, campaign))
    sender = _read_sender(found, details, options, medium)
    if found or not (details and sender and campaign and draft):
        raise ProtestError(found)
    standard = choose_standard(options.standard, sender.country)
    about = (*details.problems, *doubtful_sender(sender)) if medium.names_sender else ()
    wish = replace(draft, sender=sender, namesake=what.namesake, fonts=fonts or ())
    return Request(wish, campaign, standard, _style(options), (*campaign.notices, *about))


def pane_for(window: WindowOptions, standard: Standard) -> tuple[Pane | None, tuple[Problem, ...]]:
    """Return the window that letters are meant for, and what is to be said of it.

    Raises:
        ProtestError: there is no such window, or none to be outlined (exit code 2).
    """
    pane, said = choose_pane(window.window, standard)
    if not window.show_window:
        return pane, said
    if pane is None:
        hint = "name an envelope with --window"
        raise ProtestError([Problem("--show-window", "letters are meant for printed envelopes here", hint)])
    return replace(pane, drawn=True), said


def _style(options: LetterOptions) -> Style:
    sizes = LARGE if options.large else NORMAL
    return justified(sizes) if options.justified else sizes


def _read_sender(
    found: list[Problem], details: Details | None, options: LetterOptions, medium: Medium
) -> Sender | None:
    """Return the sender; what is missing is asked for on a terminal if nothing else is wrong.

    A file of details that cannot be used is said once, not with all that is missing for want of it.
    """
    if details is None:
        return None
    whole = details if found else completed(details, home=medium.shows_home, named=medium.names_sender)
    return attempt(found, lambda: _sender(whole, options, medium))


def _every(what: ItemOptions) -> LetterOptions:
    """The options of a command with those it does not have as if they were not given."""
    given = {one.name: getattr(what, one.name) for one in fields(LetterOptions) if hasattr(what, one.name)}
    return LetterOptions(**given)


def _sender(details: Details, what: LetterOptions, medium: Medium) -> Sender:
    if not medium.names_sender:
        return read_poster(details.fields)
    sender = read_sender(
        details.fields,
        many=details.many,
        home=medium.shows_home,
        reference=what.our_ref,
        personal=what.personal,
    )
    return replace(sender, signature=details.signature)


def attempt(found: list[Problem], read: Callable[[], T]) -> T | None:
    """Return what `read` gives; if it fails, note its problems and return None."""
    try:
        return read()
    except ProtestError as error:
        found.extend(error.problems)
        return None
