"""What the files of a mail-out are called. A number that is 1 and what is usual are left out of the names."""

from protest_letters.filenames import file_stem, id_part, readable_part

AUTHORITIES, PACKETS, AGAIN, LISTS = "authorities", "packets", "again", "lists"
_WORKBOOKS = ("xlsx", "xlsm")


def numbered(name: str, number: int, ending: str = ".pdf") -> str:
    """Return the name of one of several files: `letters.pdf`, `letters-2.pdf`."""
    return f"{name}{f'-{number}' if number > 1 else ''}{ending}"


def slug(text: str) -> str:
    """Return the name of a paper as a part of file names: `us-letter`."""
    return readable_part(text).lower()


def print_file(kind: str, number: int, variant: str = "") -> str:
    """Return where a print file of authorities lies: `authorities/envelopes-number-10-2.pdf`.

    Args:
        kind: what is in it, in the plural.
        number: of its group, from 1.
        variant: the paper it is for, if that is not the usual one.
    """
    paper = f"-{slug(variant)}" if variant else ""
    return numbered(f"{AUTHORITIES}/{kind}{paper}", number)


def piece_file(kind: str, name: str, identity: str, ending: str) -> str:
    """Return where a file of one piece lies: `authorities/letters/Ann-Sample-president_m1-president.pdf`."""
    return f"{AUTHORITIES}/{kind}/{file_stem(name, identity)}.{ending}"


def packet_file(number: int, name: str, member: str) -> str:
    """Return where the packet of one member lies; the number brings packets into the order of the envelopes."""
    return f"{PACKETS}/{file_stem(f'{number:05} {name}', member)}.pdf"


def again_file(identity: str, kind: str = "") -> str:
    """Return where a piece lies that was made again: `again/m1-president.pdf`, `again/envelope_m1-president.pdf`."""
    return f"{AGAIN}/{f'{kind}_' if kind else ''}{id_part(identity)}.pdf"


def mended_list(part: int, source: str) -> str:
    """Return where the mended rows lie that a part of the mail-out was made of.

    Args:
        part: its number, from 1.
        source: the name of the file they came in, which may be a workbook.
    """
    ending = source.lower().rpartition(".")[2]
    return f"{LISTS}/mended-{part}.{ending if ending in _WORKBOOKS else 'csv'}"


def other_problems(part: int) -> str:
    """Return where rows that could not be used lie, if the file of an earlier list must stay as it is."""
    return f"{LISTS}/problems-{part}.csv"
