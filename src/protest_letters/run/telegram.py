"""Telegrams as sheets, and whether there is still somewhere to hand them in."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from protest_letters.compose.telegram import compose_telegram
from protest_letters.dispatch import Campaign, Dispatch, Wish
from protest_letters.document import Artifact
from protest_letters.media.telegram import write_json, write_sheet
from protest_letters.model import FormOfAddress
from protest_letters.postal import country_name
from protest_letters.problems import Level, Problem
from protest_letters.run.making import Made, Piece, make_each
from protest_letters.telegraph import Reach, TelegraphService

#: What writes a telegram, by the ending of its file's name.
_WRITERS = {"txt": write_sheet, "json": write_json}
_INSTEAD = "a private provider may carry it; else send the letter, or a fax"


@dataclass(frozen=True, slots=True)
class Manner:
    """How telegrams are made: `ending` is `txt` for sheets or `json`; `with_address` transmits the sender's address."""

    ending: str = "txt"
    with_address: bool = False


_PLAINLY = Manner()


def make_telegrams(
    wish: Wish,
    campaign: Campaign,
    forms: Sequence[FormOfAddress],
    services: Sequence[TelegraphService],
    *,
    manner: Manner = _PLAINLY,
) -> Made:
    """Make every telegram of a wish that can be made; return them and everything to be said.

    Args:
        wish: what was asked for; its medium is that of telegrams.
        campaign: with whom it is asked.
        forms: the forms of address.
        services: what is known of public telegraph services.
        manner: as sheets or as JSON, and what of the sender is transmitted.
    """

    def make(dispatch: Dispatch) -> Piece:
        telegram = compose_telegram(dispatch, forms, with_address=manner.with_address)
        artifact = Artifact(f"{dispatch.id}.telegram.{manner.ending}", _WRITERS[manner.ending](telegram))
        texts = (("telegram", artifact.content.decode()), ("file name", artifact.name))
        return Piece((artifact,), tuple(about_service(dispatch, services, wish.today)), texts)

    return make_each(wish, campaign, make)


def about_service(dispatch: Dispatch, services: Sequence[TelegraphService], today: date) -> Iterator[Problem]:
    """Say whether a public service is known in the sender's country on the letter's date, and today."""
    here, address = dispatch.sender.country, dispatch.to.address
    reach = Reach.INLAND if address and address.country == here else Reach.ABROAD
    found = [one for one in services if one.country == here and one.serves(reach)]
    whither = "within the country" if reach is Reach.INLAND else "abroad"
    where = f"telegrams {whither} from {country_name(here, 'en')}"
    if not found:
        yield Problem(where, "no public service is known of", f"ask the post; {_INSTEAD}", "telegraph", Level.NOTICE)
    for one in found:
        level = Level.WARNING if one.ended(today) else Level.NOTICE
        yield Problem(where, "; ".join(_known(one, dispatch.day, today)), _hint(one, today), "telegraph", level)


def _known(one: TelegraphService, day: date, today: date) -> Iterable[str]:
    """What a row says, on the letter's date and today."""
    if one.until:
        exact = one.until.first == one.until.last
        ended = f"ended; first day without it: {one.until}" if exact else f"ended in {one.until}"
        later = ", after the letter's date" if one.ended(today) and not one.ended(day) else ""
        yield f"the public service {ended}{later}"
    elif one.seen:
        dated = f"was last seen {one.seen}" if one.seen.first else "is shown by a source without a date"
        yield f"a public service {dated}; whether it takes telegrams today is not known"
    yield from (*one.source, *((one.note,) if one.note else ()))


def _hint(one: TelegraphService, today: date) -> str:
    return _INSTEAD if one.ended(today) else f"ask the post; {_INSTEAD}"
