"""The page on a mail-out that is played through shows what happens: its commands are typed, and its output compared."""

import os
import re
import shlex
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, TextIOWrapper

import pypdfium2
import pytest
from PIL import Image

from batches import batch, listed, rows
from conftest import ROOT
from protest_letters.cli import options
from protest_letters.cli.app import _run

DOCS = ROOT / "docs"
PAGE = DOCS / "mail-out-played.md"
#: Whether page and pictures are made anew; the pictures are not compared.
RENEWED = os.environ.get("RENEW_GOLDEN")
MARK = "<!-- the test makes the workbook from this table: its title, then its rows -->"


@dataclass(frozen=True)
class Step:
    """A command, the day on which it is typed, and where its output stands in the page."""

    command: str
    day: str
    shown: str


def steps(page):
    """Every command of the page in its order; a head over it has its day."""
    day = ""
    for part in re.split(r"^(?=## |```console\n)", page, flags=re.MULTILINE):
        day = found[0] if part.startswith("## ") and (found := re.search(r"\d{4}-\d\d-\d\d", part)) else day
        block = re.match(r"```console\n(.*?)^```$", part, flags=re.MULTILINE | re.DOTALL)
        for typed in re.split(r"^\$ ", block[1], flags=re.MULTILINE)[1:] if block else ():
            command, _, shown = typed.partition("\n")
            yield Step(command, day, shown)


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def table(page, head):
    """The rows of the table that begins so, without its head."""
    lines = page[page.index(head) :].splitlines()
    end = next((at for at, line in enumerate(lines) if not line.startswith("|")), len(lines))
    return [cells(line) for line in (lines[0], *lines[2:end])]


def write_workbook(page, path):
    from openpyxl import Workbook  # noqa: PLC0415 - only tests of workbooks wait for it

    book = Workbook()
    book.active.title = "Members"
    title = page[page.index(MARK) + len(MARK) :].strip().partition("\n")[0]
    for row in ([title], [], *table(page, "| Member no.")):
        book.active.append(row)
    book.save(path)


def mend(page, path):
    """Do what the page tells: replace what stands in its table, and delete the last row."""
    text = path.read_bytes().decode("utf-8")
    for was, becomes in table(page, "| in `problems.csv`")[1:]:
        assert was in text
        text = text.replace(was, becomes)
    path.write_bytes("".join(text.splitlines(keepends=True)[:-1]).encode("utf-8"))


def typed(command, day, cwd):
    """What a terminal shows: results and talk in the order in which they are said."""
    screen = TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True)
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(screen), redirect_stderr(screen):
        # the one thing that is not as on that evening is the day
        patch.setattr(options, "real_time", lambda: datetime.fromisoformat(f"{day}T20:00:00+00:00"))
        patch.setenv("PROTEST_CONFIG", str(cwd / "kept"))
        for name in ("COLUMNS", "PROTEST_CAMPAIGN", "SOURCE_DATE_EPOCH"):
            patch.delenv(name, raising=False)
        patch.setattr(sys, "argv", shlex.split(command))
        patch.chdir(cwd)
        _run()
    return screen.buffer.getvalue().decode("utf-8").replace(str(cwd / "kept"), "~/.config/protest")


def draw(pdf, picture, pages):
    """Draw pages side by side, as the pictures in the documents are."""
    document = pypdfium2.PdfDocument(pdf)
    drawn = [document[at].render(scale=90 / 72).to_pil().convert("L") for at in pages]
    whole = Image.new("L", (sum(one.width for one in drawn) + 12 * (len(drawn) + 1), drawn[0].height + 24), 190)
    for at, one in enumerate(drawn):
        whole.paste(one, (12 + at * (one.width + 12), 12))
    whole.quantize(16).save(DOCS / picture, optimize=True)


def renew_pictures(folder):
    """Draw what lies on the table, and the slips there would be if the union posted."""
    draw(next(folder.glob("mailout/packets/*_0017.pdf")), "mail-out-packet.png", (0, 1))
    draw(folder / "mailout/checklist.pdf", "mail-out-checklist.png", (0,))
    listed(rows(120, country="GB", city="Leeds", postcode="LS1 1UR", language="en"), folder / "many.csv")
    batch("many.csv", "--papers", "en", cwd=folder, out="posted")
    draw(folder / "posted/authorities/slips.pdf", "mail-out-slips.png", (0,))


def test_the_mail_out_of_the_page_is_what_happens(tmp_path):
    page = PAGE.read_text(encoding="utf-8")
    write_workbook(page, tmp_path / "members.xlsx")
    renewed, at = page, 0
    for step in steps(page):
        if "problems.csv" in step.command:
            mend(page, tmp_path / "mailout/problems.csv")
        if RENEWED and " erase " in step.command:
            renew_pictures(tmp_path)
        said = typed(step.command, step.day, tmp_path)
        if RENEWED:
            at = renewed.index(f"$ {step.command}\n", at) + len(step.command) + 3
            renewed = renewed[:at] + said + renewed[at + len(step.shown) :]
        else:
            assert said == step.shown, step.command
    if renewed != page:
        PAGE.write_text(renewed, encoding="utf-8")
