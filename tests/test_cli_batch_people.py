"""Who writes and how: households, doubles, namesakes of people in danger, private persons, signatures."""

import os
import shutil
from datetime import date

import pytest
from PIL import Image, ImageDraw

from batches import batch, contents, listed, names, register, register_rows, rows, table, text_of
from conftest import ROOT
from protest_letters.mailout.register import Made

LETTER = ("--lang", "en", "--papers", "en", "--to", "president")


def made(tmp_path, members, *options, code=0, **more):
    outcome = batch(
        listed(members, tmp_path / "m.csv"), *LETTER, *options, cwd=tmp_path, **{"spread": None, "out": "out", **more}
    )
    assert outcome.code == code, outcome.err
    return tmp_path / "out", outcome


def squeezed(text):
    return " ".join(text.split())


# households and doubles


def test_who_lives_together_writes_one_letter_in_the_plural_that_both_sign(tmp_path):
    couple = [rows(1, name=f"{given} Sampleson", email="")[0] for given in ("Ann", "Bob")]
    couple[1]["consent"] = "2026-05-07"
    folder, _ = made(tmp_path, [*couple, *rows(1, 3)], "--household", dispatch="home")

    together, alone = register_rows(folder)
    assert (len(together.members), len(alone.members)) == (2, 1)
    # the later of two days: from then on both had agreed
    assert (together.life.consent, alone.life.consent) == (date(2026, 5, 7), date(2026, 5, 1))
    text = squeezed(text_of(folder, together))
    assert text.endswith("Yours faithfully, Ann Sampleson Bob Sampleson Sample Union")
    assert "We respectfully ask you" in text
    assert "Ann Sampleson and Bob Sampleson" in text
    packets = [name for name in names(folder) if name.startswith("packets/0")]
    assert len(packets) == 2
    assert [row["file"] for row in table(folder / "packets/mailer.csv")] == [packets[0], packets[0], packets[1]]


@pytest.mark.usefixtures("signatures")
def test_of_two_who_sign_both_must_have_agreed_and_neither_signature_is_printed(tmp_path):
    couple = [rows(1, name=f"{given} Sampleson", email="")[0] for given in ("Ann", "Bob")]
    couple[0]["signature"], couple[1]["consent"] = "ann.png", ""
    options = ("--household", "--signatures", "signatures", "--each")
    folder, _ = made(tmp_path, couple, *options, dispatch="home")

    (together,) = register_rows(folder)
    assert together.life.consent is None
    assert b"/Image" not in (folder / together.file).read_bytes()


def test_one_of_two_who_sign_is_enough_to_make_their_letter_again(tmp_path):
    couple = [rows(1, name=f"{given} Sampleson", email="")[0] for given in ("Ann", "Bob")]
    folder, _ = made(tmp_path, couple, "--household")
    (together,) = register_rows(folder)
    batch("m.csv", "--only", together.members[1], cwd=tmp_path, spread=None, dispatch=None, out="out")

    assert [name for name in names(folder) if name.startswith("again/")] == [
        f"again/envelope_{together.id}.pdf",
        f"again/{together.id}.pdf",
    ]


@pytest.mark.parametrize(("options", "letters"), [((), 3), (("--skip-duplicates",), 2)])
def test_who_is_twice_in_the_list_is_said_and_left_out_on_wish(tmp_path, options, letters):
    members = [*rows(2), rows(1)[0] | {"email": ""}]
    folder, outcome = made(tmp_path, members, *options)

    assert "Annb Sampleb" in outcome.err
    assert len(register_rows(folder)) == letters


# whom nothing may name


def protected(campaign):
    return campaign.book.contacts[0].name.get("en").split()[-1]


def test_a_row_whose_letter_would_name_somebody_in_danger_is_rejected_and_the_rest_is_made(tmp_path, campaign):
    who = protected(campaign)
    hits = ({"name": f"Ann {who}"}, {"personal": f"I know {who} well."}, {"organisation": f"Friends of {who}"})
    members = [*rows(2), *(rows(1, at)[0] | hit for at, hit in enumerate(hits, 3))]
    folder, _ = made(tmp_path, members, "--each", "--as", "letter,envelope,labels,telegram", code=1)

    assert len(register_rows(folder)) == 2
    assert [row["protest:field"] for row in table(folder / "problems.csv")] == ["name", "personal", "organisation"]
    texts = {name: content for name, content in contents(folder).items() if name != "problems.csv"}
    texts |= {f"page of {one.file}": text_of(folder, one).encode() for one in register_rows(folder)}
    assert not [name for name, content in texts.items() if who in name or who.encode() in content]


@pytest.mark.parametrize("kinds", ["letter,envelope,labels", "telegram"])
def test_a_member_who_only_bears_the_name_is_let_through_and_that_is_said(tmp_path, campaign, kinds):
    name = f"Eva {protected(campaign)}"
    options = ("--each", "--as", kinds, "--allow", name)
    folder, outcome = made(tmp_path, [*rows(1), *rows(1, 2, name=name)], *options)

    assert len({entry.member for entry in register(folder)}) == 2
    assert "allowed here as part of another's whole name" in outcome.err


def test_faxes_let_a_namesake_through_as_well(tmp_path, campaign):
    name = f"Eva {protected(campaign)}"
    options = ("--as", "fax", "--date", "1999-11-20", "--allow", name)
    folder, _ = made(tmp_path, rows(1, name=name), *options)

    assert len(register_rows(folder, Made.FAX)) == 1


# as whom they write


def test_a_private_person_shows_neither_organisation_nor_post(tmp_path):
    folder, _ = made(tmp_path, rows(1, role="Treasurer"), "--as-private-person")
    pages = squeezed(" ".join(text_of(folder, entry) for entry in register(folder)))

    assert "Annb Sampleb" in pages
    assert "Sample Union" not in pages
    assert "Treasurer" not in pages


@pytest.mark.parametrize("options", [(), ("--our-ref",)])
def test_the_number_of_a_piece_reaches_an_authority_on_wish_only(tmp_path, options):
    folder, _ = made(tmp_path, rows(1), *options)
    (letter,) = register_rows(folder)

    assert (letter.id in text_of(folder, letter)) is bool(options)
    assert letter.member not in text_of(folder, register_rows(folder, Made.ENVELOPE)[0])


# signatures


@pytest.fixture(name="signatures")
def _signatures(tmp_path):
    folder = tmp_path / "signatures"
    folder.mkdir()
    picture = Image.new("L", (400, 120), 255)
    ImageDraw.Draw(picture).line((20, 90, 120, 20, 200, 100, 380, 30), fill=0, width=8)
    picture.save(folder / "ann.png")
    return folder


@pytest.mark.usefixtures("signatures")
def test_a_signature_is_printed_for_whoever_agreed_and_the_day_is_kept(tmp_path):
    members = [
        *rows(1, signature="ann.png"),
        *rows(1, 2, signature="ann.png", consent=""),
        *rows(1, 3, signature="ann.png", consent="2999-01-01"),
        *rows(1, 4, signature="ann.png", consent="yes"),
        *rows(1, 5, consent=""),
    ]
    folder, _ = made(tmp_path, members, "--signatures", "signatures", "--each", dispatch="home", code=1)

    signed, plain = register_rows(folder)
    assert (signed.life.consent, plain.life.consent) == (date(2026, 5, 1), None)
    assert b"/Image" in (folder / signed.file).read_bytes()
    assert b"/Image" not in (folder / plain.file).read_bytes()
    found = table(folder / "problems.csv")
    assert [row["protest:field"] for row in found] == ["consent"] * 3
    said = ("is missing, and a signature is printed", "has not come yet", "is no day")
    assert all(what in row["protest:what"] for row, what in zip(found, said, strict=True))


def test_without_a_folder_no_signature_is_printed_and_nobody_has_to_agree(tmp_path):
    folder, outcome = made(tmp_path, rows(1, signature="ann.png", consent=""), dispatch="home")

    assert len(register_rows(folder)) == 1
    assert "has a column of signatures, and no folder is named" in outcome.err


def test_a_signature_is_a_picture_in_its_folder_or_nothing(tmp_path, signatures):
    (tmp_path / "secret.png").write_bytes((signatures / "ann.png").read_bytes())
    (signatures / "in.png").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(signatures / "pipe.png")
    wrong = ("../m.csv", "..", "signatures/ann.png", "CON.png", "secret.png", "pipe.png", "in.png")
    members = [row for at, name in enumerate(wrong, 1) for row in rows(1, at, signature=name)]
    folder, _ = made(tmp_path, members, "--signatures", "signatures", code=1)

    assert [row["protest:field"] for row in table(folder / "problems.csv")] == ["signature"] * len(wrong)


# names that are not meant as names

HOSTILE = ('=HYPERLINK("http://example.org","x")', "../../etc/passwd", "CON", "Sample" * 50, "@SUM(A1)", "Ann Sample")


def test_no_name_makes_a_file_elsewhere_or_a_cell_that_runs(tmp_path):
    members = [*rows(1, name="Ann Sample")]
    for at, name in enumerate(HOSTILE, 2):
        members += rows(1, at, name=name, branch=name, email=name)
        members += rows(1, 20 + at, name=name, country="Sampleland")
    (tmp_path / "inside").mkdir()
    listed(members, tmp_path / "inside" / "m.csv")
    outcome = batch("m.csv", "--as", "telegram", "--lang", "en", cwd=tmp_path / "inside", dispatch="home")
    folder = tmp_path / "inside/mailout"

    assert outcome.code == 1, outcome.err
    assert [path.name for path in tmp_path.iterdir()] == ["inside"]
    assert sorted(path.name for path in (tmp_path / "inside").iterdir()) == ["m.csv", "mailout"]
    telegrams = [entry.file for entry in register_rows(folder, Made.TELEGRAM)]
    # no telegraph has the signs = and @
    assert len(telegrams) == len(HOSTILE) + 1 - 2
    assert max(len(name.rpartition("/")[2].encode()) for name in telegrams) < 200
    problems = table(folder / "problems.csv")
    assert {row["name"].removeprefix("'") for row in problems} == set(HOSTILE)
    assert len(problems) == len(HOSTILE) + 2
    cells = [cell for name in ("problems.csv", "register.csv") for row in table(folder / name) for cell in row.values()]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_a_mail_out_may_lie_in_the_folder_of_its_campaign(tmp_path):
    out = "campaign/mailout"
    shutil.copytree(ROOT / "letters", tmp_path / "campaign/letters")
    shutil.copy(ROOT / "addressees.yaml", tmp_path / "campaign")
    made(tmp_path, rows(1), "--campaign", "campaign", out=out)
    again = batch("m.csv", *LETTER, "--campaign", "campaign", cwd=tmp_path, spread=None, out=out)

    assert len(register_rows(tmp_path / out)) == 1
    assert "is made already" in again.err
