"""What is said of a mail-out when it is made: which files, how much, and what comes next, as commands to copy."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from protest_letters.cli.console import result, talk
from protest_letters.mailout.folder import CHECKLIST, REGISTER
from protest_letters.mailout.naming import AUTHORITIES, LISTS, PACKETS
from protest_letters.run.mailout.preparing import Prepared
from protest_letters.run.mailout.running import Outcome

#: So many files of single members in one folder are named one by one.
_NAMED = 12
#: Where a mail-out goes if nothing is said.
_USUAL = "mailout"
#: What is printed of each folder, by how the files' names begin; packets hold the letters.
_PACKED = ((PACKETS, "packets"), (PACKETS, "signing-list"), (AUTHORITIES, "envelopes"), (AUTHORITIES, "labels"))
_POSTED = ((AUTHORITIES, "slips"), (AUTHORITIES, "letters"), (AUTHORITIES, "envelopes"), (AUTHORITIES, "labels"))


def tell_files(paths: Sequence[Path], folder: Path) -> None:
    """Print what was written; where there are many files of single members in a folder, how many."""
    single = {path for path in paths if "_" in path.name}
    full = {where: count for where, count in Counter(path.parent for path in single).items() if count > _NAMED}
    for path in dict.fromkeys((*paths, folder / REGISTER)):
        if (path not in single or path.parent not in full) and path.parent.name != LISTS:
            result(str(path))
    for where, count in full.items():
        result(f"{where}: {count} files of single members")


def tell_made(outcome: Outcome, prepared: Prepared, paths: Sequence[Path]) -> None:
    """Say how much was made, and what comes next."""
    folder = prepared.seen.given.folder
    talk(f"made {counted(outcome, prepared, f' in {folder}')}")
    for line in _next(outcome, prepared, paths):
        talk(line)


def counted(outcome: Outcome, prepared: Prepared, where: str = "") -> str:
    """Say how many pieces there are for how many, and how many rows could not be used."""
    before = f", besides {outcome.there} that were there" if outcome.there else ""
    rows = f"; {many(outcome.rejected, 'row')} rejected" if outcome.rejected else ""
    people = len({one.piece.member for one in prepared.plan.planned.values()})
    return f"{many(outcome.pieces, 'piece')}{before} for {people} of the list{where}{rows}"


def many(count: int, noun: str) -> str:
    """Say how many there are of something."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def tell_rejected(folder: Path, name: str) -> None:
    """Say in which file of a mail-out the rows are that could not be used, and how they are fed back."""
    path = folder / name
    talk(f"{path}: what could not be used, with why; mend it, then: protest batch {_word(path)}{_into(folder)}")


def _next(outcome: Outcome, prepared: Prepared, paths: Sequence[Path]) -> Iterator[str]:
    folder, limit = prepared.seen.given.folder, prepared.kit.wish.limit
    files = [path for path in dict.fromkeys((*_before(prepared), *paths)) if "_" not in path.name]
    packed = any(path.parent.name == PACKETS for path in files)
    wanted = [
        _word(path)
        for where, begin in (_PACKED if packed else _POSTED)
        for path in files
        if path.parent.name == where and path.name.startswith(begin) and path.suffix == ".pdf"
    ]
    if wanted:
        yield f"to print: protest print {' '.join(wanted)}"
    if outcome.pieces:
        yield f"what is to be done then, in its order: {folder / CHECKLIST}"
    if limit and len(prepared.plan.writers) >= limit:
        command = f"protest batch {_word(Path(prepared.seen.given.read.name))}{_into(folder)} --limit 0"
        yield f"only the first {limit} of the list so far; for all: {command}"


def _before(prepared: Prepared) -> Iterator[Path]:
    """What is printed of the files that the run had made before it was stopped."""
    folder = prepared.seen.given.folder
    for name in dict.fromkeys(one.file for rows in prepared.own.values() for one in rows):
        packets = folder / PACKETS / name.rpartition("/")[2].replace("letters", "packets", 1)
        yield from (path for path in (folder / name, packets) if path.is_file())


def _into(folder: Path) -> str:
    return "" if folder == Path(_USUAL) else f" -o {_word(folder)}"


def _word(path: Path) -> str:
    """A path as a shell takes it."""
    return f'"{path}"' if " " in str(path) else str(path)
