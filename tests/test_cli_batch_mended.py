"""All rows of a list of 500 that could not be used, mended and fed back; and its packets."""

import re
from dataclasses import replace

import pytest

from batches import batch, contents, listed, names, register, register_rows, table
from command import pages_of
from invented import as_csv, invented_members
from protest_letters.mailout.register import Made

#: Of a name that is too long nothing else shall be wrong: that is seen when the letter is made.
ROWS = tuple(
    replace(row, cells=row.cells | {"consent": "2026-05-01"}) if "300" in row.quirk else row
    for row in invented_members(500)
)
#: What somebody writes into a field that is named, by the list's head.
MENDED = {
    "SURNAME": "Mendedson",
    "GIVEN": "Ann",
    "ROLE": "",
    "ORGANISATION": "Sample Union",
    "STREET": "Beispielweg {n}",
    "POSTCODE": "10115",
    "CITY": "Berlin",
    "COUNTRY": "DE",
    "LANGUAGE": "",
    "CONSENT": "2026-05-01",
    "TO": "",
    "NOT_TO": "",
    "SIGNATURE": "",
    "SENDER_ADDRESS": "",
}


#: Five hundred rows take their time; that a few are mended is seen elsewhere.
pytestmark = pytest.mark.big


@pytest.fixture(scope="module")
def mailout(tmp_path_factory):
    """The mail-out before and after everything was mended; what was rejected, and how it went."""
    folder = tmp_path_factory.mktemp("mended")
    (folder / "members.csv").write_bytes(as_csv(ROWS, delimiter=";"))
    batch("members.csv", "--lang", "en", "--papers", "en", cwd=folder)
    before, rejected = contents(folder / "mailout"), table(folder / "mailout/problems.csv", ";")
    heads = {head.strip(): head for head in rejected[0]}
    mended = []
    for at, row in enumerate(rejected):
        fields = [word for word in row["protest:field"].split(" | ") if word in MENDED]
        whole = ("POSTCODE", "CITY") if "COUNTRY" in fields else ()
        mended.append(row | {heads[field]: MENDED[field].format(n=900 + at) for field in (*fields, *whole)})
    listed(mended, folder / "mailout/problems.csv", ";")
    outcome = batch("mailout/problems.csv", cwd=folder)
    return folder / "mailout", before, rejected, outcome


def test_what_was_mended_is_accepted_as_it_is(mailout):
    folder, _, rejected, outcome = mailout

    assert outcome.code == 0, outcome.err
    assert len(rejected) > 100
    assert "problems.csv" not in names(folder)
    members = {entry.member for entry in register(folder)}
    assert len(members) == len(ROWS)
    assert {row["protest:id"] for row in rejected} <= members


def test_what_was_made_before_is_untouched_and_the_streams_are_still_even(mailout):
    folder, before, _, _ = mailout
    after = contents(folder)
    kept = [name for name in before if name.startswith("authorities/")]

    assert kept
    assert [name for name in kept if after[name] != before[name]] == []
    counts = dict.fromkeys(("president", "interior-minister", "embassy-ru", "embassy"), 0)
    for entry in register_rows(folder):
        counts[entry.addressee if entry.addressee in counts else "embassy"] += 1
    # eight rows choose for themselves
    assert max(counts.values()) - min(counts.values()) <= 8


# packets


def test_every_member_has_a_packet_in_the_order_of_the_list(tmp_path):
    (tmp_path / "members.csv").write_bytes(as_csv(ROWS, delimiter=";"))
    outcome = batch("members.csv", "--lang", "en", "--papers", "en", cwd=tmp_path, dispatch="home", spread="2")
    folder = tmp_path / "mailout"

    assert outcome.code == 1
    letters = register_rows(folder)
    owners = list(dict.fromkeys(entry.member for entry in letters))
    assert [entry.id for entry in letters] == [entry.id for entry in register_rows(folder, Made.ENVELOPE)]
    packets = sorted(path for path in (folder / "packets").iterdir() if re.match(r"\d{5}-", path.name))
    assert [path.stem.rpartition("_")[2] for path in packets] == owners
    listed_files = [row["file"] for row in table(folder / "packets/mailer.csv", ";")]
    assert listed_files == [f"packets/{path.name}" for path in packets]
    together = {path.name: pages_of(path) for path in (folder / "packets").glob("packets*.pdf")}
    for path, owner in zip(packets, owners, strict=True):
        pages = pages_of(path)
        own = [entry for entry in letters if entry.member == owner]
        found = [page for entry in own for page in pages_of_row(folder, entry)]
        assert [page for page in pages if page in found] == found
        # before them instructions, behind them the texts that are not in the member's own language
        assert pages[0] not in found
        assert any(pages == stack[at : at + len(pages)] for stack in together.values() for at in range(len(stack)))


def pages_of_row(folder, entry, cache={}):  # noqa: B006 - files are read once
    if entry.file not in cache:
        cache[entry.file] = pages_of(folder / entry.file)
    return cache[entry.file][entry.first_page - 1 : entry.first_page - 1 + entry.pages]
