"""Which addresses of a campaign show in the window of an envelope, and which do not."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from protest_letters.check.question import Question
from protest_letters.compose.address import address_block, address_in_full, form_of_address
from protest_letters.compose.letter import compose_letter
from protest_letters.customs import custom_of
from protest_letters.dispatch import Item, Medium, Sender, Wish
from protest_letters.layout.head import place_head
from protest_letters.layout.in_window import Block, place_address
from protest_letters.layout.styles import NORMAL
from protest_letters.plan import plan_items, plan_letters
from protest_letters.problems import Level, Problem, ProtestError
from protest_letters.standards import Standard
from protest_letters.standards.windows import Pane


@dataclass(frozen=True, slots=True)
class WindowReport:
    """What was looked at, and every address that may be hidden, or in which language nothing can be written."""

    addresses: int
    problems: tuple[Problem, ...]


def report_window(question: Question, country: str, standard: Standard, pane: Pane | None) -> WindowReport:
    """Set every address that letters posted in a country can bear today, in every language, into a window.

    Args:
        question: the campaign and what it is looked at with.
        country: of posting.
        standard: the sheet.
        pane: what shows; None for printed envelopes, where what the standard has in mind may hide is a warning.
    """
    items = tuple(_items(question, country))
    problems = dict.fromkeys(problem for item in items for problem in _hidden(item, question, standard, pane))
    return WindowReport(len(items), tuple(problems))


def report_head(
    question: Question, sender: Sender, standard: Standard, pane: Pane | None, *, place: str
) -> tuple[Problem, ...]:
    """Set all that stands over a letter's text for one sender; return what does not fit or may be hidden.

    Args:
        question: the campaign and what it is looked at with.
        sender: who writes, with the country of posting.
        standard: the sheet.
        pane: what shows in the window, None for printed envelopes.
        place: names the sender in messages.
    """
    wish = Wish(question.campaign.book.all, sender, question.today, question.today)
    dispatches = plan_letters(wish, question.campaign).dispatches
    if not dispatches:
        return ()
    head = place_head(compose_letter(dispatches[0], question.forms), standard, question.typefaces, NORMAL, pane=pane)
    # what is wrong with the address is said for the country
    mine = [one for one in head.problems if one.where.startswith("--")]
    return tuple(replace(one, where=f"{place}, {one.where}") for one in mine)


def _items(question: Question, country: str) -> Iterator[Item]:
    campaign = question.campaign
    sender = Sender("Sample Sender", "Sampletown", country, "Sample Street 1")
    for language in sorted({draft.language for draft in campaign.templates if draft.kind == "letter"}):
        for one in campaign.book.addressees:
            wish = Wish((one.id,), sender, question.today, question.today, "", language, medium=Medium.ENVELOPE)
            yield from plan_items(wish, campaign).items


def _hidden(item: Item, question: Question, standard: Standard, pane: Pane | None) -> Iterator[Problem]:
    where = f"{item.id} ({item.language})"
    try:
        form, custom = form_of_address(item, question.forms), custom_of(item.language)
        block = Block(address_block(item, form, custom), address_in_full(item, form, custom))
        _, cautions = place_address(block, standard, question.typefaces, NORMAL, pane=pane)
    except ProtestError as error:
        for problem in error.problems:
            yield Problem(where, problem.what, problem.hint, problem.rule, problem.level, problem.code)
        return
    for caution in cautions:
        yield Problem(where, caution, "use a printed envelope or a label", "window", Level.WARNING)
