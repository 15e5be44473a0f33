"""Problems that many rows of a list have in common: a few in full, then in which rows there are more like them."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from protest_letters.problems import Problem

#: So many of a kind are said in full, and so many rows named of those that are not.
_IN_FULL, _ROWS = 3, 40
_ROW = re.compile(r": row (\d+)(?: \(line \d+\))?")
#: What differs between two problems of a kind: what is quoted, and figures.
_OWN = re.compile(r'"[^"]*"|\d+')


def folded(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """Yield problems, each with what is to be said behind it; those of a kind stand together where the first one is.

    Only what is wrong with rows of a list is folded, and no rule, level, column or remedy with another.
    """
    found = list(problems)
    alike: dict[Hashable, list[int]] = defaultdict(list)
    for at, problem in enumerate(found):
        alike[_kind(problem, at)].append(at)
    many = {at: places for places in alike.values() if len(places) > _IN_FULL + 1 for at in places}
    for at, problem in enumerate(found):
        places = many.get(at)
        if places is None:
            yield problem, ""
        elif at == places[0]:
            yield from ((found[one], "") for one in places[: _IN_FULL - 1])
            yield found[places[_IN_FULL - 1]], _rows_of(found[one] for one in places[_IN_FULL:])


def _kind(problem: Problem, at: int) -> Hashable:
    """What alike problems of rows have in common; what is said of no row is like nothing else."""
    if not _ROW.search(problem.where):
        return at
    return problem.level, problem.rule, _ROW.sub("", problem.where), _OWN.sub("", problem.hint)


def _rows_of(problems: Iterable[Problem]) -> str:
    rows = [found[1] for problem in problems if (found := _ROW.search(problem.where))]
    left = f" and {len(rows) - _ROWS} others" if len(rows) > _ROWS else ""
    return f"and {len(rows)} like it, in rows {', '.join(rows[:_ROWS])}{left}"
