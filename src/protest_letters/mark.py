"""The mark a finished letter carries in its file: how it was made, and nothing about whoever wrote it.

It is a line such as

    protest-letter 1; to=president; letter=end-the-repression; language=en-GB; date=1999-11-20; from=ES; writer=one;
    given=city,name,street; typed=2-BE; sheet=din-b

`given` names the fields of the sender that were filled, never what stands in them; `typed` counts the lines of an
address that was typed, and names its country. A file may come from anyone, so a
mark is read strictly: every key, in this order, in the shape written here.
"""

import re
from dataclasses import dataclass
from datetime import date

from protest_letters.dates import parse_day

#: The fields of a sender that a letter can show, as `given` names them.
FIELDS = ("care_of", "city", "name", "organisation", "personal", "postcode", "reference", "role", "signature", "street")
#: No letter is made without these.
_NEEDED = {"city", "name"}

# what ids and the names of letters' files may be, of any length; possessive, so that no mark is read twice
_WORD = r"[a-z0-9]++(?:-[a-z0-9]++)*+"
_SHAPE = re.compile(
    rf"protest-letter 1; to=(?P<to>{_WORD})(?:; serves=(?P<served>[A-Z]{{2}}))?; letter=(?P<letter>{_WORD})"
    r"; language=(?P<language>[a-z]{2,3}(?:-[A-Z]{2})?); date=(?P<day>\d{4}-\d{2}-\d{2})"
    rf"; from=(?P<country>[A-Z]{{2}}); writer=(?P<writer>one|many|joint)"
    rf"; given=(?P<given>[a-z_]+(?:,[a-z_]+)*)(?:; typed=(?P<typed>[1-9]-[A-Z]{{2}}))?; sheet=(?P<sheet>{_WORD})"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """How a letter was made.

    Attributes:
        to: the addressee's id.
        letter: the letter's id.
        language: as in `en-GB`.
        day: the letter's date.
        country: the country of posting.
        many: whether an organisation writes.
        joint: whether people of one household write.
        given: which fields of the sender were filled, out of `FIELDS`.
        served: the country an accredited embassy is written to for; may be empty.
        typed: how many lines of an address were typed, and its country, as in `2-BE`; empty for the book's address.
        sheet: the standard's id.
    """

    to: str
    letter: str
    language: str
    day: date
    country: str
    many: bool
    given: tuple[str, ...]
    served: str = ""
    typed: str = ""
    sheet: str = ""
    joint: bool = False

    @property
    def writer(self) -> str:
        """Who writes: `one`, `many` or `joint`."""
        return "many" if self.many else "joint" if self.joint else "one"


def write_mark(mark: Mark) -> str:
    """Return the line that `read_mark` reads."""
    pairs = (
        ("to", mark.to),
        ("serves", mark.served),
        ("letter", mark.letter),
        ("language", mark.language),
        ("date", mark.day.isoformat()),
        ("from", mark.country),
        ("writer", mark.writer),
        ("given", ",".join(mark.given)),
        ("typed", mark.typed),
        ("sheet", mark.sheet),
    )
    return "; ".join(["protest-letter 1", *(f"{key}={value}" for key, value in pairs if value)])


def read_mark(text: str) -> Mark | None:
    """Return the mark that a line holds, or None if it is anything else."""
    found = _SHAPE.fullmatch(text) if text.isascii() else None
    if not found:
        return None
    given = tuple(found["given"].split(","))
    try:
        day = parse_day(found["day"])
    except ValueError:
        return None
    if list(given) != sorted(set(given) & set(FIELDS)) or not set(given) >= _NEEDED:
        return None
    words = {key: found[key] or "" for key in ("to", "served", "letter", "language", "country", "typed", "sheet")}
    return Mark(day=day, many=found["writer"] == "many", given=given, joint=found["writer"] == "joint", **words)
