"""`protest erase`: what will go is said, somebody is asked, and what cannot be reached is named."""

import shutil

import pytest

from command import call, files, run
from full_mailout import everything, full_mailout, naming
from protest_letters.filenames import file_stem
from protest_letters.mailout.folder import PLAN, README, REGISTER
from registers import mailout
from terminal import on_terminal

LEFT = [PLAN, README, REGISTER]


@pytest.fixture(scope="module")
def made(tmp_path_factory, campaign, forms, typefaces):
    return full_mailout(tmp_path_factory.mktemp("made") / "box", campaign, forms, typefaces)


@pytest.fixture
def box(made, tmp_path):
    return shutil.copytree(made, tmp_path / "box")


@pytest.fixture
def protest(box):
    """Return a function that runs the command for the folder, and expects a code."""

    def go(*args, code=0):
        outcome = call("erase", "box", *args, cwd=box.parent)
        assert outcome.code == code, outcome.err
        return outcome

    return go


def left(box):
    return [name for name in files(box) if name != ".lock"]


def test_what_will_go_is_said_before_and_what_cannot_be_reached(protest, box):
    outcome = protest("--yes")

    ann = file_stem("Ann Sampleson", "AB/0042")
    assert left(box) == LEFT
    told = [line for line in outcome.err.splitlines() if not line.startswith("  hint: ")]
    assert told == [
        "goes: what systems and interrupted runs left (2 files: .register.csv.1a2b3c4d.part …)",
        f"goes: single pieces made again (1 file: again/{file_stem('Ann Sampleson', 'AB/0042-president')}.pdf)",
        "goes: letters, envelopes and faxes to authorities (2 files: authorities/letters-2.pdf …)",
        "goes: the checklist (1 file: checklist.pdf)",
        "goes: copies for contacts (1 file: contacts/collective.pdf)",
        "goes: lists for other programs (1 file: exports/mailer.csv)",
        f"goes: packets for members, and lists of them (5 files: packets/{ann}.pdf …)",
        "goes: rows of the list that could not be used (1 file: problems.csv)",
        f"goes: pictures of signatures (1 file: signatures/{ann}.png)",
        "stays: box/register.csv, with counts, days and hashes, and no member in it",
        "warning: box/register.csv: seems to be open in an office program, which would undo what is written",
        "not reached:",
        "  printouts, and what was posted, faxed or e-mailed",
        "  backups, snapshots, synchronised copies, version control, the trash",
        "  the organisation's own list and its pictures of signatures",
        "  what lies on the disk until it is overwritten, on a solid-state disk longer: only encryption helps",
        "erased",
    ]


def test_where_nobody_can_be_asked_it_must_be_said(protest, box):
    before = everything(box)

    outcome = protest(code=2)

    assert "error: --yes: is needed where nobody can be asked" in outcome.err
    assert {name: text for name, text in everything(box).items() if name != ".lock"} == before


@pytest.mark.parametrize(("answer", "gone"), [("ja\n", True), ("n\n", False), ("\x04", False)])
def test_on_a_terminal_it_is_asked(tmp_path, answer, gone):
    box = mailout(tmp_path / "box")
    (box / "packets").mkdir()
    (box / "packets" / "Ann_m1.pdf").write_bytes(b"Ann")

    outcome = on_terminal("erase", "box", cwd=tmp_path, typed=answer)

    assert outcome.code == 0, outcome.err
    assert "Erase the mail-out in box [y/N]:" in outcome.err
    assert ("nothing was erased" in outcome.err) is not gone
    assert (box / "packets").exists() is not gone


def test_a_dry_run_says_it_all_and_touches_nothing(protest, box):
    before = everything(box)

    outcome = protest("--dry-run")
    of_one = protest("--member", "member-b2", "--dry-run", code=1)

    assert "goes: the checklist (1 file: checklist.pdf)" in outcome.err
    assert "member-b2: 2 rows of the register will be nobody's" in of_one.err
    assert outcome.err.endswith("nothing was erased\n")
    assert everything(box) == before


def test_what_is_not_ours_is_named_with_exit_code_1(protest, box):
    (box / "notes.txt").write_text("Ann Sampleson")

    outcome = protest("--yes", code=1)

    assert left(box) == [PLAN, README, "notes.txt", REGISTER]
    assert "error: notes.txt: was not made by a mail-out, and may name members" in outcome.err
    assert outcome.err.endswith("erased, but for what is named above\n")


def test_one_member_goes_and_what_holds_others_as_well_is_named(protest, box):
    outcome = protest("--member", "member-b2", "--yes", code=1)

    named = {line.split(": ")[1] for line in outcome.err.splitlines() if line.startswith("error: ")}
    assert named == {"authorities/letters.pdf", "checklist.pdf", "packets/signing-list.pdf"}
    assert naming(everything(box), "member-b2") <= named
    assert "member-b2: packets/Zoë-Müstermann_member-b2.pdf goes" in outcome.err
    assert "member-b2: 1 row of exports/mailer.csv will go" in outcome.err
    assert "has pieces of others as well, and cannot be cut; page 2 is of this member" in outcome.err
    assert "hint: take these pages out when it is printed" in outcome.err


def test_several_members_go_at_once(protest, box):
    outcome = protest("--member", "member-b2", "--member", "member-h2", "--yes", code=1)

    assert "member-h2: signs with member-h1; what they sign together goes" in outcome.err
    texts = everything(box)
    assert not any("packets/B" in name or "packets/Z" in name for name in texts)
    assert outcome.err.count("checklist.pdf: is of no one member") == 1


def test_who_was_erased_before_is_no_error(protest):
    protest("--member", "member-r9", "--yes", code=1)

    again = protest("--member", "member-r9", "--yes")

    assert "member-r9: was erased before" in again.err


def test_an_unknown_member_is_refused_and_nobody_is_erased(protest, box):
    before = everything(box)

    outcome = protest("--member", "member-b2", "--member", "member-b9", "--yes", code=2)

    assert '"member-b9" is nobody here' in outcome.err
    assert "hint: did you mean" in outcome.err
    assert {name: text for name, text in everything(box).items() if name != ".lock"} == before


def test_what_was_erased_can_still_be_summed_up(protest, tmp_path):
    protest("--yes")

    outcome = call("register", "box", cwd=tmp_path)

    assert outcome.lines[-1] == "5 members, 4 pieces: 4 posted, 1 returned"
    assert "erased on " in outcome.err


def test_after_it_was_erased_the_same_again_finds_nothing(protest, box):
    protest("--yes")
    before = {name: (box / name).read_bytes() for name in files(box)}

    again = protest("--yes")

    assert "goes: " not in again.err
    assert {name: (box / name).read_bytes() for name in files(box)} == before


@pytest.mark.parametrize("args", [("--yes",), ("--member", "m1", "--yes")], ids=" ".join)
def test_a_folder_of_somebody_else_is_refused_and_not_touched(tmp_path, args):
    (tmp_path / "photos" / "packets").mkdir(parents=True)
    (tmp_path / "photos" / "packets" / "a.jpg").write_bytes(b"mine")

    outcome = call("erase", "photos", *args, cwd=tmp_path)

    assert outcome.code == 7
    assert "error: photos: is no folder of a mail-out" in outcome.err
    assert files(tmp_path) == ["photos/packets/a.jpg"]


def test_a_dry_run_needs_no_right_to_write_and_two_do_not_meet(tmp_path):
    mailout(tmp_path / "box")

    assert run("erase", "box", "--dry-run", cwd=tmp_path).code == 0
    assert files(tmp_path / "box") == [PLAN, REGISTER]
