"""One piece made: its letter, envelope, label, fax and telegram, all searched for whom they must not name."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from protest_letters.compose.fax import compose_fax
from protest_letters.compose.signs import in_charset
from protest_letters.compose.telegram import compose_telegram
from protest_letters.dispatch import Dispatch, Sender
from protest_letters.document import Artifact, Document
from protest_letters.filenames import file_stem
from protest_letters.layout.grid import lay_out_text
from protest_letters.layout.labels import LabelText
from protest_letters.leaks import find_leaks
from protest_letters.load.sender import FIELDS, option_of
from protest_letters.mailout.register import Made
from protest_letters.media.pdf import write_pdf
from protest_letters.media.raster import write_raster
from protest_letters.media.telegram import write_sheet
from protest_letters.media.text import write_text
from protest_letters.model import Picture
from protest_letters.problems import Level, Problem, ProtestError
from protest_letters.run.fax import PLAIN
from protest_letters.run.fax import texts_of as texts_of_fax
from protest_letters.run.letters import texts_of
from protest_letters.run.mailout.kinds import MEDIA
from protest_letters.run.mailout.kit import Kit
from protest_letters.run.mailout.planned import Planned
from protest_letters.run.raster import RasterWish, fax_sheet, lay_out_fax

#: Languages in which a fax is a picture of the page: in Latin letters they look like a fault.
PICTURED = ("ru", "kk")
#: What somebody can read who gets a part of a piece: what it is, and the text.
Texts = tuple[tuple[str, str], ...]
#: A part of a piece: pages that are printed, words for a label, a file of its own.
Part = Document | LabelText | Artifact


@dataclass(frozen=True, slots=True)
class MadePiece:
    """What became of a piece: a part for everything that was asked for, and what is to be said."""

    planned: Planned
    parts: Mapping[Made, Part]
    said: tuple[Problem, ...] = ()


def make_piece(planned: Planned, kit: Kit, pictures: Mapping[str, Picture]) -> MadePiece:
    """Make everything of a piece.

    Args:
        planned: the piece.
        kit: what it is made with.
        pictures: signatures by the names of their files.

    Raises:
        ProtestError: with everything that keeps it from being made, or tells of somebody protected (exit code 6).
    """
    parts: dict[Made, Part] = {}
    texts: list[tuple[str, str]] = [*_given(planned.sender)]
    found: list[Problem] = []
    for made in planned.made:
        dispatch = kit.dispatch(planned, MEDIA[made], pictures)
        try:
            parts[made], read = _MAKERS[made](dispatch, planned, kit)
        except ProtestError as error:
            found.extend(error.problems)
        else:
            texts.extend(read)
    found.extend(find_leaks(texts, kit.protected, kit.outfit.allowed))
    if any(one.level is Level.ERROR for one in found):
        raise ProtestError(found)
    return MadePiece(planned, parts, tuple(found))


def _given(sender: Sender) -> Iterator[tuple[str, str]]:
    """What a sender gave, whole: it may be printed in part, or broken over lines."""
    return ((option_of(name), getattr(sender, name)) for name in (*FIELDS, "personal") if getattr(sender, name))


def _letter(dispatch: Dispatch, planned: Planned, kit: Kit) -> tuple[Part, Texts]:
    document = kit.letter(dispatch, kit.stationery(planned))
    return document, texts_of(document, _as_words(stem_of(planned)))


def _envelope(dispatch: Dispatch, planned: Planned, kit: Kit) -> tuple[Part, Texts]:
    document = kit.envelope(dispatch, kit.stationery(planned))
    return document, texts_of(document, _as_words(stem_of(planned)))


def _label(dispatch: Dispatch, _: Planned, kit: Kit) -> tuple[Part, Texts]:
    text = kit.label(dispatch)
    return text, (("label", "\n".join("".join(run.text for run in line) for line in text.lines)),)


def _fax(dispatch: Dispatch, planned: Planned, kit: Kit) -> tuple[Part, Texts]:
    """A picture of the page in languages that need it, else text."""
    name, forms = f"authorities/fax/day-{planned.day}/{stem_of(planned)}", kit.outfit.forms
    follows = Made.LETTER in planned.made
    if dispatch.template.language in PICTURED:
        how, sheet = RasterWish(original_follows=follows), fax_sheet(dispatch, kit.outfit.campaign)
        document = lay_out_fax(dispatch, forms, how, sheet, typefaces=kit.sans)
        content = write_raster(write_pdf(document, kit.sans), how.grid)
        return Artifact(f"{name}.tiff", content), texts_of(document, _as_words(name))
    fax, _ = in_charset(compose_fax(dispatch, forms, cover=True, original_follows=follows), PLAIN.charset)
    text = lay_out_text(fax)
    return Artifact(f"{name}.txt", write_text(text.pages, PLAIN.charset)), texts_of_fax(text, _as_words(name))


def _telegram(dispatch: Dispatch, planned: Planned, kit: Kit) -> tuple[Part, Texts]:
    content = write_sheet(compose_telegram(dispatch, kit.outfit.forms))
    name = f"authorities/telegrams/{stem_of(planned)}.txt"
    return Artifact(name, content), (("telegram", content.decode()), ("file name", _as_words(name)))


_MAKERS: Mapping[Made, Callable[[Dispatch, Planned, Kit], tuple[Part, Texts]]] = {
    Made.LETTER: _letter,
    Made.ENVELOPE: _envelope,
    Made.LABELS: _label,
    Made.FAX: _fax,
    Made.TELEGRAM: _telegram,
}


def _as_words(name: str) -> str:
    """The name of a file as it is searched: with spaces, as names have them that are allowed."""
    return name.replace("-", " ")


def stem_of(planned: Planned) -> str:
    """Return what a piece's own files are called, without an ending: who writes, to whom, the piece."""
    return file_stem(f"{planned.sender.name} {planned.piece.addressee}", planned.id)
