"""What makes a folder that of a mail-out, and what lies in it."""

import json

import pytest

from protest_letters.load.mailout import is_mailout, list_files, load_erased, load_head, load_holder
from protest_letters.mailout.folder import (
    CONTENTS,
    ERASED,
    FORMAT,
    HOLDER,
    PLAN,
    Erased,
    Head,
    Holder,
    content_of,
    is_inside,
    is_litter,
)
from protest_letters.problems import ExitCode, ProtestError
from registers import mailout

NESTED = b'{"a":' * 100_000


def test_a_folder_with_our_mark_is_ours_whatever_else_the_plan_holds(tmp_path):
    folder = mailout(tmp_path / "box", date="2026-11-29", options={"to": ["all"]}, members=["m1"])

    assert load_head(folder) == Head(FORMAT)
    assert is_mailout(folder)


@pytest.mark.parametrize(
    "plan",
    [
        None,
        b"",
        b"{",
        b"[]",
        b'"protest-mailout 1"',
        b"{}",
        b'{"format": null}',
        b'{"format": ["protest-mailout 1"]}',
        b'{"format": "somebody else 1"}',
        b"\xff\xfe",
        NESTED,
    ],
    ids=lambda plan: repr(plan)[:40],
)
def test_a_folder_without_it_is_somebody_elses(tmp_path, plan):
    if plan is not None:
        (tmp_path / PLAN).write_bytes(plan)

    with pytest.raises(ProtestError) as caught:
        load_head(tmp_path)

    (problem,) = caught.value.problems
    assert (problem.where, problem.what) == (str(tmp_path), "is no folder of a mail-out")
    assert (problem.code, problem.rule) == (ExitCode.WRITE, "foreign")
    assert not is_mailout(tmp_path)


def test_a_mail_out_of_another_version_is_known_and_not_touched(tmp_path):
    folder = mailout(tmp_path / "box", format="protest-mailout 2")

    assert is_mailout(folder)
    with pytest.raises(ProtestError, match='is a mail-out of another version: "protest-mailout 2"'):
        load_head(folder)


@pytest.mark.parametrize(("name", "what"), [("nowhere", "there is no such folder"), ("file", "is no folder")])
def test_what_is_no_folder_is_said(tmp_path, name, what):
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(ProtestError, match=what):
        load_head(tmp_path / name)


def test_an_erased_mail_out_says_so(tmp_path):
    folder = mailout(tmp_path / "box", erased="2026-12-01", members=7)

    assert load_head(folder) == Head(FORMAT, "2026-12-01", 7)


# who was erased


def test_a_mark_tells_that_an_id_was_erased_and_not_which():
    erased = Erased("salt").with_member("m1")

    assert "m1" in erased
    assert "m2" not in erased
    assert "m1" not in repr(erased)
    assert Erased("other").with_member("m1").marks != erased.marks


def test_marks_are_read_and_nobody_is_erased_where_there_are_none(tmp_path):
    erased = Erased("salt").with_member("m1")
    assert load_erased(tmp_path) is None

    (tmp_path / ERASED).write_text(json.dumps({"format": FORMAT, "salt": "salt", "members": [*erased.marks]}))

    assert load_erased(tmp_path) == erased


@pytest.mark.parametrize("raw", [b"", b"{}", b'{"format": "protest-mailout 1", "salt": 1, "members": []}', NESTED])
def test_marks_that_cannot_be_read_are_an_error_since_nothing_may_be_made_again(tmp_path, raw):
    (tmp_path / ERASED).write_bytes(raw)

    with pytest.raises(ProtestError, match="cannot be read"):
        load_erased(tmp_path)


@pytest.mark.parametrize("raw", [None, b"", b"{}", b'{"command": "x", "process": "y", "host": "z", "since": "w"}'])
def test_a_note_of_who_works_here_decides_nothing_so_a_bad_one_is_passed_over(tmp_path, raw):
    if raw is not None:
        (tmp_path / HOLDER).write_bytes(raw)

    assert load_holder(tmp_path) is None


def test_who_works_here_is_read(tmp_path):
    note = {"command": "protest batch", "process": 7, "host": "office", "since": "2026-11-29 20:15+01:00"}
    (tmp_path / HOLDER).write_text(json.dumps(note))

    assert load_holder(tmp_path) == Holder("protest batch", 7, "office", "2026-11-29 20:15+01:00")


# what lies in it


def test_every_file_is_listed_and_links_are_not_followed(tmp_path):
    folder = mailout(tmp_path / "box")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "diary.txt").write_text("mine")
    (folder / "packets" / "deep").mkdir(parents=True)
    (folder / "packets" / "deep" / "a.pdf").write_bytes(b"x")
    (folder / "packets" / "link").symlink_to(tmp_path / "elsewhere")
    (folder / "exports").symlink_to(tmp_path / "elsewhere")

    assert list_files(folder) == (PLAN, "exports", "packets/deep/a.pdf", "packets/link", "register.csv")


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("register.csv", True),
        ("packets/a/b.pdf", True),
        ("checklist.pdf", True),
        ("packets", False),
        ("register.csv/x", False),
        ("Register.csv", False),
        ("notes.txt", False),
        ("scans/letter.pdf", False),
    ],
)
def test_what_a_mail_out_puts_there_is_told_from_what_somebody_else_did(name, ours):
    assert (content_of(name) is not None) is ours


def test_each_thing_in_the_folder_has_one_row():
    assert len({one.name for one in CONTENTS}) == len(CONTENTS)
    assert not any(one.tells and one.stays for one in CONTENTS)


@pytest.mark.parametrize(
    ("name", "litter"),
    [
        (".letters.pdf.1a2b3c4d.part", True),
        ("authorities/.letters.pdf.1a2b3c4d.part", True),
        (".~lock.register.csv#", True),
        ("packets/.DS_Store", True),
        ("Thumbs.db", True),
        ("letters.part", False),
        (".plan.json", False),
    ],
)
def test_what_systems_and_interrupted_runs_leave_is_known(name, litter):
    assert is_litter(name) is litter


@pytest.mark.parametrize("name", ["a", "a/b.pdf", "authorities/..x", "...", "a/.hidden"])
def test_a_path_in_the_folder_is_one(name):
    assert is_inside(name)


@pytest.mark.parametrize(
    "name", ["", "..", "a/..", "../a", "a/../b", "/a", "a/", "a//b", "./a", "C:/x", "a\\b", "a\0b"]
)
def test_a_path_that_leads_elsewhere_is_none(name):
    assert not is_inside(name)
