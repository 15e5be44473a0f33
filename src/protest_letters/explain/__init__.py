"""Which record, source and rule put each line of a finished letter there.

The letter is written again from its mark, with stand-ins for what only its sender knew, and laid beside the file.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from protest_letters.compose.address import form_of_address
from protest_letters.compose.letter import compose_letter
from protest_letters.dispatch import Campaign
from protest_letters.explain.again import shown, write_again
from protest_letters.explain.matching import Found, find_parts, lines_of_pages
from protest_letters.explain.parts import Part, parts_of
from protest_letters.explain.setting import about_letter, about_sheet, to_know
from protest_letters.mark import Mark
from protest_letters.model import FormOfAddress

#: The order of the page where it is not the order in which the file has its parts.
_ORDER = (
    "letterhead",
    "sender",
    "return line",
    "address",
    "reference",
    "reference and date",
    "date and reference",
    "date",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One part of a letter and why it is there.

    Attributes:
        part: what it is: sender, address, subject, text and so on.
        words: as the file has them; empty if it has none.
        now: what the campaign would write now, where the file has something else; else empty.
        origin: where they come from: records and files with their lines, or options of the sender.
        rule: why they stand there, one clause.
        source: the sources of the records.
    """

    part: str
    words: str
    now: str
    origin: str
    rule: str
    source: tuple[str, ...] = ()


def explain_letter(
    mark: Mark, pages: Sequence[str], campaign: Campaign, forms: Sequence[FormOfAddress]
) -> tuple[Row, ...]:
    """Explain a letter, part by part in the order of the page.

    Raises:
        ProtestError: the campaign does not know the addressee, the letter or the address any more (exit code 3), or
            cannot write it again (3, 4).
    """
    dispatch = write_again(mark, campaign)
    letter = compose_letter(dispatch, forms)
    parts = parts_of(letter, dispatch, form_of_address(dispatch, forms), (campaign, mark))
    found = find_parts(parts, lines_of_pages(pages, letter.page_heading))
    rows = sorted((_row(one) for one in found), key=_place)
    return (
        *(_plain(part) for part in about_letter(dispatch, campaign)),
        *rows,
        *(_plain(part) for part in about_sheet(mark, dispatch)),
        *(Row("to know", text, "", "", "") for text in to_know(dispatch, _strange(found))),
    )


def _place(row: Row) -> int:
    return _ORDER.index(row.part) if row.part in _ORDER else len(_ORDER)


def _row(found: Found) -> Row:
    part = found.part
    now = "" if found.same else shown(part.text)
    return Row(part.role, found.words, now, part.origin, part.rule, part.source)


def _plain(part: Part) -> Row:
    return Row(part.role, part.text, "", part.origin, part.rule, part.source)


def _strange(found: Iterable[Found]) -> bool:
    """Whether most of the file is not what this campaign would write."""
    same = [one.same for one in _own(found)]
    return sum(same) * 2 < len(same)


def _own(found: Iterable[Found]) -> Iterator[Found]:
    return (one for one in found if not one.part.from_sender)
