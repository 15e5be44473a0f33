"""Pieces into files: print files that grow piece by piece, files of their own, and where each piece lies."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from protest_letters.document import Artifact, Document
from protest_letters.layout.labels import LabelText
from protest_letters.mailout.naming import PACKETS, numbered, packet_file, piece_file, print_file, slug
from protest_letters.mailout.piece import Packet
from protest_letters.mailout.register import Entry, Made
from protest_letters.media.pdf import write_pdf
from protest_letters.media.press.metadata import About
from protest_letters.paper_mark import Paper, PaperMark, write_paper_mark
from protest_letters.run.mailout.kit import Kit
from protest_letters.run.mailout.labelling import write_labels
from protest_letters.run.mailout.packing import Inserts
from protest_letters.run.mailout.pieces import MadePiece
from protest_letters.run.mailout.planned import Planned
from protest_letters.run.mailout.print_files import MadeFile, Place, PrintFile, padded

#: What print files hold, as their names and their descriptions have it.
_PRINTED = {Made.LETTER: "letters", Made.ENVELOPE: "envelopes", Made.LABELS: "labels"}


@dataclass(frozen=True, slots=True)
class _Row:
    """What will be a row of the register: a piece, a part of it, the file and the place in it."""

    planned: Planned
    made: Made
    file: str
    place: Place


class Binder:
    """Puts the pieces of one group into files."""

    def __init__(self, number: int, kit: Kit) -> None:
        self._number, self._kit = number, kit
        self._printed: dict[str, PrintFile] = {}
        self._labels: dict[str, list[tuple[Planned, LabelText]]] = {}
        self._files: list[MadeFile] = []
        self._rows: list[_Row] = []

    def add(self, one: MadePiece) -> None:
        """Add everything of a piece."""
        for made, part in one.parts.items():
            if isinstance(part, LabelText):
                name = print_file("labels", self._number, self._variant(one.planned))
                self._labels.setdefault(name, []).append((one.planned, part))
                self._rows.append(_Row(one.planned, made, name, Place(0, 1)))
            elif isinstance(part, Artifact):
                self._files.append(MadeFile(part.name, part.content))
                self._rows.append(_Row(one.planned, made, part.name, Place(0, 0)))
            else:
                self._rows.append(self._printed_or_alone(one.planned, made, part))

    def _printed_or_alone(self, planned: Planned, made: Made, part: Document) -> _Row:
        typefaces = self._kit.serif if made is Made.LETTER else self._kit.sans
        duplex = self._kit.wish.duplex and made is Made.LETTER
        if self._kit.wish.each:
            name = piece_file(_PRINTED[made], f"{planned.sender.name} {planned.piece.addressee}", planned.id, "pdf")
            self._files.append(MadeFile(name, write_pdf(padded(part) if duplex else part, typefaces)))
            return _Row(planned, made, name, Place(1, len(part.pages)))
        name = print_file(_PRINTED[made], self._number, self._variant(planned))
        if name not in self._printed:
            about = About("en", _PRINTED[made].capitalize(), mark=self._mark(planned, made))
            self._printed[name] = PrintFile(name, about, typefaces, duplex=duplex)
        return _Row(planned, made, name, self._printed[name].add(part))

    def _variant(self, planned: Planned) -> str:
        """The papers of a piece that are not those of the organisation's country.

        All files of a piece have it in their names: what lies in one stack of letters has its envelopes in one stack.
        """
        own, usual = (self._papers(country) for country in (planned.piece.posted_in, self._kit.home))
        return "-".join(paper for paper, other in zip(own, usual, strict=True) if paper != other)

    def _papers(self, country: str) -> tuple[str, ...]:
        stationery = self._kit.kinds.stationery(country)
        envelope = (stationery.envelope.id,) if stationery.envelope else ()
        labels = (stationery.labels.id,) if Made.LABELS in self._kit.wish.media else ()
        return (stationery.sheet.standard.paper[0], *envelope, *labels)

    def _mark(self, planned: Planned, made: Made) -> str:
        stationery = self._kit.stationery(planned)
        if made is Made.ENVELOPE and stationery.envelope:
            return write_paper_mark(PaperMark(Paper.ENVELOPE, stationery.envelope.id))
        return write_paper_mark(PaperMark(Paper.LETTERS, slug(stationery.sheet.standard.paper[0])))

    def add_packet(self, number: int, packet: Packet, made: Sequence[MadePiece], inserts: Inserts) -> None:
        """Add a member's packet: instructions, letters, texts to read; to the file of all, and as a file of its own."""
        kit, who = self._kit, packet.signatory
        assert who is not None  # noqa: S101 - else there are no inserts
        letters = [part for one in made for key, part in one.parts.items() if key is Made.LETTER]
        documents = [one for one in (inserts.instructions, *letters, *inserts.copies) if isinstance(one, Document)]
        planned = made[0].planned
        mark = self._mark(planned, Made.LETTER)
        first = inserts.instructions
        about = About(first.language, first.title, first.author, mark)
        own = PrintFile(packet_file(number, who.names[0], who.member), about, kit.serif, duplex=kit.wish.duplex)
        variant = self._variant(planned)
        name = numbered(f"{PACKETS}/packets{f'-{slug(variant)}' if variant else ''}", self._number)
        if name not in self._printed and not kit.wish.each:
            self._printed[name] = PrintFile(name, About("en", "Packets", mark=mark), kit.serif, duplex=kit.wish.duplex)
        for document in documents:
            own.add(document)
            if not kit.wish.each:
                self._printed[name].add(document)
        self._files.append(own.finish())

    def finish(self) -> tuple[tuple[MadeFile, ...], tuple[Entry, ...]]:
        """Return all files, and a row for each part of a piece, in the order in which they were added.

        Raises:
            ProtestError: a font cannot be put into a PDF (exit code 9).
        """
        files = [one.finish() for one in self._printed.values()]
        on_pages: dict[tuple[str, str], Place] = {}
        for name, labels in self._labels.items():
            file, places = write_labels(name, labels, self._kit)
            files.append(file)
            on_pages |= {(name, piece): place for piece, place in places.items()}
        files += self._files
        hashes = {file.name: file.sha256 for file in files}
        entries = (self._entry(row, on_pages, hashes) for row in self._rows)
        return tuple(files), tuple(entries)

    def _entry(self, row: _Row, on_pages: Mapping[tuple[str, str], Place], hashes: Mapping[str, str]) -> Entry:
        planned = row.planned
        place = on_pages.get((row.file, planned.id), row.place)
        return Entry(
            planned.id,
            planned.signs,
            planned.piece.addressee,
            row.made,
            row.file,
            place.first,
            place.pages,
            hashes[row.file],
        )
