"""Small mail-outs for tests: entries, a register, and the folder it lies in."""

import json
from datetime import date
from hashlib import sha256

from protest_letters.mailout.folder import FORMAT, PLAN
from protest_letters.mailout.register import Entry, Life, Made, Register
from protest_letters.run.register import save_register

TODAY = date(2026, 11, 29)
OFFICES = ("president", "embassy-es")
SHA = sha256(b"letters").hexdigest()


def piece(member, addressee="president", *, page=1, made=(Made.LETTER, Made.ENVELOPE), **life):
    """Return the rows of one piece: its letter and its envelope, in the print files."""
    return [
        Entry(f"{member}-{addressee}", member, addressee, one, f"authorities/{one}s.pdf", page, 1, SHA, Life(**life))
        for one in made
    ]


def register_of(*pieces, **rest):
    return Register(tuple(entry for rows in pieces for entry in rows), **rest)


def small_register(members=3, offices=OFFICES):
    """Return what some members have for some offices: by office, in the order of the list."""
    names = [f"m{number}" for number in range(1, members + 1)]
    return register_of(*(piece(name, office, page=page) for office in offices for page, name in enumerate(names, 1)))


def mailout(folder, register=None, **plan):
    """Make the folder of a mail-out with a plan and a register."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / PLAN).write_text(json.dumps({"format": FORMAT} | plan), encoding="utf-8")
    save_register(folder, register or small_register())
    return folder
