"""What a mail-out for very many members takes: little more memory than one for a tenth of them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from batches import DAY, listed, rows

pytestmark = pytest.mark.big
pytest.importorskip("resource", reason="peaks of memory are asked of POSIX")

#: Runs the command, and says at its end the peak of its memory; Linux counts in KiB.
RUN = """
import json, resource, sys
from protest_letters.cli.app import main
try:
    main()
finally:
    print(json.dumps(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "linux" else 1 / 1024)))
"""
#: So many KiB more a member may take: the row of the list, the member, what is planned, the row of the register; 9.5
#: were measured. Letters that were kept as they are laid out would take a hundred.
KIB_A_MEMBER = 12


def made(folder: Path, count: int) -> tuple[float, str, int]:
    """Make letters for so many; return the peak in KiB, what was said, and how many rows the register has."""
    folder.mkdir()
    listed(rows(count), folder / "members.csv")
    words = ["batch", "members.csv", "--spread", "1", "--dispatch", "organisation", "--date", DAY, "--as", "letter"]
    done = subprocess.run([sys.executable, "-c", RUN, *words], cwd=folder, capture_output=True, text=True, check=False)
    registered = (folder / "mailout/register.csv").read_text(encoding="utf-8-sig").count("\n") - 1
    return json.loads(done.stdout.splitlines()[-1]), done.stderr, registered


def test_twenty_thousand_members_take_little_more_memory_than_two_thousand(tmp_path):
    few, _, rows_of_few = made(tmp_path / "few", 2_000)
    many, said, rows_of_many = made(tmp_path / "many", 20_000)

    assert (rows_of_few, rows_of_many) == (2_000, 20_000)
    assert "made 20000 pieces" in said.replace(",", "").replace("\u202f", "").replace("\xa0", "")
    assert many - few < 18_000 * KIB_A_MEMBER, (few, many)
