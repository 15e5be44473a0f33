"""A mail-out gone on with, added to, made again: nothing lost, nothing twice, nothing written over."""

import json
import shutil

import pytest

from batches import batch, contents, listed, names, register, register_rows, rows, table, text_of
from command import call, pages_of


@pytest.fixture
def made(tmp_path):
    """A mail-out for four members, one of whose rows cannot be used."""
    members = [*rows(3), rows(1, 4)[0] | {"name": ""}, *rows(1, 5)]
    outcome = batch(listed(members, tmp_path / "members.csv"), cwd=tmp_path)
    assert outcome.code == 1, outcome.err
    return tmp_path / "mailout"


def mended(folder, **changes):
    """Fill cells of a file of rows that could not be used, as an office program would."""
    path = folder / "problems.csv"
    found = table(path)
    for row in found:
        row.update(changes)
    return listed(found, path)


def test_the_same_command_again_has_nothing_to_do(made):
    before = contents(made)
    outcome = batch("members.csv", cwd=made.parent)

    assert outcome.code == 1
    assert "everything of members.csv is made already" in outcome.err
    assert contents(made) == before


def test_a_mended_row_is_added_in_files_of_its_own(made):
    before = contents(made)
    source = mended(made, name="Dana Sample")
    outcome = batch(source, cwd=made.parent)

    assert outcome.code == 0, outcome.err
    after = contents(made)
    assert {name: after[name] for name in before if name.startswith("authorities/")} == {
        name: content for name, content in before.items() if name.startswith("authorities/")
    }
    new = set(after) - set(before)
    assert new == {
        "authorities/letters-2.pdf",
        "authorities/envelopes-2.pdf",
        "authorities/slips-2.pdf",
        "lists/mended-2.csv",
    }
    assert "problems.csv" not in after
    assert "Dana Sample" in text_of(made, register_rows(made)[-1])


def test_additions_change_nothing_that_was_dealt_and_keep_the_streams_even(made):
    before = [(entry.member, entry.addressee) for entry in register_rows(made)]
    batch(mended(made, name="Dana Sample"), cwd=made.parent)

    after = [(entry.member, entry.addressee) for entry in register_rows(made)]
    assert set(before) < set(after)
    # four were dealt, one to each who can be reached; the next goes on with the first again
    assert sorted(addressee for _, addressee in before) == [
        "embassy-de",
        "embassy-ru",
        "interior-minister",
        "president",
    ]
    assert after[-1][1] == "president"


def test_a_parcel_that_is_posted_is_not_made_anew(tmp_path):
    members = [*rows(2), *rows(1, 3, name="")]
    batch(listed(members, tmp_path / "members.csv"), "--as", "letter,copies", cwd=tmp_path)
    folder = tmp_path / "mailout"
    posted, other = sorted({name.split("/")[1] for name in names(folder) if name.startswith("contacts/")})[:2]
    call("register", "mailout", "--posted", f"copies-{posted}", cwd=tmp_path)
    before = contents(folder)
    batch(mended(folder, name="Dana Sample"), cwd=tmp_path)

    after = contents(folder)
    assert after[f"contacts/{posted}/note.pdf"] == before[f"contacts/{posted}/note.pdf"]
    assert after[f"contacts/{other}/note.pdf"] != before[f"contacts/{other}/note.pdf"]


def test_a_row_that_is_mended_in_part_stays_in_the_file_under_the_id_it_had(made):
    before = table(made / "problems.csv")
    outcome = batch(mended(made, name="Dana Sample", country="Sampleland"), cwd=made.parent)

    assert outcome.code == 1
    after = table(made / "problems.csv")
    assert [row["protest:id"] for row in after] == [row["protest:id"] for row in before]
    assert after[0]["protest:field"] == "country"


def test_rows_that_were_not_fed_back_stay(tmp_path):
    members = [*rows(2), *(row | {"name": ""} for row in rows(3, 3))]
    folder = tmp_path / "other"
    batch(listed(members, tmp_path / "more.csv"), cwd=tmp_path, out="other")
    found = table(folder / "problems.csv")
    found[1]["name"] = "Dana Sample"
    part = listed(found[1:2], tmp_path / "mended.csv")
    outcome = batch(part, cwd=tmp_path, out="other")

    assert outcome.code == 0, outcome.err
    left = table(folder / "problems.csv")
    assert [row["street"] for row in left] == [found[0]["street"], found[2]["street"]]


def test_a_file_of_problems_that_somebody_is_mending_is_not_written_over(made, tmp_path):
    part = listed([table(made / "problems.csv")[0] | {"city": ""}], tmp_path / "mended.csv")
    source = mended(made, role="Treasurer")
    own = source.read_bytes()
    outcome = batch(part, cwd=tmp_path)

    assert outcome.code == 1
    assert source.read_bytes() == own
    assert table(made / "lists/problems-2.csv")[0]["protest:field"] == "name | city"


def test_pieces_of_a_proof_and_of_the_others_are_made_again_with_one_command(tmp_path):
    source = listed(rows(4), tmp_path / "members.csv")
    batch(source, "--limit", "2", cwd=tmp_path)
    batch(source, "--limit", "0", cwd=tmp_path)
    made = register_rows(tmp_path / "mailout")
    first, last = made[0], made[-1]
    outcome = batch(source, "--only", f"{first.id},{last.member}", cwd=tmp_path, spread=None, dispatch=None)

    assert (first.file, last.file) == ("authorities/letters.pdf", "authorities/letters-2.pdf")
    assert outcome.code == 0, outcome.err
    for one in (first, last):
        (page,) = pages_of(tmp_path / f"mailout/again/{one.id}.pdf")
        assert page == text_of(tmp_path / "mailout", one)


def test_a_mended_workbook_is_kept_as_one_and_the_rest_of_it_has_the_delimiter_it_had(tmp_path):
    workbook = pytest.importorskip("openpyxl").Workbook()
    batch(listed([*rows(1), *rows(2, 2, country="Sampleland")], tmp_path / "members.csv"), cwd=tmp_path)
    first, second = table(tmp_path / "mailout/problems.csv")
    for cells in (first, (first | {"country": "DE"}).values(), second.values()):
        workbook.active.append([*cells])
    workbook.save(tmp_path / "mended.xlsx")
    outcome = batch("mended.xlsx", cwd=tmp_path)

    assert outcome.code == 1, outcome.err
    assert (tmp_path / "mailout/lists/mended-2.xlsx").read_bytes() == (tmp_path / "mended.xlsx").read_bytes()
    assert [row["protest:id"] for row in table(tmp_path / "mailout/problems.csv")] == [second["protest:id"]]
    assert len(register_rows(tmp_path / "mailout")) == 2


def test_of_what_was_made_of_another_list_it_is_said_which(made):
    batch(mended(made, name="Dana Sample"), cwd=made.parent)
    added = register_rows(made)[-1]
    outcome = batch("members.csv", "--only", added.id, cwd=made.parent, spread=None, dispatch=None)
    assert outcome.code == 2
    assert f'"{added.id}" was made of another list: mailout/lists/mended-2.csv' in outcome.err

    outcome = batch("mailout/lists/mended-2.csv", "--only", added.id, cwd=made.parent, spread=None, dispatch=None)
    assert outcome.code == 0, outcome.err
    assert f"again/{added.id}.pdf" in names(made)


def test_another_list_is_refused_until_changes_are_accepted(made, tmp_path):
    before = contents(made)
    listed([*rows(3), *rows(2, 5)], tmp_path / "members.csv")
    refused = batch("members.csv", cwd=tmp_path)

    assert refused.code == 7
    assert "is not what it was when this mail-out was made" in refused.err
    assert "--accept-changes" in refused.err
    assert contents(made) == before

    accepted = batch("members.csv", "--accept-changes", cwd=tmp_path)
    assert accepted.code == 0, accepted.err
    assert len(register_rows(made)) == 5
    assert {entry.file for entry in register_rows(made)} == {"authorities/letters.pdf", "authorities/letters-2.pdf"}


def test_a_list_that_was_left_unfinished_for_another_one_is_ended(tmp_path):
    batch(listed(rows(2), tmp_path / "members.csv"), cwd=tmp_path)
    plan = tmp_path / "mailout/.plan.json"
    plan.write_text(plan.read_text("utf-8").replace('"done": true', '"done": false'), "utf-8")
    listed(rows(3), tmp_path / "members.csv")
    refused = batch("members.csv", cwd=tmp_path)
    assert refused.code == 7
    assert "was stopped while members.csv was made" in refused.err

    assert batch("members.csv", "--accept-changes", cwd=tmp_path).code == 0
    assert [part["done"] for part in json.loads(plan.read_text("utf-8"))["parts"]] == [True, True]
    assert len(register_rows(tmp_path / "mailout")) == 3


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--lang", "ru"), '--lang: is "ru", and was not given'),
        (("--as", "letter"), "--as: is letter, and was letter,envelope"),
        (("--date", "2026-11-20"), "--date: is 2026-11-20, and was 2026-11-23"),
        (("--duplex",), "--duplex: is given, and was not given"),
    ],
)
def test_other_options_are_refused_with_what_they_were(made, options, said):
    outcome = batch("members.csv", *options, cwd=made.parent)

    assert outcome.code == 7
    assert said in outcome.err


def test_stopped_behind_the_last_piece_parcels_are_not_counted_among_the_pieces(tmp_path):
    source = listed(rows(3), tmp_path / "members.csv")
    batch(source, "--as", "letter,copies", cwd=tmp_path)
    plan, before = tmp_path / "mailout/.plan.json", contents(tmp_path / "mailout")
    plan.write_text(plan.read_text("utf-8").replace('"done": true', '"done": false'), "utf-8")
    outcome = batch(source, "--as", "letter,copies", cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert "0 pieces, besides 3 that were there for 3 of the list" in outcome.err
    assert contents(tmp_path / "mailout") == before


def test_options_that_are_not_typed_again_are_those_of_the_mail_out(made):
    outcome = call("batch", "members.csv", "-o", "mailout", cwd=made.parent)

    assert outcome.code == 1
    assert "made already" in outcome.err


@pytest.mark.parametrize("options", [("--country", "DE"), ("--contact", "Tel. 1"), ("--papers", "fr")])
def test_options_typed_again_with_a_mended_list_change_nobody_who_runs_it(tmp_path, options):
    members = [*rows(3, organisation="Sample Union"), *rows(1, 4, name="", organisation="Another Union", country="FR")]
    first = batch(listed(members, tmp_path / "members.csv"), *options, cwd=tmp_path)
    assert first.code == 1, first.err
    outcome = batch(mended(tmp_path / "mailout", name="Dana Sample"), *options, cwd=tmp_path)

    assert outcome.code == 0, outcome.err


def test_another_version_is_refused(made):
    plan = json.loads((made / ".plan.json").read_text(encoding="utf-8"))
    plan["parts"][0]["versions"]["babel"] = "1.0"
    (made / ".plan.json").write_text(json.dumps(plan), encoding="utf-8")
    outcome = batch("members.csv", cwd=made.parent)

    assert outcome.code == 7
    assert "babel: is version" in outcome.err
    assert "and was 1.0" in outcome.err


def test_a_trial_for_a_few_is_gone_on_with_for_all(tmp_path):
    source = listed(rows(6), tmp_path / "members.csv")
    first = batch(source, "--limit", "2", cwd=tmp_path)
    few = contents(tmp_path / "mailout")
    second = batch(source, "--limit", "0", cwd=tmp_path)

    assert (first.code, second.code) == (0, 0), second.err
    folder = tmp_path / "mailout"
    assert [entry.file for entry in register_rows(folder)] == ["authorities/letters.pdf"] * 2 + [
        "authorities/letters-2.pdf"
    ] * 4
    assert (folder / "authorities/letters.pdf").read_bytes() == few["authorities/letters.pdf"]


def test_members_who_were_erased_are_not_made_anything_for_again(made):
    (gone,) = {entry.member for entry in register_rows(made) if entry.addressee == "president"}
    shutil.rmtree(made)
    listed(rows(3), made.parent / "members.csv")
    batch("members.csv", "--limit", "1", cwd=made.parent)
    assert [entry.member for entry in register_rows(made)] == [gone]
    assert call("erase", "mailout", "--member", gone, "--yes", cwd=made.parent).code in (0, 1)
    outcome = batch("members.csv", "--limit", "0", cwd=made.parent)

    assert outcome.code == 0, outcome.err
    assert gone not in {entry.member for entry in register(made)}
    assert len(register_rows(made)) == 3


def test_the_row_of_a_member_who_was_erased_does_not_come_back(tmp_path):
    members = [*rows(2, id=""), rows(1, 3, id="gone-3", country="Sampleland")[0], *rows(1, 4, id="")]
    source = listed(members, tmp_path / "members.csv")
    batch(source, "--limit", "1", cwd=tmp_path)
    call("erase", "mailout", "--member", "gone-3", "--yes", cwd=tmp_path)
    outcome = batch(source, "--limit", "0", cwd=tmp_path)

    assert (outcome.code, "row 4" in outcome.err) == (0, False), outcome.err
    assert "problems.csv" not in names(tmp_path / "mailout")


def test_a_mended_row_of_a_member_who_was_erased_is_refused_and_not_copied(made, tmp_path):
    (row,) = table(made / "problems.csv")
    source = listed([row | {"name": "Dana Sample"}], tmp_path / "mended.csv")
    call("erase", "mailout", "--member", row["protest:id"], "--yes", cwd=tmp_path)
    before = contents(made)
    outcome = batch(source, cwd=tmp_path)

    assert outcome.code == 3
    assert "row 2: is of a member who was erased" in outcome.err
    assert contents(made) == before
