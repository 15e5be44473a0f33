"""Mail-outs made by tests: lists of invented members, the command, and what lies in the folder afterwards."""

import csv
from collections import Counter
from datetime import date
from io import StringIO
from pathlib import Path

import pypdfium2

from command import call, pages_of
from protest_letters.load.register import load_register
from protest_letters.mailout.register import Made

#: A day on which the shipped book's undated records count.
DAY = "2026-11-23"
HEADS = ("name", "street", "postcode", "city", "country", "language", "branch", "email", "consent", "organisation")
#: Of a plain member, in the order of the heads but for the name.
PLAIN = ("Beispielweg {n}", "10115", "Berlin", "DE", "", "North", "member{n}@example.org", "2026-05-01", "Sample Union")


def rows(count, first=1, **changes):
    """Plain members as mappings; `changes` are for all of them."""
    return [
        {"name": f"Ann{letters(at)} Sample{letters(at)}"}
        | {head: text.format(n=at) for head, text in zip(HEADS[1:], PLAIN, strict=True)}
        | changes
        for at in range(first, first + count)
    ]


def letters(number):
    """A number as letters, so that names can be told apart and hold no figure."""
    return "".join("abcdefghij"[int(figure)] for figure in str(number))


def listed(members, path, delimiter=","):
    """Write a list, and return its path."""
    heads = list(dict.fromkeys(head for member in members for head in member))
    stream = StringIO(newline="")
    writer = csv.DictWriter(stream, heads, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows(members)
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path


def batch(source, *options, cwd, spread="1", dispatch="organisation", out="mailout", **rest):
    """Run the command; `spread` or `dispatch` that are None are left out."""
    given = {"--spread": spread, "--dispatch": dispatch, "--date": DAY, "-o": str(out)}
    typed = [word for option, value in given.items() if value is not None for word in (option, value)]
    return call("batch", str(source), *typed, *options, cwd=cwd, **rest)


def register(folder):
    return load_register(folder, date.max).register.entries


def register_rows(folder, medium=Made.LETTER):
    return [entry for entry in register(folder) if entry.medium is medium]


def by_addressee(folder):
    return Counter(entry.addressee for entry in register_rows(folder))


def names(folder):
    """Every file of a mail-out but the lock, as sorted relative paths."""
    found = (path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())
    return sorted(name for name in found if name != ".lock")


def contents(folder):
    return {name: (Path(folder) / name).read_bytes() for name in names(folder)}


def text_of(folder, entry, cache={}):  # noqa: B006 - files are read once
    """What stands on the pages of a row."""
    key = (folder / entry.file, entry.sha256)
    if key not in cache:
        cache[key] = pages_of(folder / entry.file)
    return "\n".join(cache[key][entry.first_page - 1 : entry.first_page - 1 + entry.pages])


def keywords(path):
    document = pypdfium2.PdfDocument(path)
    try:
        return document.get_metadata_value("Keywords")
    finally:
        document.close()


def table(path, delimiter=","):
    """A CSV file as mappings, every cell as it stands there."""
    return list(csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"), newline=""), delimiter=delimiter))
