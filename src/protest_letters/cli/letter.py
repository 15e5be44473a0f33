"""`protest letter WHO…`."""

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import FieldOptions, FileOptions, LetterOptions, Who, WindowOptions


@grouped
def letter(who: Who, *, mine: FieldOptions, what: LetterOptions, window: WindowOptions, files: FileOptions) -> None:
    """Make the letter as a PDF."""
    from protest_letters.cli.delivery import deliver
    from protest_letters.cli.request import pane_for, understand
    from protest_letters.load.folder import load_shipped_forms
    from protest_letters.run.letters import Sheet, make_letters

    with problems_shown():
        request = understand(tuple(who), mine, what)
        pane, said = pane_for(window, request.standard)
        sheet = Sheet(request.standard, request.style, pane)
        artifacts, problems = make_letters(request.wish, request.campaign, load_shipped_forms(), sheet)
    deliver(artifacts, [*request.problems, *said, *problems], files, several=len(who) > 1 or "all" in who)
