"""Suspended posts from the data file that comes with the package."""

from collections.abc import Iterable

from protest_letters.dates import UNKNOWN
from protest_letters.dispatch import Suspension
from protest_letters.load._fields import Fields, read_record
from protest_letters.load._yaml import data_problem, read_yaml
from protest_letters.postal import known_country
from protest_letters.problems import Problem, raise_errors


def load_suspensions(raw: bytes, name: str) -> tuple[Suspension, ...]:
    """Read a list of suspended posts; a row with several destinations becomes one value for each.

    Raises:
        ProtestError: with every problem of the file.
    """
    root, problems = read_yaml(raw, name)
    if root is None or root.items is None:
        if not problems:
            problems.append(data_problem(name, "must be a list of suspended posts", "begin each with - from: …"))
        raise_errors(problems)
        return ()
    rows = tuple(one for node in root.items for one in read_record(node, name, problems, _row))
    problems.extend(_doubles(rows))
    raise_errors(problems)
    return rows


def _row(fields: Fields) -> tuple[Suspension, ...]:
    posted_in, destinations = fields.text("from"), fields.strings("to", required=True)
    for key, word in (("from", posted_in), *(("to", word) for word in destinations)):
        if word and not known_country(word):
            fields.complain(f'{key} "{word}" is no ISO 3166-1 code', "write two capitals, such as KZ", key=key)
    since, until = fields.partial("since", required=True) or UNKNOWN, fields.partial("until")
    if since.first and until and until.last and until.last < since.first:
        fields.complain(f"ends ({until}) before it begins ({since})", "exchange since and until", key="until")
    source, note = fields.strings("source", required=True), fields.text("note", required=False)
    return tuple(Suspension(posted_in, to, since, until, source, note, fields.place()) for to in destinations)


def _doubles(rows: tuple[Suspension, ...]) -> Iterable[Problem]:
    places: dict[tuple[str, str, str], str] = {}
    for row in rows:
        key = (row.posted_in, row.destination, str(row.since))
        if key in places:
            yield data_problem(row.place, f"{' / '.join(key)} stands in {places[key]} already", "keep one of the two")
        places[key] = row.place
