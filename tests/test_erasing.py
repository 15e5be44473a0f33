"""A mail-out ended, so that nobody is found in any byte of its folder; and one member taken out of it."""

import json
import os
import shutil
from datetime import date

import pytest

from command import files
from conftest import TODAY
from full_mailout import PERSONAL, PRIVATE_NOTE, everything, full_mailout, naming
from protest_letters.filenames import file_stem, id_part, id_part_of
from protest_letters.load.mailout import list_files, load_erased, load_head
from protest_letters.load.member_rows import without_rows
from protest_letters.load.register import load_register, read_register
from protest_letters.mailout.erasing import ending_of, parting_of, without_member, without_members
from protest_letters.mailout.folder import ERASED, FORMAT, PLAN, README, REGISTER
from protest_letters.mailout.register import TOGETHER, Life, Made, Register, trace
from protest_letters.mailout.register_rows import register_csv
from protest_letters.mailout.standing import by_addressee
from protest_letters.problems import ExitCode, Level, ProtestError
from protest_letters.run.erasing import erase_all, erase_member, look_through
from registers import mailout, piece, register_of, small_register
from test_run_register import killed


@pytest.fixture(scope="module")
def made(tmp_path_factory, campaign, forms, typefaces):
    return full_mailout(tmp_path_factory.mktemp("made") / "box", campaign, forms, typefaces)


@pytest.fixture
def box(made, tmp_path):
    return shutil.copytree(made, tmp_path / "box", symlinks=True)


def end(folder):
    return erase_all(folder, ending_of(list_files(folder)), TODAY)


def leave(folder, member):
    leaving = look_through(folder, member, TODAY)
    return leaving, erase_member(folder, leaving, TODAY)


@pytest.fixture(scope="module")
def before(made):
    return everything(made)


def test_before_everybody_is_found_in_every_kind_of_file(before):
    found = {name for member in PERSONAL for name in naming(before, member)}

    assert found >= {
        *("register.csv", "problems.csv", "checklist.pdf", "exports/mailer.csv", ".register.csv.1a2b3c4d.part"),
        *("authorities/letters.pdf", "authorities/letters-2.pdf", "packets/signing-list.pdf", ".~lock.register.csv#"),
    }
    assert {name.partition("/")[0] for name in found} >= {"packets", "again", "signatures"}
    assert all(naming(before, member) for member in PERSONAL)


# the whole


def test_nobody_is_found_in_any_byte_of_any_file_afterwards(box):
    assert end(box) == ()

    after = everything(box)
    assert {member: naming(after, member) for member in PERSONAL} == {member: set() for member in PERSONAL}
    text = "\n".join(after.values())
    assert not any(word in text for word in (PRIVATE_NOTE, "Marta", "neighbour", "Sample Union", "2026-05-01"))
    assert files(box) == [PLAN, README, REGISTER]


def test_counts_days_and_hashes_stay(made, box):
    before = load_register(made, TODAY).register.entries
    end(box)
    after = load_register(box, TODAY).register.entries

    assert by_addressee(trace(after), TODAY) == by_addressee(trace(before), TODAY)
    assert sorted(one.sha256 for one in after) == sorted(one.sha256 for one in before)
    assert sorted((one.medium, one.pages) for one in after) == sorted((one.medium, one.pages) for one in before)
    assert load_head(box).members == 5


@pytest.mark.parametrize(
    ("why", "kept"),
    [("moved", "moved"), ("suspended", "suspended"), ("", ""), ("other", "other"), (PRIVATE_NOTE, "other")],
)
def test_of_a_reason_only_the_posts_own_words_stay(why, kept):
    erased = without_members(register_of(piece("m1", posted=TODAY, returned=TODAY, why=why)))

    assert {one.life.why for one in erased.entries} == {kept}


def test_what_stays_of_a_row_is_what_the_documents_say():
    life = Life(TODAY, TODAY, TODAY, TODAY, "moved", TODAY, TODAY, consent=TODAY)
    whole = register_of(piece("m1", **{name: getattr(life, name) for name in Life.__slots__}), others=("Note",))

    for entry, before in zip(without_members(whole).entries, whole.entries, strict=True):
        assert (entry.id, entry.member, entry.file, entry.first_page, entry.others) == ("1", "", "", 0, ())
        assert (entry.addressee, entry.medium, entry.pages) == (before.addressee, before.medium, before.pages)
        assert entry.sha256 == before.sha256
        assert entry.life == Life(TODAY, TODAY, TODAY, TODAY, "moved", TODAY, TODAY, consent=None)


def test_letter_and_envelope_stay_together_in_an_order_that_tells_nothing_of_the_list():
    names = ("zoe", "ann", "bob")
    lives = {name: {"posted": date(2026, 10, day)} for day, name in enumerate(names, 1)}
    one = register_of(*(piece(name, **lives[name]) for name in names))
    other = register_of(*(piece(name, **lives[name]) for name in reversed(names)))

    assert without_members(one) == without_members(other)
    assert [entry.id for entry in without_members(one).entries] == ["1", "1", "2", "2", "3", "3"]
    assert [entry.medium for entry in without_members(one).entries] == [Made.LETTER, Made.ENVELOPE] * 3


def test_a_register_that_was_erased_stays_as_it_is_when_it_is_erased_again():
    once = without_members(small_register())

    assert without_members(once) == once
    assert read_register(register_csv(once), "r", TODAY).problems == ()


def test_who_was_erased_before_is_counted_and_damaged_marks_do_not_keep_anything_alive(box):
    leave(box, "member-b2")
    shutil.copytree(box, box.parent / "damaged")
    (box.parent / "damaged" / ERASED).write_bytes(b"{")

    assert (end(box), load_head(box).members) == ((), 5)
    assert (end(box.parent / "damaged"), load_head(box.parent / "damaged").members) == ((), 4)
    assert files(box.parent / "damaged") == [PLAN, README, REGISTER]


def test_nothing_can_be_made_in_the_folder_afterwards(box):
    end(box)

    assert load_head(box).erased == TODAY.isoformat()
    assert json.loads((box / PLAN).read_text()) == {"format": FORMAT, "erased": "2026-11-23", "members": 5}


def test_the_day_of_the_first_time_stays(box):
    end(box)
    erase_all(box, ending_of(list_files(box)), date(2027, 1, 1))

    assert (load_head(box).erased, load_head(box).members) == (TODAY.isoformat(), 5)


def test_what_somebody_else_put_there_stays_and_is_named(box):
    (box / "notes.txt").write_text("Ann Sampleson")
    (box / "scans").mkdir()
    (box / "scans" / "answer.pdf").write_bytes(b"x")

    ending = ending_of(list_files(box))
    erase_all(box, ending, TODAY)

    assert ending.strangers == ("notes.txt", "scans/answer.pdf")
    assert set(files(box)) == {PLAN, README, REGISTER, "notes.txt", "scans/answer.pdf"}


def test_a_link_goes_and_what_it_leads_to_stays(box, tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "diary.txt").write_text("mine")
    (box / "packets" / "home").symlink_to(tmp_path / "home")
    (box / "packets" / "file").symlink_to(tmp_path / "home" / "diary.txt")

    end(box)

    assert files(tmp_path / "home") == ["diary.txt"]
    assert not (box / "packets").exists()


def test_a_folder_that_is_a_link_is_not_entered(box, tmp_path):
    (tmp_path / "home" / "empty").mkdir(parents=True)
    shutil.rmtree(box / "exports")
    (box / "exports").symlink_to(tmp_path / "home")

    end(box)

    assert (tmp_path / "home" / "empty").is_dir()


def test_a_register_with_faults_keeps_its_sound_rows(box):
    raw = (box / REGISTER).read_bytes().replace(b";letter;", b";lettre;", 1)
    (box / REGISTER).write_bytes(raw)

    problems = end(box)

    assert [(one.level, one.hint) for one in problems] == [(Level.WARNING, "this row is not kept")]
    assert len(load_register(box, TODAY).register.entries) == 4


@pytest.mark.parametrize("raw", [b"", b"\x00\x01 Sampleson", None])
def test_a_register_that_cannot_be_read_goes_as_well(box, raw):
    (box / REGISTER).unlink()
    if raw is not None:
        (box / REGISTER).write_bytes(raw)

    (problem,) = end(box)

    assert (problem.level, problem.hint) == (Level.WARNING, "nothing of it is kept")
    assert load_register(box, TODAY).register == Register((), ",")


def test_a_file_that_cannot_be_removed_is_named_the_rest_goes_and_it_can_be_done_again(box, monkeypatch):
    stubborn = box / "packets" / "signing-list.pdf"
    unlink = type(stubborn).unlink

    def held(path, *args, **options):
        if path == stubborn:
            raise PermissionError(13, "Permission denied")
        return unlink(path, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(type(stubborn), "unlink", held)
        (problem,) = end(box)

    assert (problem.where, problem.code) == (str(stubborn), ExitCode.WRITE)
    assert files(box) == [PLAN, README, "packets/signing-list.pdf", REGISTER]
    assert end(box) == ()
    assert files(box) == [PLAN, README, REGISTER]


# one member


def test_a_file_that_cannot_be_removed_keeps_the_member_in_the_register_so_that_it_can_be_done_again(box, monkeypatch):
    unlink = type(box).unlink

    def held(path, *args, **options):
        if path.name == "Zoë-Müstermann_member-b2.pdf":
            raise PermissionError(13, "Permission denied")
        return unlink(path, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(type(box), "unlink", held)
        _, (problem,) = leave(box, "member-b2")

    assert problem.code is ExitCode.WRITE
    assert leave(box, "member-b2")[1] == ()
    assert "member-b2" not in {one for entry in load_register(box, TODAY).register.entries for one in entry.members}
    assert not list((box / "packets").glob("Zo*"))


def test_what_an_interrupted_run_left_among_packets_goes_and_is_not_asked_about(box):
    (box / "packets" / ".letters.pdf.1a2b3c4d.part").write_bytes(b"x")

    leaving, _ = leave(box, "member-b2")

    assert not any(".part" in problem.where for problem in leaving.problems)
    assert not (box / "packets" / ".letters.pdf.1a2b3c4d.part").exists()


@pytest.mark.parametrize("member", ["AB/0042", "member-b2", "member-b3", "member-h1", "member-h2"])
def test_a_member_is_found_afterwards_only_where_it_is_said(before, box, member):
    leaving, failed = leave(box, member)

    named = {problem.where for problem in leaving.problems}
    after = everything(box)
    assert failed == ()
    assert naming(after, member) <= named
    assert naming(after, member) <= naming(before, member) - {REGISTER, "exports/mailer.csv", "problems.csv"}
    assert "authorities/letters.pdf" in named
    # nobody else is touched, but for whoever signs the same letter
    for other in set(PERSONAL) - {member} - ({"member-h1", "member-h2"} if "-h" in member else set()):
        kept = {name for name in naming(before, other) if not name.startswith(".")}
        assert naming(after, other) == kept


def test_what_holds_others_as_well_is_named_with_the_pages(box):
    leaving, _ = leave(box, "member-b2")

    said = {problem.where: problem.what for problem in leaving.problems}
    assert said == {
        "authorities/letters.pdf": "has pieces of others as well, and cannot be cut; page 2 is of this member",
        "checklist.pdf": "is of no one member, and may name this one",
        "packets/signing-list.pdf": "is of no one member, and may name this one",
    }
    assert {problem.code for problem in leaving.problems} == {ExitCode.REJECTED}


def test_a_print_file_that_is_the_members_alone_goes(box):
    leaving, _ = leave(box, "member-b2")

    assert set(leaving.parting.files) == {"authorities/letters-2.pdf", "packets/Zoë-Müstermann_member-b2.pdf"}
    assert not (box / "authorities" / "letters-2.pdf").exists()


def test_files_are_found_by_the_id_in_their_name_however_odd_it_is(box):
    leaving, _ = leave(box, "AB/0042")

    assert {name.partition("/")[0] for name in leaving.parting.files} == {"packets", "again", "signatures"}
    assert set(leaving.parting.litter) == {".register.csv.1a2b3c4d.part", ".~lock.register.csv#"}


def test_the_rows_become_nobodys_and_still_count(box):
    before = load_register(box, TODAY).register
    leave(box, "member-b2")
    after = load_register(box, TODAY).register

    assert by_addressee(trace(after.entries), TODAY) == by_addressee(trace(before.entries), TODAY)
    mine = [one for one in after.entries if one.id == "erased-1"]
    assert [(one.member, one.life.why, one.life.consent, one.others) for one in mine] == [
        ("", "other", None, ("",))
    ] * 2
    assert [(one.file, one.first_page) for one in mine] == [("authorities/letters.pdf", 2), ("", 0)]


def test_rows_that_could_not_be_used_go_with_the_file_if_no_other_is_left(box):
    leaving, _ = leave(box, "member-r9")

    assert [(table.name, table.gone, table.left) for table in leaving.tables] == [("problems.csv", 1, 0)]
    assert not (box / "problems.csv").exists()
    assert naming(everything(box), "member-r9") == set()


def test_a_household_goes_as_a_whole_from_what_both_sign(box):
    leaving, _ = leave(box, "member-h2")

    assert leaving.parting.companions == ("member-h1",)
    assert not [name for name in files(box) if "Housemate" in name]
    assert "member-h1" not in (box / REGISTER).read_text(encoding="utf-8-sig")


def test_nothing_is_made_again_for_whoever_was_erased_and_the_mark_does_not_tell_whom(box):
    leave(box, "member-b2")
    leave(box, "AB/0042")

    erased = load_erased(box)
    assert [one in erased for one in ("member-b2", "AB/0042", "member-b3")] == [True, True, False]
    assert not any(one in (box / ERASED).read_text() for one in PERSONAL)


def test_the_same_again_finds_that_it_is_done(box):
    leave(box, "member-b2")
    before = {name: (box / name).read_bytes() for name in files(box)}

    leaving, failed = leave(box, "member-b2")

    assert (leaving.known, leaving.problems, failed) == (False, (), ())
    assert {name: (box / name).read_bytes() for name in files(box)} == before


def test_an_unknown_member_is_refused_with_the_nearest(box):
    with pytest.raises(ProtestError) as caught:
        look_through(box, "member-b7", TODAY)

    (problem,) = caught.value.problems
    assert problem.what == '"member-b7" is nobody here'
    assert problem.hint.startswith('did you mean "member-b')
    assert problem.code is ExitCode.USAGE


def test_a_table_without_ids_and_one_that_cannot_be_read_are_said(box):
    (box / "exports" / "other.csv").write_text("name,town\nAnn Sampleson,Madrid\n")
    (box / "exports" / "broken.csv").write_bytes(b"\x00\x01")

    leaving, _ = leave(box, "AB/0042")

    said = {problem.where: (problem.what, problem.code) for problem in leaving.problems}
    assert said["exports/other.csv"] == (
        "has no column protest:id, by which rows of a member are found",
        ExitCode.REJECTED,
    )
    assert said["exports/broken.csv"] == ("is no text", ExitCode.REJECTED)


def test_rows_are_taken_out_of_a_table_as_an_office_program_saved_it():
    raw = "﻿Név;protest:id\r\nAnn;7\r\n'=Bob;8 + 9\r\n".encode("utf-16-le")

    assert without_rows(raw, "t.csv", "9") == ("\ufeffNév;protest:id\r\nAnn;7\r\n".encode(), 1, 1)
    assert without_rows(raw, "t.csv", "7") == ("\ufeffNév;protest:id\r\n'=Bob;8 + 9\r\n".encode(), 1, 1)
    assert without_rows(raw, "t.csv", "8 + 9")[1:] == (0, 2)
    assert without_rows(b"protest:id\na b + c\n", "t.csv", "a b")[1:] == (1, 0)


@pytest.mark.parametrize("file", [PLAN, REGISTER, README, "notes.txt", "contacts/all.pdf"])
def test_a_register_cannot_make_anything_go_that_is_nobodys(tmp_path, file):
    rows = piece("m1", made=[Made.LETTER])
    folder = mailout(
        tmp_path / "box", register_of([type(rows[0])("m1-president", "m1", "president", Made.LETTER, file)])
    )
    (folder / "contacts").mkdir()
    for name in ("notes.txt", README, "contacts/all.pdf"):
        (folder / name).write_bytes(b"x")

    leave(folder, "m1")

    assert (folder / file).exists()


def test_a_print_file_is_no_members_however_he_is_called():
    register = register_of(piece("letters"), piece("m2", page=2))
    names = ["authorities/letters.pdf", "authorities/envelopes.pdf", "checklist.pdf"]

    assert parting_of("letters", register, names).files == ()
    assert parting_of("checklist", register, names).files == ()


def test_one_of_a_household_who_also_writes_alone_keeps_what_is_his():
    joint = [
        type(one)(one.id, f"m1{TOGETHER}m2", one.addressee, one.medium, "authorities/a.pdf") for one in piece("m1")
    ]
    register = register_of(joint, piece("m2", "mayor"))

    parting = parting_of("m1", register, ["authorities/a.pdf", "packets/A_m1.pdf", "packets/B_m2.pdf"])

    assert parting.files == ("authorities/a.pdf", "packets/A_m1.pdf")
    assert {one.member for one in without_member(register, parting).entries} == {"", "m2"}


@pytest.mark.parametrize("identity", ["m1", "0042", "AB/7", "m1-president", "Ж", "CON", "a_b", "x" * 64])
def test_a_file_named_for_an_id_is_found_by_it(identity):
    assert id_part_of(f"packets/{file_stem('Ann_Sample.pdf', identity)}.pdf") == id_part(identity)
    assert id_part_of(f"packets/{file_stem('Ann', 'other')}.pdf") != id_part(identity)


# interrupted


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills children")
@pytest.mark.parametrize("task", ["end", "part"])
def test_killed_at_any_step_the_same_again_finishes(tmp_path, task):
    steps = killed(tmp_path / "box", task)
    undisturbed = steps[-1]["left"]

    assert len(steps) > 20
    for step in steps:
        register = step["left"][REGISTER].encode()
        assert read_register(register, REGISTER, TODAY).problems == (), "it is old or new as a whole"
        assert without_salt(step["again"]) == without_salt(undisturbed)
    text = "\n".join((*undisturbed, *undisturbed.values()))
    assert (
        "m1-secret" not in text.replace(json.dumps({"name": "m1-secret"}), "")
        if task == "part"
        else "secret" not in text
    )


def without_salt(left):
    return {name: content for name, content in left.items() if name != ERASED} | {ERASED: ERASED in left}
