"""What was asked for on the command line, understood as a whole, so that all that is wrong is said at once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from protest_letters.cli.options import FieldOptions, LetterOptions, chosen_folder, letter_date, real_date, user_folder
from protest_letters.cli.own import Details, completed, find_details
from protest_letters.dispatch import Campaign, Sender, Wish
from protest_letters.layout.styles import LARGE, NORMAL, Style
from protest_letters.load.folder import load_campaign
from protest_letters.load.sender import doubtful_sender, read_sender
from protest_letters.load.typed import read_typed_address
from protest_letters.plan import check_wish
from protest_letters.problems import Problem, ProtestError
from protest_letters.run.making import choose_standard
from protest_letters.standards import Standard

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Request:
    """A wish understood: with the campaign, the sheet, the sizes of type, and what is to be said of it."""

    wish: Wish
    campaign: Campaign
    standard: Standard
    style: Style
    problems: tuple[Problem, ...]


def understand(who: tuple[str, ...], mine: FieldOptions, what: LetterOptions) -> Request:
    """Return what is to be made; ask for missing details on a terminal, when nothing else is wrong.

    Raises:
        ProtestError: with everything that is wrong in any of the options or files.
    """
    found: list[Problem] = []
    details = _attempt(found, lambda: find_details(mine, what.from_))
    day = _attempt(found, lambda: letter_date(what.date))
    campaign = _attempt(found, lambda: load_campaign(chosen_folder(what.campaign), user_folder()))
    address = _attempt(found, lambda: read_typed_address(what.address or (), what.address_country, real_date()))
    country = (details.fields.get("country", "") if details else mine.country or "").upper()
    # the standard is chosen once the country is known; a wrong name is said with the rest
    _attempt(found, lambda: choose_standard(what.standard, country))
    draft = None
    if campaign:
        # ids and letter are judged even if sender or date are not complete
        anyone = Sender("", "", country)
        draft = Wish(who, anyone, day or campaign.book.date, real_date(), what.letter, what.lang, address)
        found.extend(check_wish(draft, campaign))
    # a file of details that cannot be used is said once, not with all that is missing for want of it
    sender = _attempt(found, lambda: _sender(details if found else completed(details), what)) if details else None
    if found or not (details and sender and campaign and draft):
        raise ProtestError(found)
    wish = replace(draft, sender=sender)
    standard = choose_standard(what.standard, sender.country)
    return Request(
        wish,
        campaign,
        standard,
        LARGE if what.large else NORMAL,
        (*campaign.notices, *details.problems, *doubtful_sender(sender)),
    )


def _sender(details: Details, what: LetterOptions) -> Sender:
    return read_sender(
        details.fields,
        many=details.many,
        reference=what.our_ref,
        personal=what.personal,
        signature=details.signature,
    )


def _attempt(found: list[Problem], read: Callable[[], T]) -> T | None:
    """Return what `read` gives; if it fails, note its problems and return None."""
    try:
        return read()
    except ProtestError as error:
        found.extend(error.problems)
        return None
