"""`protest fonts`."""

from typing import Annotated, Any

import typer

from protest_letters.cli.console import problems_shown, result, result_json, show_problems
from protest_letters.cli.options import JsonOption, user_folder
from protest_letters.problems import exit_code

TextArgument = Annotated[str, typer.Argument(metavar="[TEXT]", help="Show which font prints which part of it.")]
FaxOption = Annotated[bool, typer.Option("--fax", help="The fonts of a fax made as a picture.")]


def fonts(text: TextArgument = "", *, fax: FaxOption = False, json: JsonOption = False) -> None:
    """Show the chain of fonts and what it covers, or which font prints which part of a text."""
    from protest_letters.document import Run
    from protest_letters.fonts.telling import tell_chain, tell_text
    from protest_letters.layout.sheet import missing_characters
    from protest_letters.load.fonts import load_fonts
    from protest_letters.media.fonts import pt_sans, pt_serif

    with problems_shown():
        named = load_fonts(user_folder())
        typefaces = pt_sans(named) if fax else pt_serif(named)
        if text:
            table = tell_text(text, typefaces.chain)
            said = missing_characters([Run(text, origin="TEXT")], typefaces)
        else:
            table = tell_chain(typefaces.chain)
            said = list(typefaces.chain.fallbacks.left_out)
    if json:
        result_json(table)
    elif text:
        _print_text(table)
    else:
        _print_chain(table)
    show_problems(said)
    if exit_code(said):
        raise typer.Exit(exit_code(said))


def _print_text(table: list[dict[str, Any]]) -> None:
    for row in table:
        result(f"{row['family'] or 'in no font'}: {row['text'].strip()}")


def _print_chain(table: list[dict[str, Any]]) -> None:
    for row in table:
        result(f"{row['family']} ({row['source']}): {', '.join(row['scripts']) or 'signs of other scripts'}")
        for path, styles in _styles(row["files"]).items():
            result(f"  {', '.join(styles)}: {path}")
        result(f"  may be embedded; licence: {row['licence'] or 'the file says nothing'}")


def _styles(files: dict[str, Any]) -> dict[str, list[str]]:
    """The styles that each file gives."""
    found: dict[str, list[str]] = {}
    for style, place in files.items():
        found.setdefault(place["path"], []).append(style)
    return found
