"""`protest check`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from protest_letters.cli.console import lines_of, problems_shown, result, result_json, talk
from protest_letters.cli.options import CampaignOption, JsonOption, chosen_folder, real_date, user_folder
from protest_letters.problems import ExitCode, Problem, exit_code

PathArgument = Annotated[
    list[str] | None, typer.Argument(metavar="PATH...", help="Campaign folders; else the one in use.")
]
RuleOption = Annotated[str, typer.Option("--rule", metavar="ID", help="Explain one rule.")]


def check(
    paths: PathArgument = None,
    *,
    campaign: CampaignOption = "",
    rule: RuleOption = "",
    json: JsonOption = False,
) -> None:
    """Show everything that is wrong with a campaign."""
    from protest_letters.check import explain_rule

    with problems_shown():
        if rule:
            result(f"{rule}: {explain_rule(rule)}")
            return
        folders = [Path(path) for path in paths or ()] or [chosen_folder(campaign)]
        found = [problem for folder in folders for problem in _problems(folder)]
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


def _problems(folder: Path) -> tuple[Problem, ...]:
    from protest_letters.check import Question, check_campaign
    from protest_letters.load.corrections import PRIVATE_CONTACTS
    from protest_letters.load.folder import load_campaign, load_shipped_forms
    from protest_letters.load.tracking import tracked_by_git
    from protest_letters.media.fonts import pt_serif
    from protest_letters.problems import ProtestError

    try:
        campaign = load_campaign(folder, user_folder())
    except ProtestError as error:
        return error.problems
    tracked = tracked_by_git(Path(campaign.folder), PRIVATE_CONTACTS, os.environ)
    return check_campaign(Question(campaign, load_shipped_forms(), pt_serif(), real_date(), tracked=tracked))
