"""`protest fonts`."""

from typing import Annotated, Any

import typer

from protest_letters.cli.console import problems_shown, result, result_json, show_problems
from protest_letters.cli.options import JsonOption, user_folder
from protest_letters.problems import exit_code

TextArgument = Annotated[str, typer.Argument(metavar="[TEXT]", help="Show which font prints what of it.")]
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
        table = tell_text(text, typefaces.chain) if text else tell_chain(typefaces.chain)
        said = missing_characters([Run(text, origin="TEXT")], typefaces) if text else typefaces.chain.fallbacks.left_out
    if json:
        result_json(table)
    else:
        _print(table, text)
    show_problems(said)
    if exit_code(said):
        raise typer.Exit(exit_code(said))


def _print(table: list[dict[str, Any]], text: str) -> None:
    width = max(len(row["text"]) for row in table) if text else 0
    for row in table:
        if text:
            result(f"{row['text']:<{width}}  {row['family'] or 'no font'}")
            continue
        result(f"{row['family']} ({row['source']})")
        for path, styles in _styles(row["files"]).items():
            result(f"  {', '.join(styles)}: {path}")
        result(f"  licence: {row['licence'] or 'says nothing'}; may be embedded")
        result(f"  {', '.join(row['scripts']) or 'no script whole'}")


def _styles(files: dict[str, Any]) -> dict[str, list[str]]:
    """The styles that each file gives."""
    found: dict[str, list[str]] = {}
    for style, place in files.items():
        found.setdefault(place["path"], []).append(style)
    return found
