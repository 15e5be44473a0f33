"""What member lists are judged by, with everybody who judges texts and pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from protest_letters.dispatch import Campaign
from protest_letters.document import Typefaces
from protest_letters.leaks import find_leaks, protect
from protest_letters.load.picture import load_picture
from protest_letters.members.terms import Terms, terms_of
from protest_letters.problems import ExitCode, Problem, ProtestError


@dataclass(frozen=True, slots=True)
class Judges:
    """Who judges texts and pictures.

    Attributes:
        typefaces: of the letters.
        signatures: the pictures there are, by name; None if no folder was named.
        allowed: whole names of members who only bear the name of somebody protected.
        defaults: fields given for all rows.
        home: whether a letter needs street and postcode.
        posted: whether the organisation posts.
    """

    typefaces: Typefaces
    signatures: Mapping[str, Path] | None = None
    allowed: Sequence[str] = ()
    defaults: Mapping[str, str] = field(default_factory=dict)
    home: bool = True
    posted: bool = False


def judging_terms(campaign: Campaign, today: date, judges: Judges) -> Terms:
    """Return what lists are judged by: a campaign, the real date, and judges."""
    return replace(
        terms_of(campaign, today, judges.defaults),
        signatures=judges.signatures,
        pictures=partial(_about_picture, judges.signatures or {}),
        home=judges.home,
        posted=judges.posted,
        lacks=judges.typefaces.lacks,
        leaks=partial(find_leaks, protected=protect(campaign.book), allowed=judges.allowed),
    )


def _about_picture(files: Mapping[str, Path], name: str) -> Sequence[Problem]:
    try:
        load_picture(files[name], ExitCode.REJECTED)
    except ProtestError as error:
        return error.problems
    return ()
