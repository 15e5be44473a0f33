"""Whether everything that members have in common can be made: tried once for each kind, before anything is made.

What a campaign, a letter, a window or a label is to blame for would else be found in every row.
"""

from collections.abc import Iterator
from dataclasses import replace

from protest_letters.dispatch import Sender
from protest_letters.layout.labels import LabelText
from protest_letters.mailout.register import Made
from protest_letters.problems import Problem, ProtestError, raise_errors
from protest_letters.run.mailout.kit import Kit
from protest_letters.run.mailout.labelling import fit_label
from protest_letters.run.mailout.pieces import make_piece
from protest_letters.run.mailout.planned import MailoutPlan, Planned


def prove(plan: MailoutPlan, kit: Kit) -> None:
    """Make one piece of each kind for somebody with a short name and address, and throw it away.

    Raises:
        ProtestError: with everything that could not be made.
    """
    found: dict[Problem, None] = {}
    for one in _samples(plan):
        try:
            made = make_piece(one, kit, {})
            label = made.parts.get(Made.LABELS)
            if isinstance(label, LabelText):
                fit_label(one, label, kit)
        except ProtestError as error:
            found |= dict.fromkeys(error.problems)
    raise_errors(found)


def _samples(plan: MailoutPlan) -> Iterator[Planned]:
    """Yield a piece of each kind, of nobody."""
    seen: set[tuple[object, ...]] = set()
    for one in plan.planned.values():
        kind = (*map(id, one.ways.values()), one.piece.posted_in, one.sender.plural, one.made)
        if kind not in seen:
            seen.add(kind)
            yield replace(one, sender=_somebody(one.sender), signature="")


def _somebody(sender: Sender) -> Sender:
    joint = ("N. N.", "N. N.") if sender.joint else ()
    return Sender("N. N.", "N.", sender.country, "N. 1", "1", joint=joint)
