"""`protest petition SIGNERS WHO…`."""

from protest_letters.cli.console import problems_shown, result_json
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import FieldOptions, FileOptions, LetterOptions, WindowOptions
from protest_letters.cli.petition_options import PetitionOptions, Words


@grouped
def petition(
    words: Words,
    *,
    how: PetitionOptions,
    mine: FieldOptions,
    what: LetterOptions,
    window: WindowOptions,
    files: FileOptions,
) -> None:
    """Make one letter that many sign, with the list of their names or as sheets to be signed."""
    from protest_letters.cli.delivery import deliver
    from protest_letters.cli.request import pane_for
    from protest_letters.cli.signers import report, understand_petition
    from protest_letters.compose.petition import Signing
    from protest_letters.load.folder import load_shipped_forms
    from protest_letters.run.petition import Sheets, make_petitions

    with problems_shown():
        request, signers, closing = understand_petition(words, how, (mine, what, files))
        pane, about_window = (None, ()) if how.sign_here else pane_for(window, request.standard)
        sheets = Sheets(request.standard, request.style, _count(how), how.rows or 0, how.handover, pane)
        signing = Signing(signers.people, closing)
        artifacts, problems = make_petitions(
            request.wish, request.campaign, load_shipped_forms(), signing, sheets=sheets
        )
    who = request.wish.who
    said = [*request.problems, *about_window, *signers.problems, *problems]
    if how.json:
        result_json(report(signers))
    deliver(artifacts, said, files, several=len(who) > 1 or "all" in who or how.handover)


def _count(how: PetitionOptions) -> int:
    return (1 if how.sheets is None else how.sheets) if how.sign_here else 0
