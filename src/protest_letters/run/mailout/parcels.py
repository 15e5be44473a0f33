"""What the contacts get of a mail-out: one parcel each, with a copy of each different text and how many went out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from protest_letters.dispatch import Dispatch, Medium, Sender, Wish
from protest_letters.mailout.record import Tally
from protest_letters.mailout.register import Entry, Made
from protest_letters.model import Exposure
from protest_letters.problems import ExitCode, Problem, raise_errors
from protest_letters.run.copies import Sharing, Workshop, make_parcel
from protest_letters.run.mailout.kit import Kit
from protest_letters.run.mailout.print_files import MadeFile


@dataclass(frozen=True, slots=True)
class Parcels:
    """Files for contacts, a row of the register for each, and what is to be said."""

    files: tuple[MadeFile, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def check_copies(kit: Kit) -> None:
    """See that nobody in danger gets a pile of letters.

    Raises:
        ProtestError: a copy of each letter is asked for, and there are contacts in danger (exit code 6).
    """
    if Made.COPIES in kit.wish.media and kit.wish.each_copy:
        contacts = kit.outfit.campaign.book.contacts
        hint = "leave it out: each contact gets one copy of each different text, and how many went out"
        raise_errors(
            Problem("--each-copy", f"{one.id} is endangered: no pile of letters goes there", hint, code=ExitCode.UNSAFE)
            for one in contacts
            if one.exposure is Exposure.ENDANGERED
        )


def make_parcels(tallies: Sequence[Tally], kit: Kit) -> Parcels:
    """Make a parcel for each contact.

    Args:
        tallies: all letters of the mail-out.
        kit: what they were made with.
    """
    if Made.COPIES not in kit.wish.media or not tallies:
        return Parcels((), (), ())
    outfit, wish = kit.outfit, kit.wish
    dispatches = _texts(tallies, kit)
    posted = Counter[str]()
    for tally in tallies:
        posted[tally.posted_in] += tally.count
    # nobody of those who write is in a parcel
    asked = Wish(("all",), Sender("", "", kit.home), wish.day, wish.today, wish.letter, wish.language)
    each = {one.id: count for one, count in dispatches.items()} if wish.each_copy else {}
    sent = tuple(sorted(posted.items(), key=lambda pair: (-pair[1], pair[0])))
    sharing = Sharing(asked, even_if_old=wish.even_if_old, sent=sent, each=each)
    sheet = kit.kinds.stationery(kit.home).sheet
    workshop = Workshop(outfit.campaign, outfit.forms, sheet.standard, sheet.style, kit.serif)
    files: list[MadeFile] = []
    entries: list[Entry] = []
    problems: list[Problem] = []
    for contact in outfit.campaign.book.contacts:
        artifacts, said = make_parcel(contact, tuple(dispatches), sharing, workshop)
        made = [MadeFile(one.name, one.content) for one in artifacts]
        problems += said
        files += made
        entries += [_entry(contact.id, file) for file in made]
    return Parcels(tuple(files), tuple(entries), tuple(problems))


def _entry(contact: str, file: MadeFile) -> Entry:
    return Entry(f"copies-{contact}", "", contact, Made.COPIES, file.name, sha256=file.sha256)


def _texts(tallies: Sequence[Tally], kit: Kit) -> dict[Dispatch, int]:
    """Every different text, as nobody sends it, and how many letters have it."""
    found: Counter[Dispatch] = Counter()
    for tally in tallies:
        way = kit.kinds.way(Medium.LETTER, tally.addressee, tally.posted_in, tally.language)
        if way.dispatch and way.dispatch.template.id == tally.letter:
            found[replace(way.dispatch, sender=Sender("", "", kit.home))] += tally.count
    return dict(found)
