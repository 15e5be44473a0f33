"""What is the same for all members of one country and language: whom they reach and how, and on what it is printed."""

from collections.abc import Iterable
from dataclasses import dataclass

from protest_letters.dispatch import Campaign, Dispatch, Medium, Sender, Wish
from protest_letters.mailout.register import Made
from protest_letters.mailout.wish import MailoutWish
from protest_letters.plan import plan_letters
from protest_letters.problems import Level, Problem, ProtestError
from protest_letters.run.envelopes import choose_envelope
from protest_letters.run.letters import Sheet
from protest_letters.run.making import NO_WINDOW, choose_pane, choose_standard
from protest_letters.standards.envelopes import Envelope
from protest_letters.standards.label_sheet import LabelSheet
from protest_letters.standards.label_sheets import label_sheet_named, usual_label_sheet

#: What goes through the post, and has to be addressed to a house.
BY_POST = (Made.LETTER, Made.ENVELOPE, Made.LABELS)
#: By which medium the parts of a mail-out reach somebody.
MEDIA = dict.fromkeys(BY_POST, Medium.LETTER) | {Made.FAX: Medium.FAX, Made.TELEGRAM: Medium.TELEGRAM}


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody is written to: a letter of nobody yet, or why there is none; and what is to be said."""

    dispatch: Dispatch | None
    refusal: Problem | None
    said: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Stationery:
    """What the letters of a country of posting are printed on.

    Attributes:
        sheet: of the letter.
        envelope: what it goes into; None where only letters are made, for whatever envelopes there are.
        window: whether it is a window envelope, in which the address shows.
        labels: the sheet of labels.
    """

    sheet: Sheet
    envelope: Envelope | None
    window: bool
    labels: LabelSheet


class Kinds:
    """Answers once for all members of a kind, and remembers the answers."""

    def __init__(self, campaign: Campaign, wish: MailoutWish, label_sheets: tuple[LabelSheet, ...]) -> None:
        self._campaign, self._wish, self._label_sheets = campaign, wish, label_sheets
        self._ways: dict[tuple[Medium, str, str, str], Way] = {}
        self._stationery: dict[str, tuple[Stationery, tuple[Problem, ...]]] = {}

    def way(self, medium: Medium, name: str, country: str, language: str) -> Way:
        """Return how somebody is written to from a country; `name` is an id or `embassy`, `language` may be empty."""
        key = (medium, name, country, language)
        if key not in self._ways:
            self._ways[key] = self._find(*key)
        return self._ways[key]

    def _find(self, medium: Medium, name: str, country: str, language: str) -> Way:
        wish = self._wish
        asked = Wish((name,), Sender("", "", country), wish.day, wish.today, wish.letter, language, medium=medium)
        plan = plan_letters(asked, self._campaign)
        said = tuple(one for one in plan.problems if one.level is not Level.ERROR)
        if plan.dispatches:
            return Way(plan.dispatches[0], None, said)
        return Way(None, next(one for one in plan.problems if one.level is Level.ERROR))

    def stationery(self, country: str) -> Stationery:
        """Return what letters of a country are printed on.

        Raises:
            ProtestError: with everything asked for that there is not (exit code 2).
        """
        if country not in self._stationery:
            self._stationery[country] = self._choose(country)
        return self._stationery[country][0]

    def said_of(self, dispatches: Iterable[Dispatch]) -> tuple[Problem, ...]:
        """What is to be said of letters that were given out here, and of all that they are printed on."""
        used = {id(one) for one in dispatches}
        ways = (one for way in self._ways.values() if id(way.dispatch) in used for one in way.said)
        return tuple(dict.fromkeys((*ways, *(one for _, said in self._stationery.values() for one in said))))

    def _choose(self, country: str) -> tuple[Stationery, tuple[Problem, ...]]:
        wish = self._wish
        standard = choose_standard(wish.standard, country)
        named = wish.window not in ("", NO_WINDOW)
        window = wish.window or (NO_WINDOW if Made.ENVELOPE in wish.media or Made.LABELS in wish.media else "")
        pane, said = choose_pane(window, standard)
        envelope = choose_envelope(wish.size or (wish.window if named else ""), country, window=named)
        meant = Made.ENVELOPE in wish.media or named or bool(wish.size)
        name = wish.sheet or usual_label_sheet(country)
        labels = label_sheet_named(name, self._label_sheets)
        if labels is None:
            hint = "protest labels --list shows them"
            raise ProtestError([Problem("--sheet", f'there is no sheet "{name}"', hint)])
        return Stationery(Sheet(standard, pane=pane), envelope if meant else None, named, labels), said
