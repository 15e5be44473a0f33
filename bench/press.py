"""How fast the press writes letters, and how much memory it takes.

    python bench/press.py COUNT [--way shared|equal|laid-out] [--file FILE]

COUNT letters of as many invented members go into one file. What they have in common:

* `shared`: the lines that all letters have are the same objects, as where a text is laid out once;
* `equal`: they are equal, but made anew for each letter, as where every letter is laid out by itself;
* `laid-out`: every letter is composed and laid out, and that is counted too.

What is printed: letters a second of the process's own time (of the press alone, but for the last way), bytes a letter,
and the peak of memory of the whole process.
"""

import copy
import resource
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from protest_letters.compose.letter import compose_letter
from protest_letters.dispatch import Sender, Wish
from protest_letters.document import Document, PlacedLine, Run
from protest_letters.layout.placing import Row, Type, place
from protest_letters.layout.sheet import lay_out
from protest_letters.load.folder import built_in_folder, load_campaign, load_shipped_forms
from protest_letters.media.fonts import pt_serif
from protest_letters.media.press.metadata import About
from protest_letters.media.press.press import Press
from protest_letters.plan import plan_letters
from protest_letters.standards import standard_for

GIVEN = ("Ana", "Luis", "Carmen", "José", "Pilar", "Miguel", "Rosa", "Ángel", "Elena", "Pablo", "Inés", "Víctor")
SURNAMES = ("Muestra", "Ejemplo", "Prueba", "Modelo", "Ensayo", "Ficticio", "Imaginario", "Supuesto", "Inventado")
TOWNS = ("Madrid", "Getafe", "Alcalá", "Leganés", "Móstoles", "Parla", "Coslada")
DAY = date(1999, 11, 20)


def member(number: int) -> Sender:
    """An invented member, like no other."""
    given, surname = GIVEN[number % len(GIVEN)], SURNAMES[number // len(GIVEN) % len(SURNAMES)]
    street = f"Calle Mayor {number // 7 % 400 + 1}, {number % 9 + 1}º"
    return Sender(
        f"{given} {surname} {number}",
        TOWNS[number % len(TOWNS)],
        "ES",
        street,
        f"{28000 + number % 900}",
        organisation=f"Sample Union, Branch {number % 97}",
    )


class Documents:
    """Letters to be pressed."""

    def __init__(self) -> None:
        self._campaign, self._forms = load_campaign(built_in_folder()), load_shipped_forms()
        self.typefaces = pt_serif()
        self.first = self.laid_out(0)

    def laid_out(self, number: int) -> Document:
        """The letter of a member, composed and laid out."""
        wish = Wish(("president",), member(number), DAY, DAY, "", "en")
        letter = compose_letter(plan_letters(wish, self._campaign).dispatches[0], self._forms)
        return lay_out(letter, standard_for("ES"), self.typefaces)

    def stamped(self, number: int) -> Document:
        """The same letter with other lines where the member is named."""
        (page,) = self.first.pages
        old, new = member(0), member(number)
        names = {
            getattr(old, field): getattr(new, field) for field in ("name", "organisation", "street", "city", "postcode")
        }
        lines = tuple(self._filled(line, names) for line in page.lines)
        return replace(self.first, pages=(replace(page, lines=lines),))

    def _filled(self, line: PlacedLine, names: dict[str, str]) -> PlacedLine:
        text = line.text
        for name, other in names.items():
            text = text.replace(name, other)
        if text == line.text:
            return line
        runs = (Run(text, line.runs[0].face),)
        row = Row(line.role, runs, Type(line.size_pt, line.box.h), path=line.path, joint=line.joint)
        return place(row, line.box.x, line.box.y, self.typefaces)


def documents(way: str, count: int, made: Documents) -> Iterator[Document]:
    """Yield the letters."""
    for number in range(count):
        if way == "laid-out":
            yield made.laid_out(number)
        else:
            one = made.stamped(number)
            yield copy.deepcopy(one) if way == "equal" else one


def main() -> None:
    """Press, and print what it took."""
    parser = ArgumentParser()
    parser.add_argument("count", type=int)
    parser.add_argument("--way", choices=("shared", "equal", "laid-out"), default="shared")
    parser.add_argument("--file", type=Path, default=Path("bench.pdf"))
    asked = parser.parse_args()
    made = Documents()
    before, pressing = time.process_time(), 0.0
    with asked.file.open("wb") as stream:
        press = Press(stream, About("en-GB", "Letters"), made.typefaces)
        for document in documents(asked.way, asked.count, made):
            start = time.process_time()
            press.add(document)
            pressing += time.process_time() - start
        start = time.process_time()
        press.finish()
        pressing += time.process_time() - start
    took = time.process_time() - before if asked.way == "laid-out" else pressing
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    rate, size = asked.count / took, asked.file.stat().st_size / asked.count
    print(f"{asked.count} letters, {asked.way}: {rate:,.0f} a second, {size:,.0f} bytes each, {peak:.0f} MiB")


if __name__ == "__main__":
    main()
