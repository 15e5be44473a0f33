"""Pieces that could not be made, as faults of their members' rows."""

from collections.abc import Iterator, Mapping, Sequence

from protest_letters.load.members import MemberList
from protest_letters.load.sender import FIELDS, option_of
from protest_letters.members.member import Finding, Rejected
from protest_letters.problems import ExitCode, Level, Problem
from protest_letters.run.mailout.planned import MailoutPlan
from protest_letters.run.mailout.planning import with_findings

_FIELDS = {option_of(name): name for name in (*FIELDS, "personal")}


def with_refused(
    plan: MailoutPlan, refused: Mapping[str, Sequence[Problem]], read: MemberList
) -> tuple[tuple[Rejected, ...], tuple[Problem, ...]]:
    """Return all rows with faults in the order of the list, and what is to be said of those added here.

    Args:
        plan: what was to be made.
        refused: the ids of pieces that could not be, with why.
        read: the list, by whose heads fields are named.
    """
    rejected = {one.id: one for one in plan.rejected}
    said: dict[Problem, None] = {}
    for identity, problems in refused.items():
        household = plan.writers[plan.planned[identity].piece.member]
        findings = tuple(_findings(problems, read))
        for member in household.members:
            rejected[member.id] = with_findings(rejected.get(member.id), member, findings)
            said |= dict.fromkeys(one.problem(member.place) for one in findings)
    return tuple(sorted(rejected.values(), key=lambda one: (one.row, one.line))), tuple(said)


def _findings(problems: Sequence[Problem], read: MemberList) -> Iterator[Finding]:
    for one in problems:
        if one.level is Level.ERROR:
            field = next((_FIELDS[place] for place in one.where.split(", ") if place in _FIELDS), "")
            what = one.what if field else f"{one.where}: {one.what}"
            yield Finding(read.label(field) if field else "", what, one.hint, one.rule, code=ExitCode.REJECTED)
