"""Everything a mail-out can be made of: packets, single files, labels, faxes, telegrams, copies, pieces made again."""

import subprocess
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from batches import (
    batch,
    contents,
    keywords,
    listed,
    names,
    register,
    register_rows,
    rows,
    table,
    text_of,
)
from command import pages_of
from conftest import needs
from protest_letters.load.printable import read_printables
from protest_letters.mailout.register import Made

CASES = {"home": ("home", ()), "meeting": ("meeting", ())}


def squeezed(text):
    return " ".join(text.split())


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """Three members: one reads German, one has ties, two live together and do not write together."""
    folder = tmp_path_factory.mktemp("home")
    members = [
        *rows(1, language="de"),
        *rows(1, 2, language="fr", ties="family there", country="FR", city="Lyon", postcode="69001"),
        *rows(1, 3, email="=cmd|' /C calc'!A0"),
    ]
    outcome = batch(
        listed(members, folder / "members.csv"),
        "--lang",
        "ru",
        "--papers",
        "en",
        "--spread",
        "2",
        cwd=folder,
        dispatch="home",
    )
    assert outcome.code == 0, outcome.err
    return folder / "mailout"


def packet_of(folder, number):
    (path,) = (folder / "packets").glob(f"{number:05}-*.pdf")
    return pages_of(path)


def test_a_packet_has_instructions_then_letters_then_the_text_in_the_members_own_language(home):
    first = [squeezed(page) for page in packet_of(home, 1)]

    assert "Ihre Briefe" in first[0]
    own = [entry for entry in register_rows(home) if entry.id.startswith(register(home)[0].member)]
    assert [squeezed(text_of(home, entry)) for entry in own] == first[1:3]
    assert all("NICHT ABSENDEN" in page for page in first[3:])
    assert len(first) == 1 + 2 + 2


def test_somebody_with_ties_is_told_to_talk_first(home):
    assert "Parlez-nous" in squeezed(packet_of(home, 2)[0]) or "parlez" in squeezed(packet_of(home, 2)[0]).lower()


def test_the_print_file_of_packets_has_all_of_them_in_the_order_of_the_envelopes(home):
    each = [squeezed(page) for number in (1, 2, 3) for page in packet_of(home, number)]

    assert [squeezed(page) for page in pages_of(home / "packets/packets.pdf")] == each
    assert [entry.member for entry in register_rows(home)] == sorted(
        (entry.member for entry in register_rows(home)), key=[entry.member for entry in register_rows(home)].index
    )


def test_the_table_for_the_unions_own_mailer_names_each_members_file_and_runs_nothing(home):
    found = table(home / "packets/mailer.csv")

    assert [row["name"] for row in found] == ["Annb Sampleb", "Annc Samplec", "Annd Sampled"]
    assert found[2]["e-mail"] == "'=cmd|' /C calc'!A0"
    assert all((home / row["file"]).is_file() for row in found)


def test_at_a_meeting_packets_lie_by_branch_and_surname_with_a_list_to_be_signed(tmp_path):
    members = [
        *rows(1, branch="South", name="Ann Zeta"),
        *rows(1, 2, branch="North", name="Bob Beta"),
        *rows(1, 3, branch="South", name="Carl Alpha"),
    ]
    outcome = batch(listed(members, tmp_path / "m.csv"), "--papers", "en", cwd=tmp_path, dispatch="meeting")

    assert outcome.code == 0, outcome.err
    folder = tmp_path / "mailout"
    signers = [squeezed(text_of(folder, entry)) for entry in register_rows(folder)]
    assert [
        name for text in signers for name in ("Beta", "Alpha", "Zeta") if text.startswith(f"{text.split()[0]} {name}")
    ] == [
        "Beta",
        "Alpha",
        "Zeta",
    ]
    lists = [squeezed(page) for page in pages_of(folder / "packets/signing-list.pdf")]
    assert ["North" in page for page in lists] == [True, False]


def test_every_letter_of_a_print_file_is_seen_to_begin_anew(home):
    (letters,) = read_printables([home / "authorities/letters.pdf"])

    starts = [entry.first_page - 1 for entry in register_rows(home)]
    assert list(letters.starts) == starts


def test_on_both_sides_every_letter_begins_a_sheet(tmp_path):
    outcome = batch(listed(rows(3), tmp_path / "m.csv"), "--duplex", cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    folder = tmp_path / "mailout"
    assert [(entry.first_page, entry.pages) for entry in register_rows(folder)] == [(1, 1), (3, 1), (5, 1)]
    pages = pages_of(folder / "authorities/letters.pdf")
    assert [bool(page.strip()) for page in pages] == [True, False] * 3
    needs("qpdf")
    subprocess.run(["qpdf", "--check", folder / "authorities/letters.pdf"], check=True, capture_output=True)


def test_each_letter_may_be_a_file_with_a_speaking_name(tmp_path):
    outcome = batch(
        listed(rows(2), tmp_path / "m.csv"), "--each", cwd=tmp_path, spread=None, dispatch="organisation", out="out"
    )
    assert outcome.code == 2

    outcome = batch(listed(rows(2), tmp_path / "m.csv"), "--each", cwd=tmp_path, out="out")
    assert outcome.code == 0, outcome.err
    entries = register_rows(tmp_path / "out")
    assert [Path(entry.file).name for entry in entries] == [
        f"Annb-Sampleb-president_{entries[0].member}-president.pdf",
        f"Annc-Samplec-interior-minister_{entries[1].member}-interior-minister.pdf",
    ]
    assert "letter=" in keywords(tmp_path / "out" / entries[0].file)


HOSTILE = (
    '=HYPERLINK("http://example.org","x")',
    "../../etc/passwd",
    "CON",
    " ".join(["Sample"] * 12),
    "Ann Sample",
    "ann sample",
)


def test_no_name_leads_out_of_the_folder_or_is_run(tmp_path):
    members = [row | {"name": name} for row, name in zip(rows(len(HOSTILE)), HOSTILE, strict=True)]
    outcome = batch(listed(members, tmp_path / "m.csv"), "--each", cwd=tmp_path, dispatch="home")

    assert outcome.code == 0, outcome.err
    assert {path.name for path in tmp_path.iterdir()} == {"m.csv", "mailout"}
    files = names(tmp_path / "mailout")
    assert len({name.casefold() for name in files}) == len(files)
    for name in files:
        assert not set(name) & set('\\:*?"<>|='), name
        assert Path(name).stem.casefold() != "con"
    for csv_name in ("register.csv", "packets/mailer.csv"):
        for row in table(tmp_path / "mailout" / csv_name):
            assert not [cell for cell in row.values() if cell.lstrip()[:1] in "=+-@\t\r" and cell]


def test_labels_stand_in_the_order_of_the_letters(tmp_path):
    outcome = batch(listed(rows(4), tmp_path / "m.csv"), "--as", "letter,labels", cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    folder = tmp_path / "mailout"
    labels = register_rows(folder, Made.LABELS)
    assert {one.first_page for one in labels} == {1}
    assert [one.id for one in labels] == [one.id for one in register_rows(folder)]
    assert keywords(folder / "authorities/labels.pdf").startswith("protest-labels 1")
    text = squeezed(pages_of(folder / "authorities/labels.pdf")[0])
    places = [text.index(word) for word in ("President", "Minister of", "RUS", "Berlin")]
    assert places[0] < places[1]


def test_one_fax_goes_to_an_office_for_each_branch_and_three_a_day_to_a_number(tmp_path):
    branches = [f"Branch {letter}" for letter in "ABCDE"]
    members = [row for branch in branches for row in rows(3, branch=branch)]
    for at, row in enumerate(members):
        row |= {"street": f"Beispielweg {at + 1}"}
    outcome = batch(
        listed(members, tmp_path / "m.csv"),
        "--as",
        "fax",
        "--to",
        "president",
        "--date",
        "1999-11-20",
        "--lang",
        "en",
        cwd=tmp_path,
        spread=None,
    )

    assert outcome.code == 0, outcome.err
    assert "5 faxes will be unsigned: there is no picture of a signature" in outcome.err
    folder = tmp_path / "mailout"
    faxes = register_rows(folder, Made.FAX)
    assert [Path(one.file).parent.name for one in faxes] == ["day-1"] * 3 + ["day-2"] * 2
    assert all((folder / one.file).is_file() for one in faxes)
    assert {entry.medium for entry in register(folder)} == {Made.FAX}


def test_telegrams_are_sheets_of_their_own(tmp_path):
    outcome = batch(listed(rows(2), tmp_path / "m.csv"), "--as", "telegram", cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    folder = tmp_path / "mailout"
    assert [Path(one.file).suffix for one in register_rows(folder, Made.TELEGRAM)] == [".txt"] * 2


def test_contacts_get_one_parcel_each_that_names_nobody_and_counts_by_country(tmp_path):
    members = [*rows(3), *rows(2, 4, country="FR", city="Lyon", postcode="69001")]
    outcome = batch(
        listed(members, tmp_path / "m.csv"),
        "--as",
        "letter,copies",
        "--to",
        "president",
        "--lang",
        "en",
        cwd=tmp_path,
        spread=None,
    )

    assert outcome.code == 0, outcome.err
    folder = tmp_path / "mailout"
    parcels = Counter(Path(name).parent.name for name in names(folder) if name.startswith("contacts/"))
    assert set(parcels.values()) == {2}
    for path in (folder / "contacts").rglob("*.pdf"):
        text = squeezed(" ".join(pages_of(path)))
        assert "Sample" not in text
        if path.name == "note.pdf":
            assert "Germany 3, France 2" in text or "Германия 3, Франция 2" in text
    others = [name for name in names(folder) if name.endswith((".pdf", ".txt")) and not name.startswith("contacts/")]
    ids = set(parcels)
    for name in others:
        content = (folder / name).read_bytes()
        assert not [one for one in ids if one.encode() in content]


def test_parcels_that_are_not_for_posting_are_not_on_the_checklist(tmp_path):
    outcome = batch(listed(rows(1), tmp_path / "m.csv"), "--as", "letter,copies", "--papers", "en", cwd=tmp_path)

    assert "HISTORICAL, NOT FOR POSTING: the record is as of 1999-11-17" in outcome.err
    assert "Post the parcels" not in "".join(pages_of(tmp_path / "mailout/checklist.pdf"))


def test_two_who_write_together_and_a_language_without_letters_are_said(tmp_path):
    (tmp_path / "sig").mkdir()
    picture = Image.new("L", (200, 80), "white")
    picture.paste("black", (20, 30, 180, 40))
    picture.save(tmp_path / "sig/one.png")
    members = [
        {**one, "street": "Weg 1", "name": f"{one['name'].split()[0]} Sample", "language": "it"} for one in rows(2)
    ]
    members[0]["signature"] = "one.png"
    outcome = batch(
        listed(members, tmp_path / "m.csv"), "--household", "--signatures", "sig", "--dry-run", cwd=tmp_path
    )

    assert "1 household must sign by hand: a letter of two bears no picture of a signature" in outcome.err
    assert (
        "1 letter of members who read Italian is in English: there is none in Italian for the addressee" in outcome.err
    )


def test_a_pile_of_copies_for_somebody_in_danger_is_refused(tmp_path):
    outcome = batch(listed(rows(1), tmp_path / "m.csv"), "--as", "letter,copies", "--each-copy", cwd=tmp_path)

    assert outcome.code == 6
    assert "endangered" in outcome.err
    assert not (tmp_path / "mailout").exists()


def page_content(path, number=1):
    """What is drawn on a page, without what says where fonts and marks lie."""
    document = pypdfium2.PdfDocument(path)
    try:
        return document[number - 1].render(scale=2).to_pil().tobytes()
    finally:
        document.close()


def test_a_single_piece_is_made_again_as_it_was(home):
    letter = register_rows(home)[3]
    envelope = next(one for one in register_rows(home, Made.ENVELOPE) if one.id == letter.id)
    before = contents(home)
    outcome = batch("members.csv", "--only", letter.id, cwd=home.parent, spread=None, dispatch=None)

    assert outcome.code == 0, outcome.err
    made = {f"again/{letter.id}.pdf": letter, f"again/envelope_{letter.id}.pdf": envelope}
    assert set(contents(home)) - set(before) == set(made)
    for name, entry in made.items():
        assert page_content(home / name) == page_content(home / entry.file, entry.first_page)
        assert pages_of(home / name)[0] == text_of(home, entry)
        (home / name).unlink()


def test_all_pieces_of_a_member_are_made_again_by_the_members_id(home):
    member = register(home)[0].member
    outcome = batch("members.csv", "--only", member, "--dry-run", cwd=home.parent, spread=None, dispatch=None)

    assert outcome.code == 0
    assert outcome.err.count("would make") == 4


def test_what_was_never_made_cannot_be_made_again(home):
    outcome = batch("members.csv", "--only", "m00000000", cwd=home.parent, spread=None, dispatch=None)

    assert outcome.code == 2
    assert '"m00000000" is no piece and no member' in outcome.err
