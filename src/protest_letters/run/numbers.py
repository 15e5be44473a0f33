"""How far a fax number can be trusted by the real clock."""

from datetime import date

from protest_letters.model import Channel
from protest_letters.telling import time_between


def why_old(number: Channel, max_age_days: int, today: date) -> str:
    """Say why a number is not to be trusted, as what follows "the number …"; nothing if it is."""
    evidence = number.evidence
    if evidence.historical:
        return f"is a historical one, as of {evidence.as_of}"
    if evidence.as_of.first is None:
        return "has no source with a date"
    if (today - evidence.as_of.first).days > max_age_days:
        return f"is of {evidence.as_of}, {time_between(evidence.as_of.first, today)} old today"
    return ""
