"""Which letters are for the post, by the real date."""

from datetime import date

from protest_letters.problems import Level, Problem

#: A letter dated further than this from the real date is no longer, or not yet, for the post.
_POSTING_DAYS = 30


def about_day(where: str, day: date, today: date) -> list[Problem]:
    """Say so where the date of a letter is far from the real one; `where` names the letter."""
    days = abs((day - today).days)
    if days <= _POSTING_DAYS:
        return []
    what = f"HISTORICAL, NOT FOR POSTING: dated {day}, {days} days from today"
    return [Problem(where, what, rule="historical", level=Level.WARNING)]
