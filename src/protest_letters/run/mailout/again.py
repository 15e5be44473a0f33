"""Single pieces made again: the same letter and the same envelope, each in a file of its own."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from protest_letters.document import Artifact, Document
from protest_letters.mailout.naming import AGAIN, again_file, mended_list
from protest_letters.mailout.register import TOGETHER, Made
from protest_letters.media.pdf import write_pdf
from protest_letters.problems import Problem, did_you_mean, raise_errors
from protest_letters.run.mailout.pieces import make_piece
from protest_letters.run.mailout.planned import Planned
from protest_letters.run.mailout.preparing import Prepared
from protest_letters.run.mailout.print_files import MadeFile, padded


def make_again(prepared: Prepared, words: Sequence[str]) -> tuple[MadeFile, ...]:
    """Make again what words name: pieces by their ids, or all pieces of a member.

    Raises:
        ProtestError: a word names nothing that was made of this list (exit code 2), or a piece cannot be made any more.
    """
    found: dict[str, Planned] = {}
    problems: list[Problem] = []
    own, planned = prepared.own, prepared.plan.planned
    made = {identity: one for identity, one in planned.items() if identity in own}
    for word in _single(words, {name for identity, one in made.items() for name in _names(identity, one)}):
        named = {identity: one for identity, one in made.items() if word in _names(identity, one)}
        if not named:
            problems.append(_elsewhere(word, prepared) or _unknown(word, made))
        found |= named
    raise_errors(problems)
    return tuple(file for one in found.values() for file in _files(one, prepared))


def _unknown(word: str, made: Mapping[str, Planned]) -> Problem:
    hint = did_you_mean(word, [*made, *(one.piece.member for one in made.values())])
    return Problem("--only", f'"{word}" is no piece and no member that anything was made for', hint)


def _elsewhere(word: str, prepared: Prepared) -> Problem | None:
    """Which list a piece was made of that was made of another one than this."""
    given, entries = prepared.seen.given, prepared.seen.register.entries
    at = next((at for at, one in enumerate(entries) if word in (one.id, *one.members)), None)
    if at is None:
        return None
    number, part = next((n, one) for n, one in reversed([*enumerate(given.record.parts, 1)]) if one.rows <= at)
    source = str(given.folder / mended_list(number, part.source)) if part.mended else part.source
    return Problem("--only", f'"{word}" was made of another list: {source}', "name that list instead of this one")


def _names(identity: str, planned: Planned) -> tuple[str, ...]:
    """What a piece can be called: by its own id, or by that of anybody who signs."""
    return identity, *planned.signs.split(TOGETHER)


def _single(words: Sequence[str], known: Collection[str]) -> Iterator[str]:
    """Yield each word; what is no name as a whole may be several."""
    for word in words:
        yield from (word,) if word in known else re.split(r"[\s,]+", word.strip())


def _files(planned: Planned, prepared: Prepared) -> Iterator[MadeFile]:
    kit = prepared.kit
    piece = make_piece(planned, kit, prepared.pictures([planned]))
    for made, part in piece.parts.items():
        if isinstance(part, Artifact):
            yield MadeFile(f"{AGAIN}/{part.name.rpartition('/')[2]}", part.content)
        elif isinstance(part, Document):
            letter = made is Made.LETTER
            document = padded(part) if letter and kit.wish.duplex else part
            name = again_file(planned.id, "" if letter else made)
            yield MadeFile(name, write_pdf(document, kit.serif if letter else kit.sans))
