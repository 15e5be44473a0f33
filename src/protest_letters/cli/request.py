"""What was asked for on the command line, understood as a whole, so that all that is wrong is said at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from protest_letters.cli.options import chosen_folder, letter_date, real_date
from protest_letters.dispatch import Campaign, Sender, Wish
from protest_letters.problems import Problem, ProtestError
from protest_letters.standards import Standard

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """The options as typed; `sender` holds the sender's fields, `many` the wish for the plural."""

    who: tuple[str, ...]
    sender: Mapping[str, str]
    many: bool
    date: str
    letter: str
    language: str
    standard: str
    campaign: str


def understand(asked: Asked) -> tuple[Wish, Standard, Campaign]:
    """Return wish, standard and campaign.

    Raises:
        ProtestError: with everything that is wrong in any of the options or files.
    """
    from protest_letters.load.folder import load_campaign
    from protest_letters.load.sender import read_sender
    from protest_letters.plan import check_wish
    from protest_letters.run import choose_standard

    found: list[Problem] = []
    country = asked.sender["country"].upper()
    sender = _attempt(found, lambda: read_sender(asked.sender, many=asked.many))
    day = _attempt(found, lambda: letter_date(asked.date))
    standard = _attempt(found, lambda: choose_standard(asked.standard, country))
    campaign = _attempt(found, lambda: load_campaign(chosen_folder(asked.campaign)))
    wish = None
    if campaign:
        # ids and letter are judged even if sender or date are not complete
        anyone, any_day = sender or Sender("", "", country), day or campaign.book.date
        wish = Wish(asked.who, anyone, any_day, real_date(), asked.letter, asked.language)
        found.extend(check_wish(wish, campaign))
    if found or not wish or not standard or not campaign:
        raise ProtestError(found)
    return wish, standard, campaign


def _attempt(found: list[Problem], read: Callable[[], T]) -> T | None:
    """Return what `read` gives; if it fails, note its problems and return None."""
    try:
        return read()
    except ProtestError as error:
        found.extend(error.problems)
        return None
