"""Runs the fax as a picture as its command does, with the real time given, and an invented campaign with numbers."""

import sys
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest
import typer
import typer.main

from command import _UNSET, Outcome
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import FieldOptions, FileOptions, LetterOptions, Who
from protest_letters.cli.raster import raster_fax
from protest_letters.cli.raster_options import RasterOptions
from small_campaign import BOOK, changed, write_campaign

#: A Monday noon in Berlin, where the invented mayor's number is (030 23125 is kept free for films).
NOON = datetime(2026, 11, 23, 11, tzinfo=UTC)
MAYOR = """\
    fax:
      - number: "+493023125123"
        as_printed: "030 / 23125 123"
        as_of: 2026-11-01
        source: [sample]
"""
#: A second office with a number in the United Kingdom (020 7946 0 is kept free for films).
WARDEN = """\
  - id: warden
    kind: minister
    title: {en: Warden of Sampletown}
    holders:
      - name: {en: Bea Example}
        gender: f
        from: 2019-01-01
        source: [sample]
    fax:
      - number: "+442079460123"
        as_printed: "020 7946 0123"
        as_of: 2026-10
        source: [sample]
    languages: [en]
"""
FAX_BOOK = changed(BOOK, "    languages: [en]\n", MAYOR + "    languages: [en]\n" + WARDEN)


def fax_campaign(folder, *changes):
    """Write the invented campaign, with (old, new) pairs of text changed."""
    book = FAX_BOOK
    for old, new in changes:
        book = changed(book, old, new)
    return write_campaign(folder / "campaign", book)


def fax(*args, cwd, now=NOON, env=None):
    """Run `fax` with these arguments at this real time, within this process."""

    @grouped
    def command(
        who: Who, *, mine: FieldOptions, what: LetterOptions, raster: RasterOptions, files: FileOptions
    ) -> None:
        raster_fax(tuple(who), mine, what, raster, files=files, now=now)

    app = typer.Typer(pretty_exceptions_enable=False, add_completion=False)
    app.command()(command)
    out, err = (TextIOWrapper(BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
        for name in _UNSET:
            patch.delenv(name, raising=False)
        patch.setenv("PROTEST_CONFIG", str(Path(cwd) / "nothing-kept"))
        for name, value in (env or {}).items():
            patch.setenv(name, value)
        patch.chdir(cwd)
        patch.setattr(sys, "argv", ["protest", *args])
        try:
            app()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
    return Outcome(code, out.buffer.getvalue(), err.buffer.getvalue().decode("utf-8"))
