"""Sizes of envelopes, and what printers call them.

Figures: names as PWG 5101.1 has them and CUPS uses them (OpenPrinting cups/pwg-media.c), which always give the short
edge before the long one: to a printer an envelope is portrait. Sizes in inches are turned into millimetres here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from protest_letters.standards.spelling import plain

_INCH = 25.4


@dataclass(frozen=True, slots=True)
class Envelope:
    """One size of envelope.

    Attributes:
        id: what `--size` takes.
        title: what people call it.
        short, long: its edges in millimetres.
        pwg: the name printers know by the Internet Printing Protocol.
        ppd: the name of older printers' descriptions; empty if they have none.
        names: what else people call it.
        inches: whether the size is one of inches, as it is bought.
    """

    id: str
    title: str
    short: float
    long: float
    pwg: str
    ppd: str = ""
    names: tuple[str, ...] = ()
    inches: bool = False

    def is_sheet(self, width: float, height: float, slack: float = 1.0) -> bool:
        """Whether a sheet of this width and height (mm), either way round, is this envelope, up to `slack`."""
        short, long = sorted((width, height))
        return abs(short - self.short) <= slack and abs(long - self.long) <= slack


def _inches(name: str, title: str, edges: tuple[float, float], *names: str) -> Envelope:
    """A size in inches, named as CUPS names it: pwg, ppd, then other names for `--size`."""
    pwg, ppd, *others = names
    short, long = (edge * _INCH for edge in edges)
    return Envelope(name, title, short, long, pwg, ppd, tuple(others), inches=True)


#: Every size a person can buy, by region and then by how common it is.
ENVELOPES = (
    Envelope("dl", "DL", 110, 220, "iso_dl_110x220mm", "EnvDL", ("iso-designated", "lang", "lang DIN")),
    Envelope("c6c5", "C6/5", 114, 229, "iso_c6c5_114x229mm", "EnvC65", ("c65", "c5/6", "c56", "dl+")),
    Envelope("c6", "C6", 114, 162, "iso_c6_114x162mm", "EnvC6"),
    Envelope("c5", "C5", 162, 229, "iso_c5_162x229mm", "EnvC5"),
    Envelope("c4", "C4", 229, 324, "iso_c4_229x324mm", "EnvC4"),
    Envelope("c3", "C3", 324, 458, "iso_c3_324x458mm", "EnvC3"),
    Envelope("c7c6", "C7/6", 81, 162, "iso_c7c6_81x162mm", "EnvC76", ("c76",)),
    Envelope("b6", "B6", 125, 176, "iso_b6_125x176mm", "ISOB6"),
    Envelope("b5", "B5", 176, 250, "iso_b5_176x250mm", "ISOB5"),
    Envelope("b4", "B4", 250, 353, "iso_b4_250x353mm", "ISOB4"),
    # Spain and the Nordic countries: no name is registered, so one is formed as PWG 5101.1 lets a site form it
    Envelope("e65", "E6/5", 115, 220, "om_e65_115x220mm"),
    Envelope("italian", "Italian", 110, 230, "om_italian_110x230mm", "EnvItalian"),
    Envelope("invite", "Invite", 220, 220, "om_invite_220x220mm", "EnvInvite"),
    _inches("number-10", "No. 10", (4.125, 9.5), "na_number-10_4.125x9.5in", "Env10", "10", "com10", "comm10"),
    _inches("number-9", "No. 9", (3.875, 8.875), "na_number-9_3.875x8.875in", "Env9", "9"),
    _inches("number-11", "No. 11", (4.5, 10.375), "na_number-11_4.5x10.375in", "Env11", "11"),
    _inches("number-12", "No. 12", (4.75, 11), "na_number-12_4.75x11in", "Env12", "12"),
    _inches("number-14", "No. 14", (5, 11.5), "na_number-14_5x11.5in", "Env14", "14"),
    _inches("monarch", "Monarch", (3.875, 7.5), "na_monarch_3.875x7.5in", "EnvMonarch", "7¾", "number-7¾"),
    _inches("a2", "A2 (US)", (4.375, 5.75), "na_a2_4.375x5.75in", "EnvA2"),
    _inches("personal", "No. 6¾", (3.625, 6.5), "na_personal_3.625x6.5in", "EnvPersonal", "6¾", "number-6¾"),
    _inches("6x9", "6 × 9 in", (6, 9), "na_6x9_6x9in", "6x9"),
    _inches("9x11", "9 × 11 in", (9, 11), "na_9x11_9x11in", "9x11"),
    _inches("10x13", "10 × 13 in", (10, 13), "na_10x13_10x13in", "10x13"),
    Envelope("chou3", "Chou 3 (JP)", 120, 235, "jpn_chou3_120x235mm", "EnvChou3", ("長形3号", "長3")),
    Envelope("chou4", "Chou 4 (JP)", 90, 205, "jpn_chou4_90x205mm", "EnvChou4", ("長形4号", "長4")),
    Envelope("kaku2", "Kaku 2 (JP)", 240, 332, "jpn_kaku2_240x332mm", "EnvKaku2", ("角形2号", "角2")),
)


#: What a letter folded along its marks goes into where no other size is common: DL.
_COMMON = "dl"
#: Where another size is: US Letter goes into a number 10, the Swiss C5/6 is the C6/5 of others, A4 in Japan is Chou 3.
_COMMON_IN = {"CH": "c6c5", "LI": "c6c5", "JP": "chou3"}
_COMMON_ON_LETTER = "number-10"


def common_envelope(country: str, *, us_paper: bool) -> Envelope:
    """Return the size in which a letter goes that is posted in a country; `us_paper` says that it is on US Letter."""
    name = _COMMON_ON_LETTER if us_paper else _COMMON_IN.get(country, _COMMON)
    return next(row for row in ENVELOPES if row.id == name)


def envelope_named(name: str) -> Envelope | None:
    """Return the size of a name in any spelling, of its measures in millimetres (`110x220`), or None."""
    written = plain(name)
    # as in "DIN C5"
    wanted = {written, written.removeprefix("din")} - {""}
    return next((row for row in ENVELOPES if wanted.intersection(_spellings(row))), None)


def _spellings(row: Envelope) -> Iterator[str]:
    measures = (
        f"{round(one, 1):g}x{round(other, 1):g}" for one, other in ((row.short, row.long), (row.long, row.short))
    )
    # the printer's name also without its measures
    for name in (row.id, row.title, row.pwg, row.pwg.rpartition("_")[0], row.ppd, *row.names):
        yield plain(name)
    for measure in measures:
        yield from (plain(measure), plain(f"{measure}mm"))


def envelope_of(width: float, height: float) -> Envelope | None:
    """Return the size that a sheet of this width and height (mm), either way round, has; None if it is no envelope."""
    near = [row for row in ENVELOPES if row.is_sheet(width, height)]
    short, long = sorted((width, height))
    return min(near, key=lambda row: abs(row.short - short) + abs(row.long - long), default=None)
