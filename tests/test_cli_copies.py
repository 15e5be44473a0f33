"""`protest copies WHO…`: files, marks, the private file, wrong use."""

import shutil

import pytest

from command import LATER, call, files, pages_of, sender
from conftest import ROOT
from small_campaign import DAY, write_campaign

PRIVATE = """\
- id: contact-living
  name: {{en: Ann Sampleton, ru: Анна Примерова}}
  lines: {{en: [Sample Road 7], ru: ["ул. Примерная, 7"]}}
  postcode: "010000"
  city: {{en: Sampletown, ru: Примерск}}
  country: KZ
  as_of: {as_of}
  source: the contact
"""


def copies(tmp_path, *args, date=LATER, env=None, **changes):
    return call(
        "copies", *(args or ("president",)), *sender(**changes), "--date", date, "-o", "out/", cwd=tmp_path, env=env
    )


def test_parcels_are_written_below_the_folder_named_and_their_paths_are_printed(tmp_path):
    outcome = copies(tmp_path, date="1999-11-20")

    assert outcome.code == 0, outcome.err
    assert sorted(outcome.lines) == [f"out/{name}" for name in files(tmp_path / "out")]
    assert len(outcome.lines) == 6
    assert all(line.startswith("out/contacts/contact-") for line in outcome.lines)
    assert outcome.err.count("HISTORICAL, NOT FOR POSTING") == 4


def test_again_is_equal_and_counts_as_done(tmp_path):
    assert copies(tmp_path).lines == copies(tmp_path).lines


@pytest.mark.parametrize(("as_of", "code", "made"), [("2099-01-01", 0, 8), ("2001-01-01", 6, 6)])
def test_a_contact_of_the_private_file_gets_a_parcel_if_the_record_is_young(tmp_path, as_of, code, made):
    shutil.copytree(ROOT / "letters", tmp_path / "campaign" / "letters")
    shutil.copy(ROOT / "addressees.yaml", tmp_path / "campaign")
    private = tmp_path / "campaign" / "contacts.private.yaml"
    private.write_text(PRIVATE.format(as_of=as_of), encoding="utf-8")

    outcome = copies(tmp_path, "president", "--campaign", "campaign")

    assert (outcome.code, len(outcome.lines)) == (code, made), outcome.err
    if code:
        assert "contact-living: is not written to" in outcome.err
        assert copies(tmp_path, "president", "--campaign", "campaign", "--even-if-old").code == 0
    note = tmp_path / "out/contacts/contact-living/note.pdf"
    assert "Анна Примерова" in pages_of(note)[0]


def test_sign_copy_shows_the_name(tmp_path):
    copies(tmp_path, "president", "--sign-copy")

    assert all("Sample Sender" in pages_of(tmp_path / "out" / name)[0] for name in files(tmp_path / "out"))


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["presidnet"], 2, 'did you mean "president"?'),
        (["contact-taraz"], 2, "contact-taraz: is a contact, not an authority"),
        (["embassy-fr", "--letter", "covering-note"], 2, 'there is no letter "covering-note"'),
        (["president", "--lang", "xx"], 2, "--lang: "),
        (["president", "--country", "Spain"], 2, 'did you mean "ES"?'),
        (["president", "--street", ""], 2, "--street: is needed"),
        (["president", "--campaign", "nowhere"], 3, "nowhere"),
        (["knb-chairman"], 3, "knb-chairman: no usable address is known"),
        (["president", "--out", "-"], 2, "cannot all go to standard output"),
        (["president", "--out", "a-file/x"], 7, "cannot be written"),
    ],
)
def test_wrong_use_is_named_and_nothing_is_made(tmp_path, args, code, said):
    (tmp_path / "a-file").write_text("mine", encoding="utf-8")

    outcome = call("copies", *sender(), "--date", LATER, *args, cwd=tmp_path)

    assert outcome.code == code, outcome.err
    assert said in outcome.err
    assert files(tmp_path) == ["a-file"]
    assert "Traceback" not in outcome.err


def test_a_campaign_without_contacts_has_no_copies_to_make(tmp_path):
    write_campaign(tmp_path / "campaign")

    outcome = copies(tmp_path, "mayor", "--campaign", "campaign", date=DAY)

    assert outcome.code == 3
    assert "contacts: the campaign has none" in outcome.err


def test_dry_run_writes_nothing(tmp_path):
    outcome = copies(tmp_path, "president", "--dry-run")

    assert outcome.code == 0
    assert "would make out/contacts/contact-taraz/note.pdf" in outcome.err
    assert files(tmp_path) == []
