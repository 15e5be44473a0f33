"""What `protest fonts` tells: the chain of fonts with what each covers, and which of them prints what of a text."""

from collections.abc import Iterator
from typing import Any

from protest_letters.document import Face
from protest_letters.fonts.choosing import UNITS, Chain, clusters, styled
from protest_letters.fonts.finding import Family
from protest_letters.fonts.scripts import SCRIPTS, SYMBOLS
from protest_letters.glyphs import FontFile


def tell_chain(chain: Chain) -> list[dict[str, Any]]:
    """The families of a chain in order: name, source, files by style, licence, and the scripts that each has whole.

    Raises:
        ProtestError: a font cannot be read, or one that the user names must not be used (exit code 9).
    """
    return [_told(chain, family) for family in _families(chain)]


def _families(chain: Chain) -> Iterator[Family]:
    yield chain.own
    fallbacks = (family for row in (*SCRIPTS, SYMBOLS) for family in chain.fallbacks.for_script(row))
    yield from {(family.name, family.source): family for family in fallbacks}.values()


def _told(chain: Chain, family: Family) -> dict[str, Any]:
    regular = styled(family, Face.REGULAR)
    return {
        "family": family.name,
        "source": family.source,
        "files": {face.value: _place(styled(family, face)) for face in Face},
        "licence": next(facts.licence for facts in family.fonts),
        "scripts": [row.name for row in (*SCRIPTS, SYMBOLS) if chain.has(regular, row.sample)],
    }


def _place(font: FontFile) -> dict[str, Any]:
    return {"path": font.path, "index": font.index, "axes": dict(font.axes)}


def tell_text(text: str, chain: Chain) -> list[dict[str, Any]]:
    """The stretches of a text in the order in which they are read, each with the font that prints it; none has `None`.

    Raises:
        ProtestError: a font cannot be read, or one that the user names must not be used (exit code 9).
    """
    found: list[tuple[str, FontFile | None]] = []
    for stretch, font in _stretches(text, chain):
        if found and (stretch.isspace() or found[-1][1] == font):
            found[-1] = (found[-1][0] + stretch, found[-1][1])
        else:
            found.append((stretch, font))
    return [
        {"text": stretch, "family": chain.family(font), **_place(font)} if font else {"text": stretch, "family": None}
        for stretch, font in found
    ]


def _stretches(text: str, chain: Chain) -> Iterator[tuple[str, FontFile | None]]:
    for unit in UNITS.findall(text):
        for part in chain.parts(unit, Face.REGULAR):
            for cluster in clusters(unit[part.start : part.end]):
                yield cluster, None if chain.lacks(cluster) else part.font
