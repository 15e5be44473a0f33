"""Which pieces somebody means: ids of pieces or members, a bundle from first to last, or all."""

from collections.abc import Sequence
from dataclasses import dataclass

from protest_letters.mailout.register import Traced
from protest_letters.problems import ExitCode, Problem, did_you_mean

#: Every piece there is.
ALL = "all"
#: Between the first and the last id of a bundle, as on its slip.
TO = ".."
#: For so many unknown words the nearest id is looked for, which takes a while in a long register.
_HINTED = 10


@dataclass(frozen=True, slots=True)
class Chosen:
    """Pieces in the order of the register, each once, and every word that names none."""

    pieces: tuple[Traced, ...]
    problems: tuple[Problem, ...] = ()


class Names:
    """What pieces can be called, to be asked again and again."""

    def __init__(self, pieces: Sequence[Traced]) -> None:
        self._pieces = tuple(pieces)
        self._places: dict[str, tuple[int, ...]] = {}
        for at, piece in enumerate(pieces):
            for member in piece.members:
                self._places[member] = (*self._places.get(member, ()), at)
        # where a piece is called like a member, the piece is meant
        self._places |= {piece.id: (at,) for at, piece in enumerate(pieces)}
        self._folded = {name.casefold(): name for name in self._places}

    def choose(self, words: Sequence[str]) -> Chosen:
        """Return the pieces that words name; capitals do not count where they are not needed to tell two apart."""
        places: set[int] = set()
        problems: list[Problem] = []
        for word in dict.fromkeys(words):
            found = self._find(word)
            if isinstance(found, Problem):
                problems.append(found)
            elif found:
                places.update(found)
            else:
                problems.append(self._unknown(word, hinted=len(problems) < _HINTED))
        return Chosen(tuple(self._pieces[at] for at in sorted(places)), tuple(problems))

    def _find(self, word: str) -> Sequence[int] | Problem:
        named = self._named(word)
        if named:
            return named
        if word == ALL:
            return range(len(self._pieces))
        first, to, last = word.partition(TO)
        return self._between(word, first.strip(), last.strip()) if to else ()

    def _named(self, word: str) -> tuple[int, ...]:
        return self._places.get(word) or self._places.get(self._folded.get(word.casefold(), ""), ())

    def _between(self, word: str, first: str, last: str) -> Sequence[int] | Problem:
        """The pieces from first to last: of one addressee, if both are pieces to the same, as they are in a bundle."""
        start, end = self._named(first), self._named(last)
        if not (start and end):
            return self._unknown(last if start else first)
        if start[0] > end[-1]:
            what = f"{first} comes after {last} in the register"
            return Problem(word, what, f"write {last}{TO}{first}", "piece", code=ExitCode.REJECTED)
        addressees = {self._pieces[at].addressee for at in (*start, *end)}
        return [at for at in range(start[0], end[-1] + 1) if self._same(at, addressees)]

    def _same(self, at: int, addressees: set[str]) -> bool:
        return len(addressees) > 1 or self._pieces[at].addressee in addressees

    def _unknown(self, word: str, *, hinted: bool = True) -> Problem:
        hint = did_you_mean(word, self._places) if hinted else ""
        return Problem(word, "is no piece and no member of this mail-out", hint, "piece", code=ExitCode.REJECTED)
