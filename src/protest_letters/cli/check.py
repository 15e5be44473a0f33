"""`protest check`."""

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from protest_letters.cli.console import lines_of, problems_shown, result, result_json, talk
from protest_letters.cli.options import CampaignOption, JsonOption, chosen_folder, real_date, user_folder
from protest_letters.problems import ExitCode, Problem, exit_code, raise_errors

PathArgument = Annotated[
    list[str] | None, typer.Argument(metavar="PATH...", help="Campaign folders, else the one in use; or files.")
]
LeaksOption = Annotated[
    bool, typer.Option("--leaks", help="Look into finished files: PDF, TIFF, text; do they name somebody protected?")
]
AllowOption = Annotated[
    list[str] | None,
    typer.Option("--allow", metavar="NAME", help="With --leaks: a sender's whole name that may be met."),
]
RuleOption = Annotated[str, typer.Option("--rule", metavar="ID", help="Explain one rule.")]


#: A whole name has a given name and a surname.
_WHOLE = 2


def check(
    paths: PathArgument = None,
    *,
    campaign: CampaignOption = "",
    rule: RuleOption = "",
    leaks: LeaksOption = False,
    allow: AllowOption = None,
    json: JsonOption = False,
) -> None:
    """Show everything that is wrong with a campaign, or whom finished files name."""
    from protest_letters.check import explain_rule

    with problems_shown():
        if rule:
            result(f"{rule}: {explain_rule(rule)}")
            return
        named = [Path(path) for path in paths or ()]
        if leaks or allow:
            found = _leaks(named, chosen_folder(campaign), allow or (), wanted=leaks)
        else:
            found = [problem for folder in named or [chosen_folder(campaign)] for problem in _problems(folder)]
    if json:
        keys = ("where", "what", "hint", "rule", "level")
        result_json([{key: getattr(problem, key) for key in keys} for problem in found])
    else:
        for problem in found:
            for line in lines_of(problem, sys.stdout):
                result(line)
        talk(f"{len(found)} to look at" if found else "nothing to mend")
    code = exit_code(found)
    if code is not ExitCode.DONE:
        raise typer.Exit(code)


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
