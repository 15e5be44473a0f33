"""What a mail-out has besides its groups: lists, slips, parcels, the checklist, the text in the folder."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from protest_letters.delimited import write_csv
from protest_letters.layout.bundle_slips import lay_out_bundle_slips
from protest_letters.layout.checklist import lay_out_checklist
from protest_letters.layout.signing_list import lay_out_signing_list
from protest_letters.mailout.costs import Estimate, estimate
from protest_letters.mailout.folder import CHECKLIST, ID_COLUMN, README
from protest_letters.mailout.naming import AUTHORITIES, PACKETS, numbered, packet_file
from protest_letters.mailout.papers import Job
from protest_letters.mailout.piece import Handover, Packet
from protest_letters.mailout.readme import readme_text
from protest_letters.mailout.record import Record, Tally
from protest_letters.mailout.register import Entry, Made
from protest_letters.media.pdf import write_pdf
from protest_letters.problems import Level
from protest_letters.run.mailout.kit import Kit
from protest_letters.run.mailout.preparing import Prepared
from protest_letters.run.mailout.print_files import MadeFile
from protest_letters.run.posting import about_day

#: So long a mail-out is kept: until most answers have come.
_KEPT = timedelta(days=183)


def lists_of(prepared: Prepared, own: Mapping[str, Sequence[Entry]], number: int) -> Iterator[MadeFile]:
    """Yield slips, signing list and the table for the union's own mailer, as far as the way of posting needs them.

    Args:
        prepared: the part that was made.
        own: its rows in the register, by piece.
        number: of the part, from 1.

    Raises:
        ProtestError: one of them cannot be laid out.
    """
    kit, wish = prepared.kit, prepared.kit.wish
    numbers = range(prepared.part.packet, prepared.part.packet + len(prepared.plan.packets))
    made = [
        (at, packet)
        for at, packet in zip(numbers, (_made(one, own, kit) for one in prepared.plan.packets), strict=True)
        if packet.pieces
    ]
    packets = [packet for _, packet in made]
    if not packets:
        return
    standard = kit.kinds.stationery(kit.home).sheet.standard
    if wish.handover is Handover.ORGANISATION:
        slips = lay_out_bundle_slips(packets, kit.outfit.rates, wish.organiser, standard, typefaces=kit.serif)
        yield MadeFile(numbered(f"{AUTHORITIES}/slips", number), write_pdf(slips, kit.serif))
        return
    if wish.handover is Handover.MEETING:
        signing = lay_out_signing_list(packets, wish.organiser, standard, kit.serif)
        yield MadeFile(numbered(f"{PACKETS}/signing-list", number), write_pdf(signing, kit.serif))
    rows = [row for at, packet in made for row in _mailer_rows(at, packet, prepared)]
    heads = ("name", "e-mail", "file", ID_COLUMN)
    yield MadeFile(
        numbered(f"{PACKETS}/mailer", number, ".csv"), write_csv(heads, rows, prepared.seen.given.read.delimiter)
    )


def _made(packet: Packet, own: Mapping[str, Sequence[Entry]], kit: Kit) -> Packet:
    """A packet with the pieces that the register has, and the sheets they take."""
    pieces = (replace(one, sheets=_sheets(own[one.id], kit)) for one in packet.pieces if one.id in own)
    return replace(packet, pieces=tuple(pieces))


def _sheets(entries: Sequence[Entry], kit: Kit) -> int:
    pages = next((one.pages for one in entries if one.medium is Made.LETTER), 1)
    return -(-pages // (2 if kit.wish.duplex else 1))


def _mailer_rows(number: int, packet: Packet, prepared: Prepared) -> Iterator[tuple[str, ...]]:
    """Yield a row for everybody who gets a packet: name, e-mail address, the packet's file, id."""
    who = packet.signatory
    for member in prepared.plan.writers[who.member].members if who else ():
        file = packet_file(number, who.names[0], who.member) if who else ""
        yield member.sender.name, member.email, file, member.id


def job_of(prepared: Prepared, record: Record, people: int, parcels: int) -> Job:
    """Return a whole mail-out as its checklist and the text in its folder tell it.

    Args:
        prepared: the part that was made last.
        record: of all parts.
        people: how many sign.
        parcels: how many contacts get something.
    """
    wish = prepared.kit.wish
    tallies = tallies_of(record)
    historical = about_day("--date", wish.day, wish.today)
    return Job(
        handover=wish.handover,
        organiser=wish.organiser,
        folder=prepared.seen.given.folder.resolve().name,
        letters_of=wish.day,
        made_on=wish.today,
        delete_by=wish.today + _KEPT,
        estimate=estimate_of(record, prepared.kit),
        people=people,
        packets=sum(one.packets for one in record.results),
        languages=tuple(sorted({one.language for one in tallies})),
        parcels=parcels,
        historical=bool(historical),
        warnings=tuple(dict.fromkeys(line for part in record.parts for line in part.warnings)),
    )


def tallies_of(record: Record) -> tuple[Tally, ...]:
    """Return all letters of a mail-out, kind by kind."""
    return tuple(tally for result in record.results for tally in result.tallies)


def estimate_of(record: Record, kit: Kit) -> Estimate:
    """Return what a mail-out weighs, needs and costs."""
    sheets: dict[str, int] = {}
    for result in record.results:
        for paper, count in result.sheets.items():
            sheets[paper] = sheets.get(paper, 0) + count
    pieces = [piece for tally in tallies_of(record) for piece in tally.pieces()]
    return estimate(pieces, kit.outfit.rates, kit.wish.today, sheets)


def warnings_of(prepared: Prepared) -> tuple[str, ...]:
    """Return what the checklist warns of: of addressees and posts, and nothing of single rows."""
    rows = f"{prepared.seen.given.read.name}: "
    warnings = (one for one in prepared.problems if one.level is Level.WARNING and not one.where.startswith(rows))
    return tuple(dict.fromkeys(f"{one.where}: {one.what}" for one in warnings))


def papers_of(job: Job, kit: Kit) -> Iterator[tuple[str, bytes]]:
    """Yield the checklist and the text in the folder.

    Raises:
        ProtestError: the checklist cannot be laid out.
    """
    checklist = lay_out_checklist(job, kit.kinds.stationery(kit.home).sheet.standard, kit.serif)
    yield CHECKLIST, write_pdf(checklist, kit.serif)
    yield README, readme_text(job).encode()
