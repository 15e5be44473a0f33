"""`protest letter WHO…`."""

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import FieldOptions, FileOptions, LetterOptions, Who


@grouped
def letter(who: Who, *, mine: FieldOptions, what: LetterOptions, files: FileOptions) -> None:
    """Make the letter as a PDF."""
    from protest_letters.cli.delivery import deliver
    from protest_letters.cli.request import understand
    from protest_letters.load.folder import load_shipped_forms
    from protest_letters.run.letters import make_letters

    with problems_shown():
        request = understand(tuple(who), mine, what)
        artifacts, problems = make_letters(
            request.wish, request.campaign, load_shipped_forms(), request.standard, style=request.style
        )
    deliver(artifacts, [*request.problems, *problems], files, several=len(who) > 1 or "all" in who)
