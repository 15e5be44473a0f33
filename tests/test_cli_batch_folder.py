"""The folder of a mail-out: somebody else's, closed, with links in it, or with something gone."""

import pytest

from batches import batch, contents, listed, names, rows, table
from command import call, run
from conftest import without_privileges


@pytest.fixture
def made(tmp_path):
    """A mail-out for two members, and a third whose row cannot be used."""
    outcome = batch(listed([*rows(2), *rows(1, 3, name="")], tmp_path / "members.csv"), cwd=tmp_path)
    assert outcome.code == 1, outcome.err
    return tmp_path / "mailout"


def mended(folder):
    """Mend the file of rows that could not be used, and return its path."""
    path = folder / "problems.csv"
    return listed([row | {"name": "Dana Sample"} for row in table(path)], path)


def test_the_folder_of_something_else_is_refused(tmp_path):
    (tmp_path / "mailout").mkdir()
    (tmp_path / "mailout" / "thesis.txt").write_text("mine", encoding="utf-8")
    outcome = batch(listed(rows(1), tmp_path / "members.csv"), cwd=tmp_path)

    assert outcome.code == 7
    assert "thesis.txt" in outcome.err
    assert names(tmp_path / "mailout") == ["thesis.txt"]


def test_a_file_that_is_in_the_way_of_a_print_file_stays(made):
    (made / "authorities/letters-2.pdf").write_bytes(b"mine")
    outcome = batch(mended(made), cwd=made.parent)

    assert outcome.code == 7
    assert "letters-2.pdf" in outcome.err
    assert (made / "authorities/letters-2.pdf").read_bytes() == b"mine"


def test_a_link_in_the_folder_leads_nothing_out_of_it(made, tmp_path):
    (made / "authorities").rename(tmp_path / "outside")
    (made / "authorities").symlink_to("../outside")
    before = sorted(path.name for path in (tmp_path / "outside").iterdir())
    outcome = batch(mended(made), cwd=tmp_path)

    assert outcome.code == 7
    assert "mailout/authorities: is a link that leads somewhere else" in outcome.err
    assert sorted(path.name for path in (tmp_path / "outside").iterdir()) == before


def test_a_register_that_is_gone_is_missed_before_anything_is_made(made):
    source = mended(made)
    (made / "register.csv").unlink()
    before = contents(made)
    outcome = batch(source, cwd=made.parent)

    assert outcome.code == 7
    assert "register.csv: is gone" in outcome.err
    assert contents(made) == before


def test_a_print_file_that_is_gone_is_missed_until_all_of_it_is_posted(made):
    (made / "authorities/letters.pdf").unlink()
    assert "warning: mailout/authorities/letters.pdf: is gone" in batch("members.csv", cwd=made.parent).err

    call("register", "mailout", "--posted", "all", cwd=made.parent)
    assert "is gone" not in batch("members.csv", cwd=made.parent).err


def test_a_register_that_an_office_program_has_open_is_said(made):
    (made / ".~lock.register.csv#").write_text("office", encoding="utf-8")
    outcome = batch(mended(made), cwd=made.parent)

    assert outcome.code == 0
    assert "register.csv: seems to be open in an office program" in outcome.err


def test_a_file_or_a_folder_that_may_not_be_read_is_no_fault_of_the_program(made):
    def run_it(*options):
        return run("batch", *options, cwd=made.parent, prefix=without_privileges())

    mended(made)
    (made / "checklist.pdf").chmod(0)
    assert run_it("mailout/problems.csv").code == 0
    made.chmod(0)
    outcome = run_it("members.csv")
    made.chmod(0o700)
    assert outcome.code == 7
    assert "error: mailout: cannot be looked into: permission denied" in outcome.err


def test_nothing_is_left_where_nothing_can_be_made(tmp_path):
    source = listed(rows(1), tmp_path / "members.csv")
    for options in (("--to", "presidnt"), ("--standard", "din-z"), ("--size", "dm"), ("--lang", "xx")):
        outcome = batch(source, *options, cwd=tmp_path)
        assert outcome.code == 2, outcome.err
        assert not (tmp_path / "mailout").exists()
