"""What is wrong with a member list: every row judged as a mail-out would judge it, and who may be in it twice."""

from protest_letters.load.members import MemberList
from protest_letters.members.doubles import about_doubles
from protest_letters.members.judging import judge_members
from protest_letters.members.member import Judged
from protest_letters.members.terms import Terms
from protest_letters.problems import Problem


def check_members(read: MemberList, terms: Terms) -> tuple[Judged, tuple[Problem, ...]]:
    """Return the list judged, and everything to be said: of the list, row by row, then of two rows that are alike.

    Raises:
        ProtestError: it lacks a column without which no row can be used (exit code 3).
    """
    judged = judge_members(read, terms)
    return judged, (*judged.problems, *about_doubles(judged.members))
