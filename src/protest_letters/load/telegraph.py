"""Public telegraph services from the data file that comes with the package."""

from collections.abc import Iterable

from protest_letters.load._fields import Fields, read_record
from protest_letters.load._yaml import data_problem, read_yaml
from protest_letters.postal import known_country
from protest_letters.problems import Problem, raise_errors
from protest_letters.telegraph import Reach, TelegraphService


def load_telegraph_services(raw: bytes, name: str) -> tuple[TelegraphService, ...]:
    """Read a list of telegraph services.

    Raises:
        ProtestError: with every problem of the file.
    """
    root, problems = read_yaml(raw, name)
    if root is None or root.items is None:
        if not problems:
            problems.append(data_problem(name, "must be a list of services", "begin each with - country: …"))
        raise_errors(problems)
        return ()
    rows = tuple(read_record(node, name, problems, _row) for node in root.items)
    problems.extend(_overlaps(rows))
    raise_errors(problems)
    return rows


def _row(fields: Fields) -> TelegraphService:
    country = fields.text("country")
    if country and not known_country(country):
        fields.complain(f'country "{country}" is no ISO 3166-1 code', "write two capitals, such as AT", key="country")
    until, seen = fields.partial("until"), fields.partial("seen")
    if (until is None) == (seen is None):
        fields.complain("must have either until or seen", "until: the first day without it; seen: the last sighting")
    return TelegraphService(
        country=country,
        reach=fields.choice("reach", Reach),
        until=until,
        seen=seen,
        source=fields.strings("source", required=True),
        note=fields.text("note", required=False),
        place=fields.place(),
    )


def _overlaps(rows: tuple[TelegraphService, ...]) -> Iterable[Problem]:
    """Each country and reach has one row at most, and all goes with no other."""
    for at, row in enumerate(rows):
        for before in rows[:at]:
            if row.country == before.country and (row.serves(before.reach) or before.serves(row.reach)):
                what = f"{row.country} / {row.reach} stands in {before.place} already"
                yield data_problem(row.place, what, "keep one of the two")
