"""Numbers and dates of a workbook as text: as its number formats show them, where these only place digits.

A postcode 01234 is mostly the number 1234 in the format 00000. Formats of digits and fixed signs are understood
(ECMA-376, part 1, 18.8.31); amounts, fractions and the rest are written plainly.
"""

import re
from datetime import date, datetime, time, timedelta

_TOKEN = re.compile(
    r"""(?P<digit>[0#])        # a place for a digit, filled with nought or left out
    |"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<sign>[-\ ()])  # signs that are written
    |_.|\[[^\]]*\]             # a gap, a colour or a language: not written""",
    re.VERBOSE,
)


def as_text(value: object, number_format: str) -> str:
    """Return what a cell holds as text: nothing for an empty one, dates in ISO 8601."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):
        return _placed(value, number_format) or str(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, (str, float, timedelta)) else ""


def _placed(value: int, number_format: str) -> str:
    """The digits of a number in their places; nothing if the format says more than where they stand."""
    section = number_format.partition(";")[0]
    tokens = list(_TOKEN.finditer(section))
    places = [token["digit"] for token in tokens if token["digit"]]
    if value < 0 or not places or "".join(token.group() for token in tokens) != section:
        return ""
    digits = str(value).zfill(places.count("0"))
    # the first place takes all the digits for which there are no others
    left = max(len(digits) - len(places) + 1, 0)
    shares = [digits[:left], *digits[left:]] if left else [*[""] * (len(places) - len(digits)), *digits]
    found = iter(shares)
    return "".join(
        next(found) if token["digit"] else token["quoted"] or token["escaped"] or token["sign"] or ""
        for token in tokens
    )
