"""The user's own corrections and private contacts: read strictly, placed before the campaign's records, told apart."""

import re
from datetime import date

import pytest

from command import LATER, call, pages_of, sender
from conftest import ROOT, TODAY
from protest_letters.load.corrections import corrected, read_corrections, read_private_contacts, with_contacts
from protest_letters.problems import ExitCode, ProtestError, exit_code
from protest_letters.resolve import resolve

RECORD = """
        - lines: {en: [Own Street 7]}
          postcode: "1000"
          city: {en: Own Town}
          country: KZ
          as_of: 2026-11-01
          source: a letter of 1 November 2026
"""


def overlay(book, **lists):
    """A file of corrections for the shipped campaign."""
    text = f'- campaign: "{book.title}"\n'
    for name, entries in lists.items():
        text += f"  {name}:\n{entries}"
    return text.encode()


def address_of(name, record=RECORD):
    return f"    - id: {name}\n      addresses:{record}"


def apply(book, text):
    return corrected(book, read_corrections(text, "corrections.yaml"))


def on(book, name, day=TODAY):
    return resolve(book, book.addressee(name), day, TODAY)


def test_an_own_address_comes_before_the_campaign_s_surer_one(campaign):
    book = apply(campaign.book, overlay(campaign.book, addressees=address_of("president")))

    found = on(book, "president").address

    assert (found.lines, found.evidence.own) == ((("en", ("Own Street 7",)),), True)
    assert found.evidence.place == "corrections.yaml:5"
    # an own record has its days as every other
    assert not on(book, "president", date(1999, 11, 20)).address.evidence.own


def test_it_is_said_that_the_address_is_the_user_s_own(campaign):
    book = apply(campaign.book, overlay(campaign.book, addressees=address_of("president")))

    said = [one.what for one in on(book, "president").notices if one.rule == "address-own"]

    assert said == ["the address is your own correction (corrections.yaml:5)"]


def test_a_holder_of_one_s_own_comes_first_and_the_campaign_s_stays(campaign):
    entry = (
        "    - id: interior-minister\n      holders:\n"
        "        - {name: {en: Sample Minister, ru: Пример}, gender: f, from: 2026-10-01, source: a paper}\n"
    )
    book = apply(campaign.book, overlay(campaign.book, addressees=entry))

    assert on(book, "interior-minister").holder.name.get("en") == "Sample Minister"
    assert on(book, "interior-minister").holder.own
    assert (
        on(book, "interior-minister", date(1999, 11, 20)).holder
        == on(campaign.book, "interior-minister", date(1999, 11, 20)).holder
    )


def test_an_embassy_that_the_book_has_not_can_be_kept(campaign):
    assert campaign.book.addressee("embassy-bt") is None

    book = apply(campaign.book, overlay(campaign.book, addressees=address_of("embassy-bt", RECORD.replace("KZ", "BT"))))

    one = on(book, "embassy-bt")
    assert (one.addressee.host, one.addressee.kind) == ("BT", "ambassador")
    assert one.address.lines == (("en", ("Own Street 7",)),)
    ids = [embassy.id for embassy in book.embassies]
    assert ids == sorted(ids)


def test_corrections_for_another_campaign_change_nothing(campaign):
    text = overlay(campaign.book, addressees=address_of("president")).replace(campaign.book.title.encode(), b"Another")

    assert apply(campaign.book, text) == campaign.book


#: what is written → what is said of it
BAD = {
    "unknown id": (
        address_of("presidnet"),
        '"presidnet" is nobody\'s id in this campaign',
        'did you mean "president"?',
    ),
    "embassy in no country": (address_of("embassy-zz"), "nobody's id", ""),
    "unknown key": (address_of("president") + "      adresses: []\n", 'unknown key "adresses"', '"addresses"'),
    "no source": (address_of("president", RECORD.replace("source", "sauce")), 'key "source" is missing', "sauce"),
    "a date that is none": (address_of("president", RECORD.replace("2026-11-01", "soon")), '"soon" is no date', ""),
}


@pytest.mark.parametrize(("entry", "what", "hint"), BAD.values(), ids=BAD)
def test_what_is_wrong_is_named_with_its_line(campaign, entry, what, hint):
    with pytest.raises(ProtestError) as caught:
        apply(campaign.book, overlay(campaign.book, addressees=entry))

    found = caught.value.problems
    assert exit_code(found) is ExitCode.DATA
    assert any(what in one.what and one.where.startswith("corrections.yaml:") for one in found)
    assert hint in " ".join(f"{one.what} {one.hint}" for one in found)


@pytest.mark.parametrize("raw", [b"campaign: x\n", b"just words", b"a: {b: c}\n"])
def test_a_file_that_is_no_list_is_refused(raw):
    with pytest.raises(ProtestError) as caught:
        read_corrections(raw, "corrections.yaml")

    assert "must be a list" in caught.value.problems[0].what


def test_an_empty_file_corrects_nothing():
    assert read_corrections(b"", "corrections.yaml") == ()
    assert read_corrections(b"# later\n", "corrections.yaml") == ()


CONTACT = """
- id: contact-own
  name: {en: Sample Contact}
  exposure: endangered
  lines: {en: [Hidden Street 5]}
  city: {en: Sampletown}
  country: KZ
  as_of: 2026-11-01
  source: the contact
"""


def test_private_contacts_join_the_book_and_are_marked(campaign):
    book = with_contacts(campaign.book, read_private_contacts(CONTACT.encode(), "contacts.private.yaml"))

    (added,) = [one for one in book.contacts if one.private]
    assert (added.id, added.place) == ("contact-own", "contacts.private.yaml:2")


def test_a_contact_cannot_take_the_id_of_another(campaign):
    raw = CONTACT.replace("contact-own", "contact-taraz").encode()

    with pytest.raises(ProtestError) as caught:
        with_contacts(campaign.book, read_private_contacts(raw, "contacts.private.yaml"))

    assert 'id "contact-taraz" is taken' in caught.value.problems[0].what


# on the command line


@pytest.fixture
def protest(tmp_path, campaign):
    own = tmp_path / "own"
    own.mkdir()
    (own / "corrections.yaml").write_bytes(overlay(campaign.book, addressees=address_of("president")))

    def called(*args):
        return call(*args, cwd=tmp_path, env={"PROTEST_CONFIG": str(own)})

    return called


def test_list_show_and_check_tell_own_corrections_apart(protest):
    (row,) = [line for line in protest("list").lines if line.startswith("  president ")]
    assert "(own correction)" in row
    shown = protest("show", "president").out
    assert "as of 2026-11-01" in shown
    assert "Own Street 7 (as of 2026-11-01, medium, own correction)" in shown
    checked = protest("check").out
    assert "corrections.yaml:5: corrects president" in checked


def test_a_letter_goes_to_the_corrected_address_and_says_so(protest, tmp_path):
    outcome = protest("letter", "president", *sender(), "--date", LATER, "--lang", "en", "-o", "x.pdf")

    assert outcome.code == 0
    assert "the address is your own correction" in outcome.err
    assert "Own Street 7" in "\n".join(pages_of(tmp_path / "x.pdf"))


def test_corrections_under_another_title_are_said_not_to_be_used(protest, tmp_path, campaign):
    path = tmp_path / "own" / "corrections.yaml"
    path.write_bytes(path.read_bytes().replace(campaign.book.title.encode(), b"Apeal"))

    for command in (("list",), ("show", "president")):
        assert 'is for the campaign "Apeal" and not used in' in protest(*command).err
    assert 'is for the campaign "Apeal" and not used in' in protest("check").out


def test_a_title_typed_with_a_plain_apostrophe_is_the_same_title(campaign):
    text = overlay(campaign.book, addressees=address_of("president")).replace("’".encode(), b"'")
    assert text != overlay(campaign.book, addressees=address_of("president"))

    assert on(apply(campaign.book, text), "president").address.evidence.own


def test_the_page_on_own_files_shows_corrections_that_are_taken(campaign):
    page = (ROOT / "docs" / "own-files.md").read_text(encoding="utf-8")
    (sample,) = re.findall(r"^```yaml\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)

    assert on(apply(campaign.book, sample.encode()), "embassy-be").address.lines == (("en", ("Example Avenue 30",)),)


#: how the own holder is known → the office is theirs
HOLDERS = {"by a term": "from: 2026-10-01", "by having been seen": "seen: [2026-11-01]"}


@pytest.mark.parametrize("known", HOLDERS.values(), ids=HOLDERS)
def test_an_own_holder_comes_before_the_campaign_s_and_is_said(campaign, known):
    entry = (
        "    - id: president\n      holders:\n"
        f"        - {{name: {{en: Sample President, ru: Пример}}, gender: f, {known}, source: a paper}}\n"
    )
    book = apply(campaign.book, overlay(campaign.book, addressees=entry))

    assert on(book, "president").holder.name.get("en") == "Sample President"
    assert [one.rule for one in on(book, "president").notices if one.rule.startswith("holder-own")] == ["holder-own"]
    assert on(book, "president", date(1999, 11, 20)).holder.name.get("en") == "Nursultan Nazarbayev"


def test_a_letter_says_that_corrections_under_another_title_are_not_used(protest, tmp_path, campaign):
    path = tmp_path / "own" / "corrections.yaml"
    path.write_bytes(path.read_bytes().replace(campaign.book.title.encode(), b"Apeal"))

    outcome = protest("letter", "president", *sender(), "--date", LATER, "-o", "x.pdf")

    assert 'is for the campaign "Apeal" and not used in' in outcome.err
    assert f'write campaign: "{campaign.book.title}"' in outcome.err
