"""What letters have in common, placed once: the text of all who sign the same, the address of all who write to one.

A text is placed with signs in the place of those who sign, if each of their lines is short enough to stand there
whatever it is; then their lines are put where the signs are. So it is the same for all of them, and is placed but once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from protest_letters.document import Letter, Line, PlacedLine, Run, Typefaces
from protest_letters.layout.breaking import Measure
from protest_letters.layout.ending import set_rows
from protest_letters.layout.flow import place_text
from protest_letters.layout.in_window import Block, place_address
from protest_letters.layout.placing import Row, place
from protest_letters.layout.signing import signing_width
from protest_letters.layout.styles import Setting, Style
from protest_letters.problems import ProtestError
from protest_letters.standards import Standard
from protest_letters.standards.windows import Pane

#: So many texts and addresses are remembered: those of one campaign's offices in its languages.
_TEXTS, _ADDRESSES = 128, 512
_SIGN: Line = (Run("–"),)
_ROLE = "signature"
#: What of a letter is not its text.
_BARE: dict[str, Any] = {
    **dict.fromkeys(("sender", "return_line", "address", "address_in_full", "letterhead", "date_line"), ()),
    **dict.fromkeys(("reference", "office"), ()),
    **dict.fromkeys(("signature_picture", "mark")),
    **dict.fromkeys(("title", "author"), ""),
}


def remembering(typefaces: Typefaces) -> "Memory":
    """Return typefaces that remember: these, or for this once."""
    return typefaces if isinstance(typefaces, Memory) else Memory(typefaces)


class Memory:
    """Typefaces that remember the texts and addresses that were placed with them."""

    def __init__(self, typefaces: Typefaces) -> None:
        self.typefaces = typefaces
        self.width, self.lacks, self.shape = typefaces.width, typefaces.lacks, typefaces.shape
        self._texts = lru_cache(_TEXTS)(self._place_text)
        self._addresses = lru_cache(_ADDRESSES)(self._place_address)

    def text(
        self, letter: Letter, standard: Standard, settings: Sequence[Setting]
    ) -> tuple[Setting, list[list[PlacedLine]]]:
        """Place a letter's text, as `place_text` does.

        Raises:
            ProtestError: as that.
        """
        rows = self._signature(letter, standard, settings[0])
        if rows is None:
            return place_text(letter, standard, self.typefaces, settings)
        common = replace(letter, **_BARE, signature=(_SIGN,) * len(rows))
        setting, pages = self._texts(common, standard, tuple(settings))
        # what is short enough in the largest type is so in all
        waiting = iter([replace(row, type=setting.type) for row in rows])
        return setting, [[self._signed(line, waiting) for line in page] for page in pages]

    def _place_text(
        self, letter: Letter, standard: Standard, settings: tuple[Setting, ...]
    ) -> tuple[Setting, list[list[PlacedLine]]]:
        return place_text(letter, standard, self.typefaces, settings)

    def _signature(self, letter: Letter, standard: Standard, setting: Setting) -> list[Row] | None:
        """The lines under the pen; None if one of them may have to be broken somewhere."""
        width = signing_width(standard, seal=letter.seal)
        measure = Measure(width, setting.type.size_pt, self.typefaces)
        try:
            rows = set_rows(_ROLE, letter.signature, setting.type, measure)
        except ProtestError:
            return None
        return rows if len(rows) == len(letter.signature) else None

    def _signed(self, line: PlacedLine, rows: Iterator[Row]) -> PlacedLine:
        if line.role != _ROLE:
            return line
        return place(next(rows), line.box.x, line.box.y, self.typefaces)

    def address(
        self, block: Block, standard: Standard, style: Style, pane: Pane | None
    ) -> tuple[list[PlacedLine], list[str]]:
        """Place an address, as `place_address` does.

        Raises:
            ProtestError: as that.
        """
        return self._addresses(block, standard, style, pane)

    def _place_address(
        self, block: Block, standard: Standard, style: Style, pane: Pane | None
    ) -> tuple[list[PlacedLine], list[str]]:
        return place_address(block, standard, self.typefaces, style, pane=pane)
