r"""Our lines beside those of Typst: the same words at the same measure and size, read back from both PDFs.

    pip install -e ".[bench]"
    python bench/typography.py [--columns] [--pages FOLDER] [--latex]

Words: both built-in letters in five languages, and invented paragraphs (`bench/words/`), each at every measure of
`COLUMNS`, ragged right and justified. Both set PT Serif with hyphenation; Typst with `linebreaks: "optimized"` and all
else as it comes. Places bound by no-break spaces are bound for both. One reader measures both PDFs, by where each
character stands; what is counted is told in `evenness.py`. Ours is not worse where faults, spread, hyphens and short
last lines are each no more than Typst's.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import typst
from evenness import FACES, Figures, added, count, read

from protest_letters.compose.letter import compose_letter
from protest_letters.customs import NO_BREAK, bind_words, custom_of
from protest_letters.dispatch import Sender, Wish
from protest_letters.document import Block, Document, Page, Run
from protest_letters.layout.breaking import Measure
from protest_letters.layout.flow import paragraph
from protest_letters.layout.hyphens import divisions, opens_sentence
from protest_letters.layout.placing import Type, place
from protest_letters.load.folder import built_in_folder, load_campaign, load_shipped_forms
from protest_letters.media.pdf import write_pdf
from protest_letters.plan import plan_letters

LANGUAGES = ("en-GB", "de", "fr", "es", "ru")
LETTERS = (("end-the-repression", date(1999, 11, 20)), ("independent-unions", date(2026, 11, 23)))
#: Width in millimetres and size in points: a letter, large print, a narrow column.
COLUMNS = ((165.0, 11.0), (165.0, 16.0), (100.0, 11.0))
SETTINGS = ("ragged", "justified")
MARGIN, LEADING = 20.0, 5.2
FONTS = Path(str(find_spec("fontpkg_pt_serif").origin)).parent / "files"
#: What babel calls the languages; French without its own spaces before punctuation, which stand in the text.
BABEL = {"en-GB": "british", "de": "ngerman", "fr": "french", "es": "spanish", "ru": "russian"}


def texts(language: str) -> Iterator[str]:
    """Every paragraph of a language, as one text with its no-break spaces."""
    campaign, forms = load_campaign(built_in_folder()), load_shipped_forms()
    sender = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013", organisation="Sample Union")
    for letter, day in LETTERS:
        wish = Wish(("president",), sender, day, date(2026, 11, 23), letter, language)
        for block in compose_letter(plan_letters(wish, campaign).dispatches[0], forms).body:
            yield "".join(run.text for run in block.runs).replace("\u202f", NO_BREAK)
    words = Path(__file__).parent / "words" / f"{language[:2]}.txt"
    for text in words.read_text(encoding="utf-8").strip().split("\n\n"):
        yield bind_words(text, custom_of(language)).replace("\u202f", NO_BREAK)


def ours(paragraphs: Sequence[str], language: str, column: tuple[float, float], setting: str) -> bytes:
    """Set each paragraph on a page of its own."""
    width, size = column
    measure = Measure(width, size, FACES, custom_of(language).hyphenation, justified=setting == "justified")
    step = Type(size, LEADING * size / 11)
    pages = []
    for text in paragraphs:
        rows = paragraph(Block((Run(text),)), measure, step, 0, at=0)
        lines = tuple(place(row, MARGIN, MARGIN + at * step.leading, FACES) for at, row in enumerate(rows))
        pages.append(Page(width + 2 * MARGIN, 297, lines))
    return write_pdf(Document(tuple(pages), language, "bench", "bench"), FACES)


def theirs(paragraphs: Sequence[str], language: str, column: tuple[float, float], setting: str) -> bytes:
    """Let Typst set each paragraph on a page of its own."""
    width, size = column
    base, _, region = language.partition("-")
    head = f"""
#set page(width: {width + 2 * MARGIN}mm, height: 297mm, margin: {MARGIN}mm)
#set text(font: "PT Serif", size: {size}pt, lang: "{base}", hyphenate: true)
#set par(justify: {str(setting == "justified").lower()}, linebreaks: "optimized", leading: {LEADING * size / 11 / 2}mm)
"""
    if region:
        head += f'#set text(region: "{region}")\n'
    source = head + "#pagebreak()\n".join(f"#par[{''.join(_marked(text, language))}]\n" for text in paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bench.typ"
        path.write_text(source, encoding="utf-8")
        return typst.compile(str(path), font_paths=[str(FONTS)])


def latex(paragraphs: Sequence[str], language: str, column: tuple[float, float], setting: str) -> bytes:
    """Let LuaLaTeX set each paragraph on a page of its own, in the class of KOMA-Script for letters."""
    width, size = column
    ragged = r"\RaggedRight" if setting == "ragged" else ""
    head = rf"""
\documentclass{{scrlttr2}}
\usepackage[paperwidth={width + 2 * MARGIN}mm,paperheight=297mm,margin={MARGIN}mm]{{geometry}}
\usepackage{{fontspec,ragged2e}}
\usepackage[{BABEL[language]}]{{babel}}
\setmainfont{{PT_Serif-Web-Regular}}[Path={FONTS}/,Extension=.ttf,Ligatures={{}}]
\pagestyle{{empty}}\setlength{{\emergencystretch}}{{3em}}
\newcommand{{\whole}}[1]{{{{\lefthyphenmin=62\righthyphenmin=62 #1}}}}
\begin{{document}}\fontsize{{{size}bp}}{{{LEADING * size / 11}mm}}\selectfont\setlength{{\parindent}}{{0pt}}{ragged}
"""
    pages = "\n\\newpage\n".join(" ".join(_for_tex(text, language)) for text in paragraphs)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "bench.tex").write_text(f"{head}{pages}\n\\end{{document}}\n", encoding="utf-8")
        command = ["lualatex", "-interaction=batchmode", "-halt-on-error", "bench.tex"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)
        return (Path(folder) / "bench.pdf").read_bytes()


def _for_tex(text: str, language: str) -> Iterator[str]:
    patterns = custom_of(language).hyphenation
    before = ""
    for word in text.split(" "):
        written = "".join(f"\\{sign}" if sign in "%&#_$" else sign for sign in word).replace(NO_BREAK, "~")
        free = divisions(word, patterns, opens=opens_sentence(before))
        yield written if free else rf"\whole{{{written}}}"
        before = word


def _marked(text: str, language: str) -> Iterator[str]:
    """A text as Typst's markup: words that are whole for us are whole for Typst."""
    patterns = custom_of(language).hyphenation
    before = ""
    for word in text.split(" "):
        quoted = word.replace("\\", "\\\\").replace('"', '\\"')
        if divisions(word, patterns, opens=opens_sentence(before)):
            yield f'#"{" " * bool(before)}{quoted}"'
        else:
            yield f'#"{" " * bool(before)}"#text(hyphenate: false, "{quoted}")'
        before = word


#: What ours must not be worse in.
_JUDGED = ("faults", "spread", "hyphens", "short")
_HEAD = f"{'':24}{'lines':>7}{'hyphens':>9}{'ladders':>9}{'final':>7}{'short':>7}{'holes':>7}{'spread':>8}{'worst':>8}"


def main() -> int:
    """Print a table; return 1 if ours is worse anywhere."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pages", type=Path, help="keep every PDF in this folder")
    parser.add_argument("--latex", action="store_true", help="set everything with LuaLaTeX as well, if it is there")
    parser.add_argument("--columns", action="store_true", help="print each column as well")
    options = parser.parse_args()
    makers = {"ours": ours, "Typst": theirs}
    if options.latex and shutil.which("lualatex"):
        makers["LaTeX"] = latex
    print(f"{_HEAD}{'faults':>9}")
    worse = [_compared(language, setting, makers, options) for language in LANGUAGES for setting in SETTINGS]
    return 1 if any(worse) else 0


def _compared(
    language: str, setting: str, makers: dict[str, Callable[..., bytes]], options: argparse.Namespace
) -> bool:
    """Print what one language comes to in one setting; return whether ours is worse in anything that is judged."""
    paragraphs = list(texts(language))
    found: dict[str, list[Figures]] = {name: [] for name in makers}
    for column in COLUMNS:
        for name, make in makers.items():
            pdf = make(paragraphs, language, column, setting)
            if options.pages:
                options.pages.mkdir(exist_ok=True)
                stem = f"{language}-{setting}-{column[0]:g}-{column[1]:g}-{name}.pdf"
                (options.pages / stem).write_bytes(pdf)
            found[name].append(count(read(pdf, column[1]), column, setting))
            if options.columns:
                _print(f"  {column[0]:g}/{column[1]:g}", name, found[name][-1])
    mine, other, *_ = totals = [added(rows) for rows in found.values()]
    for name, row in zip(found, totals, strict=True):
        _print(f"{language} {setting}" if name == "ours" else "", name, row)
    bad = [name for name in _JUDGED if getattr(mine, name) > getattr(other, name) + 1e-9]
    if bad:
        print(f"{'':24}worse: {', '.join(bad)}")
    return bool(bad)


def _print(where: str, name: str, row: Figures) -> None:
    mean = (row.faults / row.lines) ** 0.5
    counts = f"{row.lines:7}{row.hyphens:9}{row.ladders:9}{row.final:7}{row.short:7}{row.holes:7}"
    print(f"{where:17}{name:>7}{counts}{row.spread:8.2f}{row.worst:8.1f}{mean:9.1f}")


if __name__ == "__main__":
    sys.exit(main())
