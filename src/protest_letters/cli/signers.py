"""What was asked for with `protest petition`: the list, the wish, and what does not go together."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from protest_letters.cli.options import FieldOptions, FileOptions, LetterOptions
from protest_letters.cli.petition_options import PetitionOptions
from protest_letters.cli.request import Request, attempt, understand
from protest_letters.dates import parse_day
from protest_letters.dispatch import Medium
from protest_letters.layout.signing_sheets import MAX_SHEETS
from protest_letters.load.decoding import MAX_BYTES, load_list
from protest_letters.load.signers import LIST_HINT, Signers, read_signers, read_typed_signers
from protest_letters.petitions.quality import judge_signatories, without_doubles
from protest_letters.problems import Level, Problem, ProtestError

T = TypeVar("T")


def understand_petition(
    words: Sequence[str], how: PetitionOptions, others: tuple[FieldOptions, LetterOptions, FileOptions]
) -> tuple[Request, Signers, date | None]:
    """Read everything that was given, so that all that is wrong is said at once.

    Raises:
        ProtestError: with everything that is wrong in any of the options or files.
    """
    mine, what, files = others
    has_file = not (how.signer or how.sign_here)
    who = tuple(words[1:] if has_file else words)
    found = [*_wrong_use(how, mine, what, files)]
    if not who:
        hint = "protest petition SIGNERS WHO…, such as signers.csv president; no file with --signer or --sign-here"
        found.append(Problem("WHO", "nobody is named to write to", hint))
    signers = attempt(found, lambda: _signers(words[0] if has_file else "", how))
    closing = attempt(found, lambda: _day(how.closing)) if how.closing else None
    request = attempt(found, lambda: understand(who, mine, what, medium=Medium.PETITION)) if who else None
    if closing and request and closing < request.wish.day and how.sign_here:
        what_is_wrong = f"{closing} is before the letter's date, {request.wish.day}"
        found.append(Problem("--closing", what_is_wrong, "signatures are collected from the letter's date on"))
    if signers is None or request is None or any(one.level is Level.ERROR for one in found):
        raise ProtestError([*found, *(signers.problems if signers and found else ())])
    return request, signers, closing


def _wrong_use(how: PetitionOptions, mine: FieldOptions, what: LetterOptions, files: FileOptions) -> list[Problem]:
    """What does not go together."""
    many, mine_only = "the others who sign have not seen it", "leave it out"
    rows = (
        (
            how.signer and how.sign_here,
            "--signer",
            "names nobody on sheets that are signed with a pen",
            "use one of both",
        ),
        (how.sheets is not None and not how.sign_here, "--sheets", "needs --sign-here", "add it"),
        (how.rows is not None and not how.sign_here, "--rows", "needs --sign-here", "add it"),
        (
            how.sheets is not None and not 1 <= how.sheets <= MAX_SHEETS,
            "--sheets",
            "is no number of sheets",
            _up_to(MAX_SHEETS),
        ),
        (how.rows is not None and how.rows < 1, "--rows", "is no number of lines", "1 or more"),
        (how.json and not files.dry_run, "--json", "needs --dry-run", "add it: the files are made without --json"),
        (what.personal, "--personal", f"does not go into a petition: {many}", mine_only),
        (mine.signature, "--signature", "does not go into a petition: it is signed with a pen", mine_only),
        (how.sign_here and what.large, "--large", "is for printed lists", mine_only),
        (how.sign_here and what.justified, "--justified", "is for printed lists", mine_only),
        (how.sign_here and how.drop_doubles, "--drop-doubles", "is for lists of names", mine_only),
    )
    return [Problem(option, text, hint) for wrong, option, text, hint in rows if wrong]


def _up_to(most: int) -> str:
    return f"1 to {most}"


def _signers(file: str, how: PetitionOptions) -> Signers:
    """Read and judge the list; nobody for sheets that are signed with a pen.

    Raises:
        ProtestError: it cannot be used (exit codes 2 and 3).
    """
    if how.sign_here:
        return Signers(())
    read = read_typed_signers(how.signer) if how.signer else _from_file(file)
    people, dropped = without_doubles(read.people) if how.drop_doubles else (read.people, ())
    return Signers(people, (*read.problems, *dropped, *judge_signatories(people)))


def _from_file(file: str) -> Signers:
    if file == "-":
        return read_signers(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    return read_signers(load_list(Path(file), LIST_HINT), Path(file).name)


def _day(text: str) -> date:
    try:
        return parse_day(text)
    except ValueError as error:
        raise ProtestError([Problem("--closing", str(error), "write it as 1999-12-20")]) from error


def report(signers: Signers) -> dict[str, Any]:
    """The list and what was said of it, for programs."""
    fields = ("surname", "given", "country", "organisation", "role", "town", "place")
    return {
        "signatories": [{field: getattr(one, field) for field in fields} for one in signers.people],
        "problems": [
            {"level": one.level.value, "where": one.where, "what": one.what, "hint": one.hint, "rule": one.rule}
            for one in signers.problems
        ],
    }
