"""`protest explain FILE`."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Annotated, Any

import typer

from protest_letters.cli.console import problems_shown, result, result_json
from protest_letters.cli.options import CampaignOption, JsonOption, chosen_folder, user_folder

FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="A PDF that protest letter made.")]

if TYPE_CHECKING:
    # the command starts without what it needs only when it runs
    from protest_letters.explain import Row

#: As wide as the narrowest terminals; the same everywhere, so that it can be compared.
_WIDTH = 79
_DEEP = " " * 6
#: Of a paragraph so much is shown.
_FIRST_WORDS = 66
_HEADINGS = {"fact": "Facts that the text states", "law": "Law that the text relies on"}


def explain(file: FileArgument, *, campaign: CampaignOption = "", json: JsonOption = False) -> None:
    """Say which record, source and rule put each line of a letter there."""
    from protest_letters.explain import explain_letter
    from protest_letters.load.finished import read_finished
    from protest_letters.load.folder import load_campaign, load_shipped_forms

    with problems_shown():
        finished = read_finished(Path(file))
        read = load_campaign(chosen_folder(campaign), user_folder())
        rows = explain_letter(finished.mark, finished.pages, read, load_shipped_forms())
    tables = [_table(row) for row in rows]
    if json:
        result_json(tables)
    else:
        for line in _lines(tables):
            result(line)


def _table(row: "Row") -> dict[str, Any]:
    return {
        "part": row.part,
        "words": row.words,
        "now": row.now or None,
        "from": row.origin,
        "rule": row.rule,
        "source": list(row.source),
    }


def _lines(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Every part with what stands behind it, then the sources once, by the numbers they have got."""
    sources = list(dict.fromkeys(source for row in rows for source in row["source"]))
    part = ""
    for row, after in zip(rows, [*rows[1:], {}], strict=True):
        if row["part"] != part:
            yield from [""] if part else []
            part = row["part"]
            yield _HEADINGS.get(part, part.capitalize())
        yield from _wrapped(_words(row) or "(not in the file)", "  ", "  ")
        # lines that one record and one rule put there are explained together
        if row["now"] or any(row[key] != after.get(key) for key in ("part", "from", "rule", "source")):
            yield from _about(row, [sources.index(source) + 1 for source in row["source"]])
    yield from ["", "Sources"] if sources else []
    for number, source in enumerate(sources, start=1):
        yield from _wrapped(source, f"{f'[{number}]':>6} ", " " * 7)


def _words(row: dict[str, Any]) -> str:
    words = str(row["words"])
    if row["part"] != "text" or len(words) <= _FIRST_WORDS:
        return words
    return words[:_FIRST_WORDS].rpartition(" ")[0] + " …"


def _about(row: dict[str, Any], numbers: list[int]) -> Iterator[str]:
    if row["now"]:
        yield from _wrapped(f"CHANGED: the campaign now says: {row['now']}", _DEEP, _DEEP)
    marks = " ".join(f"[{number}]" for number in numbers)
    about = " – ".join(text for text in (row["from"], row["rule"]) if text)
    if about:
        yield from _wrapped(f"{about} {marks}".rstrip(), _DEEP, _DEEP)


def _wrapped(text: str, first: str, further: str) -> list[str]:
    return wrap(
        text,
        _WIDTH,
        initial_indent=first,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )
