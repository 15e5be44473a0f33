"""An address typed for this once: its lines as written, for one addressee that the book does not know the way to."""

from collections.abc import Sequence
from datetime import date

from protest_letters.dates import parse_partial_date
from protest_letters.load.sender import clean, unknown_country, unusable
from protest_letters.model import Address, Confidence, Evidence, Texts
from protest_letters.problems import Problem, raise_errors

#: Where a typed address comes from, as messages name it.
TYPED = "--address"
#: More lines stand in no window.
_MAX_LINES = 6
#: The key of lines in no known language (ISO 639-2, undetermined).
_UNDETERMINED = "und"


def read_typed_address(lines: Sequence[str], country: str, today: date) -> Address | None:
    """Return an address of these lines, None if there are none.

    Args:
        lines: what stands under the addressee's name, from the street to the town, as it is to be printed.
        country: its ISO 3166-1 code; empty for the addressee's own.
        today: the day it was typed on.

    Raises:
        ProtestError: a line cannot be used, there are too many, or the country is none (exit code 2).
    """
    written = tuple(line for line in map(clean, lines) if line)
    code = country.strip().upper()
    problems = [problem for line in written for problem in unusable({"address": line})]
    if len(written) > _MAX_LINES:
        what = f"is given {len(written)} times"
        problems.append(Problem("--address", what, f"a window shows {_MAX_LINES} lines at most"))
    if lines and not written:
        problems.append(Problem("--address", "is empty", "write each line under the name: street, then town"))
    problems.extend(unknown_country(country.strip(), "--address-country"))
    if code and not lines:
        problems.append(Problem("--address-country", "goes with --address", "give the address line by line"))
    raise_errors(problems)
    if not written:
        return None
    as_of = parse_partial_date(today.isoformat())
    evidence = Evidence(as_of, Confidence.MEDIUM, ("typed with --address",), own=True, place=TYPED)
    return Address(((_UNDETERMINED, written),), "", Texts(), code, evidence)
