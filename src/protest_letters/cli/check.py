"""`protest check`."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from protest_letters.cli.console import lines_of, problems_shown, result, result_json, talk
from protest_letters.cli.groups import grouped
from protest_letters.cli.member_options import MemberOptions, is_list
from protest_letters.cli.options import CampaignOption, JsonOption, chosen_folder, real_date, user_folder
from protest_letters.problems import ExitCode, Level, Problem, exit_code, raise_errors

PathArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH...", help="Campaigns, else the one in use; member lists; mail-outs; finished files."),
]
LeaksOption = Annotated[
    bool, typer.Option("--leaks", help="Look into finished files: PDF, TIFF, text; do they name somebody protected?")
]
AllowOption = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="NAME", help="With --leaks or a list: a sender's whole name that may be met."),
]
WindowOption = Annotated[
    str,
    typer.Option("--window", metavar="SIZE", help="Which addresses show in the window of an envelope; or `usual`."),
]
StandardOption = Annotated[str, typer.Option("--standard", metavar="ID", help="With --window: the sheet.")]
RuleOption = Annotated[str, typer.Option("--rule", metavar="ID", help="Explain one rule.")]


#: A whole name has a given name and a surname.
_WHOLE = 2


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """What is looked at."""

    campaign: CampaignOption = ""
    rule: RuleOption = ""
    leaks: LeaksOption = False
    allow: AllowOption = None
    window: WindowOption = ""
    standard: StandardOption = ""
    json: JsonOption = False


@grouped
def check(paths: PathArgument = None, *, how: CheckOptions, members: MemberOptions) -> None:
    """Show everything that is wrong with a campaign, a member list or a mail-out, or whom finished files name."""
    from protest_letters.check import explain_rule

    with problems_shown():
        if how.rule:
            result(f"{how.rule}: {explain_rule(how.rule)}")
            return
        found, usable = _found([Path(path) for path in paths or ()], how, members)
    if how.json:
        keys = ("where", "what", "hint", "rule", "level")
        result_json([{key: getattr(problem, key) for key in keys} for problem in found])
    else:
        for line in lines_of(found, sys.stdout):
            result(line)
        talk(f"{len(found)} to look at{_levels(found)}" if found else "nothing to mend")
    # what counts most stands last, where it is seen
    for line in usable:
        talk(line)
    code = exit_code(found)
    if code is not ExitCode.DONE:
        raise typer.Exit(code)


def _levels(found: Sequence[Problem]) -> str:
    """How many errors, warnings and notices there are, where it is more than one."""
    counts = [(sum(problem.level is level for problem in found), level.value) for level in Level]
    said = ", ".join(f"{count} {level}{'s' if count > 1 else ''}" for count, level in counts if count)
    return f": {said}" if len(found) > 1 else ""


def _found(named: Sequence[Path], how: CheckOptions, members: MemberOptions) -> tuple[list[Problem], list[str]]:
    """Everything that is wrong with what was named, or with the campaign in use; and how many rows can be used."""
    from protest_letters.cli.member_lists import problems_of_lists

    lists = [path for path in named if is_list(path) and not how.leaks]
    allowed = how.allow or ()
    if how.leaks or (allowed and not lists):
        return _leaks(named, chosen_folder(how.campaign), allowed, wanted=how.leaks), []
    if how.window or how.standard:
        from protest_letters.cli.window_report import window_problems

        return window_problems(named, how, members), []
    raise_errors(_without_list(members, lists))
    folders = [path for path in named if path not in lists] if named else [chosen_folder(how.campaign)]
    found = [problem for folder in folders for problem in _problems_of_folder(folder)]
    if not lists:
        return found, []
    more, usable = problems_of_lists(lists, chosen_folder(how.campaign), members, allowed)
    return found + more, usable


def _without_list(members: MemberOptions, lists: Sequence[Path]) -> list[Problem]:
    """Options that mean something to a member list only, where there is none."""
    return [] if lists else [Problem(one, "goes with a member list", "name the list") for one in members.given]


def _leaks(files: Sequence[Path], folder: Path, allowed: Sequence[str], *, wanted: bool) -> list[Problem]:
    """Whom finished files name that a campaign protects, and which of them could not be looked at."""
    from protest_letters.leaks import find_leaks, protect
    from protest_letters.load.folder import load_campaign
    from protest_letters.load.readable import read_texts

    wrong = [Problem("--allow", "goes with --leaks", "add --leaks and the files")] if not wanted else []
    wrong += [] if files else [Problem("--leaks", "needs a file", "name the finished files")]
    short = [name for name in allowed if len(name.split()) < _WHOLE]
    wrong += [Problem("--allow", f'"{name}" is no whole name', "give given name and surname") for name in short]
    raise_errors(wrong)
    book = load_campaign(folder, user_folder()).book
    protected = protect(book)
    # an empty result means little without knowing for whom was looked
    talk(f'searching for {len(book.contacts)} contacts and {len(book.protected)} others protected by "{book.title}"')
    found: list[Problem] = []
    for path in files:
        readable = read_texts(path)
        leaks = find_leaks(readable.texts, protected, allowed)
        found += [*readable.problems, *(replace(one, where=f"{path}, {one.where}") for one in leaks)]
    return found


def _problems_of_folder(folder: Path) -> tuple[Problem, ...]:
    """Everything that is wrong with a campaign, or with the register of a mail-out."""
    from protest_letters.load.mailout import is_mailout

    return _problems_of_mailout(folder) if is_mailout(folder) else _problems(folder)


def _problems_of_mailout(folder: Path) -> tuple[Problem, ...]:
    from protest_letters.load.mailout import load_head
    from protest_letters.load.register import load_register
    from protest_letters.mailout.register import trace
    from protest_letters.mailout.returns import check_pieces
    from protest_letters.problems import ProtestError

    try:
        load_head(folder)
        read = load_register(folder, real_date())
    except ProtestError as error:
        return error.problems
    return (*read.problems, *check_pieces(trace(read.register.entries)))


def _problems(folder: Path) -> tuple[Problem, ...]:
    from protest_letters.check import Question, check_campaign
    from protest_letters.load.corrections import PRIVATE_CONTACTS
    from protest_letters.load.folder import load_campaign, load_shipped_forms
    from protest_letters.load.fonts import load_fonts
    from protest_letters.load.tracking import tracked_by_git
    from protest_letters.media.fonts import pt_serif
    from protest_letters.problems import ProtestError

    try:
        campaign = load_campaign(folder, user_folder())
        typefaces = pt_serif(load_fonts(user_folder()))
    except ProtestError as error:
        return error.problems
    tracked = tracked_by_git(Path(campaign.folder), PRIVATE_CONTACTS, os.environ)
    return check_campaign(Question(campaign, load_shipped_forms(), typefaces, real_date(), tracked=tracked))
