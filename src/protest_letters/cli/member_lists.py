"""A member list as the command line names it: read, and judged by the campaign in use."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from protest_letters.check.members import check_members
from protest_letters.cli.member_options import MemberOptions, read_defaults
from protest_letters.cli.options import real_date, user_folder
from protest_letters.dispatch import Campaign
from protest_letters.load.folder import load_campaign
from protest_letters.load.fonts import load_fonts
from protest_letters.load.members import load_members, load_signature_names
from protest_letters.media.fonts import pt_serif
from protest_letters.members.terms import Terms
from protest_letters.problems import Problem, ProtestError
from protest_letters.run.member_terms import Judges, judging_terms


def problems_of_lists(
    lists: Sequence[Path], folder: Path, options: MemberOptions, allowed: Sequence[str]
) -> tuple[list[Problem], list[str]]:
    """Everything that is wrong with member lists; and in words how many rows of each can be used.

    Raises:
        ProtestError: the campaign or an option cannot be used.
    """
    terms = member_terms(load_campaign(folder, user_folder()), options, real_date(), allowed)
    found: list[Problem] = []
    usable: list[str] = []
    for path in lists:
        try:
            judged, problems = check_members(load_members(path), terms)
        except ProtestError as error:
            found.extend(error.problems)
            continue
        found.extend(problems)
        rows = len(judged.members) + len(judged.rejected)
        usable.append(f"{path}: {len(judged.members)} of {rows} row{'s' if rows > 1 else ''} can be used")
    return found, usable


def member_terms(campaign: Campaign, options: MemberOptions, today: date, allowed: Sequence[str]) -> Terms:
    """Return what lists are judged by.

    Args:
        campaign: whose ids, contacts and protected names count.
        options: what was given for all rows.
        today: the real date.
        allowed: whole names of members who only bear the name of somebody protected.

    Raises:
        ProtestError: with each option that cannot be used (exit codes 2 and 3).
    """
    files = load_signature_names(Path(options.signatures)) if options.signatures else None
    typefaces = pt_serif(load_fonts(user_folder()))
    return judging_terms(campaign, today, Judges(typefaces, files, allowed, read_defaults(options)))
