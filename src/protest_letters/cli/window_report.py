"""Which addresses of a campaign, and which senders of a member list, fit letters for window envelopes."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from protest_letters.check import Question
from protest_letters.check.members import check_members
from protest_letters.check.windows import report_head, report_window
from protest_letters.cli.check import CheckOptions
from protest_letters.cli.console import talk
from protest_letters.cli.member_lists import member_terms
from protest_letters.cli.member_options import MemberOptions, is_list
from protest_letters.cli.options import chosen_folder, real_date, user_folder
from protest_letters.cli.own import sender_country
from protest_letters.load.folder import load_campaign, load_shipped_forms
from protest_letters.load.fonts import load_fonts
from protest_letters.load.members import load_members
from protest_letters.media.fonts import pt_serif
from protest_letters.problems import Problem, raise_errors
from protest_letters.run.making import choose_pane, choose_standard

#: The windows that a standard was made for.
USUAL = "usual"


def window_problems(named: Sequence[Path], how: CheckOptions, members: MemberOptions) -> list[Problem]:
    """Return what does not fit, of campaigns and member lists; say how much of each does.

    Raises:
        ProtestError: something is asked for wrongly, or a file cannot be used.
    """
    raise_errors([] if how.window else [Problem("--standard", "goes with --window", "add --window usual, or a size")])
    choose_standard(how.standard, "")
    lists = [path for path in named if is_list(path)]
    found: list[Problem] = []
    for path in lists:
        found.extend(_of_list(path, how, members))
    for folder in [path for path in named if path not in lists] if named else [chosen_folder(how.campaign)]:
        country = sender_country(members.country or "")
        hint = "give --country with two letters, or keep your details with protest me keep"
        raise_errors([] if country else [Problem("--window", "needs the country of posting", hint)])
        found.extend(_of_country(_question(folder), country, how))
    return list(dict.fromkeys(found))


def _question(folder: Path) -> Question:
    own = user_folder()
    return Question(load_campaign(folder, own), load_shipped_forms(), pt_serif(load_fonts(own)), real_date())


def _of_country(question: Question, country: str, how: CheckOptions) -> Iterator[Problem]:
    standard = choose_standard(how.standard, country)
    pane, said = choose_pane("" if how.window == USUAL else how.window, standard)
    report = report_window(question, country, standard, pane)
    shown = report.addresses - len({problem.where for problem in report.problems})
    name = pane.name if pane else standard.envelope
    talk(f"from {country}: {shown} of {report.addresses} addresses are sure to show: {standard.id}, {name}")
    yield from (*said, *report.problems)


def _of_list(path: Path, how: CheckOptions, options: MemberOptions) -> Iterator[Problem]:
    """What does not fit for a list: the addresses as each of its countries posts them, and each sender's lines."""
    question = _question(chosen_folder(how.campaign))
    terms = member_terms(question.campaign, options, real_date(), how.allow or ())
    judged, _ = check_members(load_members(path), terms)
    countries = sorted({one.sender.country for one in judged.members})
    for country in countries:
        yield from _of_country(question, country, how)
    fitting = 0
    for one in judged.members:
        standard = choose_standard(how.standard, one.sender.country)
        pane, _ = choose_pane("" if how.window == USUAL else how.window, standard)
        found = report_head(question, one.sender, standard, pane, place=one.place)
        fitting += not found
        yield from found
    if judged.rejected:
        talk(f"{path}: {len(judged.rejected)} rows cannot be used; protest check {path} says why")
    talk(f"{path}: what stands over the text fits for {fitting} of {len(judged.members)} members")
