"""Copies for the contacts: what a parcel holds, what it never shows, and who gets none."""

import re
from dataclasses import replace
from datetime import date

import pytest

from command import pages_of
from conftest import TODAY
from protest_letters.dates import parse_partial_date
from protest_letters.dispatch import Wish
from protest_letters.leaks import find_leaks, protect
from protest_letters.load.finished import MAX_BYTES
from protest_letters.load.readable import read_texts
from protest_letters.model import Address, Confidence, Contact, Evidence, Exposure, Texts
from protest_letters.problems import ExitCode, Level, exit_code
from protest_letters.run.copies import Sharing, make_copies
from protest_letters.run.letters import Sheet, make_letters
from protest_letters.standards import standard_named

DIN = standard_named("din-b")
THEN = date(1999, 11, 20)
LANGUAGES = ("de", "en", "es", "fr", "ru")


def living(identifier="contact-living", as_of="2026-06-01", **changes):
    evidence = Evidence(parse_partial_date(as_of), Confidence.MEDIUM, ("sample",))
    lines = (("en", ("Sample Road 7",)), ("ru", ("ул. Примерная, 7",)))
    address = Address(lines, "010000", Texts((("en", "Sampletown"), ("ru", "Примерск"))), "KZ", evidence)
    return Contact(
        identifier, Texts((("en", "Ann Sampleton"), ("ru", "Анна Примерова"))), address, private=True, **changes
    )


@pytest.fixture
def writer(sender):
    return replace(sender, role="Secretary", reference="12/99")


@pytest.fixture
def share(campaign, forms, writer):
    def make(*who, contacts=None, language="en", day=THEN, sign=False, even_if_old=False, by=None):
        book = campaign.book if contacts is None else replace(campaign.book, contacts=contacts)
        wish = Wish(who or ("president",), by or writer, day, TODAY, language=language)
        made = make_copies(Sharing(wish, sign, even_if_old), replace(campaign, book=book), forms, DIN)
        return {one.name: one.content for one in made[0]}, made[1]

    return make


def read(content, tmp_path):
    """Everything a stranger can read in a sheet."""
    path = tmp_path / "sheet.pdf"
    path.write_bytes(content)
    return "\n".join(text for _, text in read_texts(path).texts)


def test_each_contact_gets_a_copy_of_each_letter_and_one_note_in_a_folder_of_its_own(share):
    made, problems = share("president", "interior-minister")

    folders = ("contact-shymkent", "contact-taraz", "contact-uralsk")
    letters = ("president-end-the-repression-en", "interior-minister-end-the-repression-en")
    assert list(made) == [
        f"contacts/{folder}/{name}.pdf"
        for folder in folders
        for name in (*(f"copy-{letter}" for letter in letters), "note")
    ]
    assert exit_code(problems) is ExitCode.DONE


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_leave_no_sheet_shows_anything_of_the_sender_but_the_country(share, tmp_path, language):
    made, _ = share(language=language)

    for name, content in made.items():
        text = read(content, tmp_path)
        shown = r"Sample|Sender|Secretary|Calle|Mayor|28013|Madrid|12/99"
        assert not re.search(shown, text, re.IGNORECASE), (name, text)
    copy = made[f"contacts/contact-taraz/copy-president-end-the-repression-{language}.pdf"]
    assert re.search(r"(?:Spain|Spanien|España|Espagne|Испания), ", pages_of(copy)[0])
    assert len(re.findall(r"\[[^]]+\]", pages_of(copy)[0])) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copy_has_the_letters_own_text_line_by_line(share, forms, campaign, writer, language):
    alone = replace(writer, organisation="", role="", reference="")
    wish = Wish(("president",), alone, THEN, TODAY, language=language)
    (letter,) = make_letters(wish, campaign, forms, Sheet(DIN))[0]
    made, _ = share(language=language, by=alone)

    lines = pages_of(letter.content)[0].splitlines()
    copied = pages_of(made[f"contacts/contact-taraz/copy-president-end-the-repression-{language}.pdf"])[0].splitlines()
    gone = [line for line in lines if line not in copied]
    assert not [line for line in gone if not re.search("Sample|Calle|Madrid", line)]
    # the name that is withheld, twice, the country's date line, and the mark of 1999
    assert len([line for line in copied if line not in lines]) <= 4


def test_with_leave_the_name_is_shown_and_nothing_else(share, tmp_path):
    made, _ = share(sign=True)

    for content in made.values():
        text = read(content, tmp_path)
        assert "Sample Sender" in text
        assert not re.search(r"Sample Union|Secretary|Calle|28013|Madrid|12/99", text)


@pytest.mark.parametrize("sign", [False, True])
def test_own_words_go_with_the_name_only(share, writer, tmp_path, sign):
    made, problems = share(by=replace(writer, personal="My own words."), sign=sign)

    copy = made["contacts/contact-taraz/copy-president-end-the-repression-en.pdf"]
    assert ("My own words." in read(copy, tmp_path)) is sign
    assert any(one.where == "--personal" for one in problems) is not sign


@pytest.mark.parametrize("words", ["We of the sample  Union say so.", "I live in Calle Mayor 1."])
def test_own_words_that_tell_what_is_withheld_keep_the_copy_from_being_made(share, writer, words):
    made, problems = share(by=replace(writer, personal=words), sign=True)

    assert all(name.endswith("/note.pdf") for name in made)
    assert exit_code(problems) is ExitCode.UNSAFE


@pytest.mark.parametrize(("language", "pages"), [("en", 2), ("de", 2), ("ru", 1)])
def test_the_note_is_in_russian_and_in_the_senders_language_and_marked_in_both(share, language, pages):
    made, problems = share(language=language)
    note = pages_of(made["contacts/contact-taraz/note.pdf"])

    marks = {"ru": "На 1999 год, не для отправки", "en": "As of 1999, not for posting", "de": "Stand 1999, nicht zum"}
    assert len(note) == pages
    assert all(marks["ru"] in page and marks[language] in page for page in note)
    assert "Черногоров\nул. Щусева, д. 78\nДжамбул / JAMBUL 484000" in note[0]
    historical = [one for one in problems if one.rule == "historical" and one.where.startswith("contact-")]
    assert [one.level for one in historical] == [Level.WARNING] * 3
    assert all("HISTORICAL, NOT FOR POSTING" in one.what for one in historical)


def test_the_note_goes_by_the_senders_country_where_no_language_is_asked_for(share, writer):
    made, _ = share(language="", by=replace(writer, country="FR"))

    assert "Espagne" not in (text := "\n".join(pages_of(made["contacts/contact-taraz/note.pdf"])))
    assert "France, le 20 novembre 1999" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_parcel_names_no_other_contact_no_organisation_and_no_money(share, campaign, tmp_path, language):
    made, _ = share(language=language)
    money = r"money|donat|euro|dollar|bank|iban|Geld|\bSpende|argent|dinero|donac|деньг|пожертв|счёт"

    for name, content in made.items():
        folder = name.split("/")[1]
        others = tuple(one for one in campaign.book.contacts if one.id != folder)
        text = read(content, tmp_path)
        # the copy names nobody at all, the note its own addressee only
        book = replace(campaign.book, contacts=others) if name.endswith("note.pdf") else campaign.book
        assert find_leaks([(name, text)], protect(book)) == ()
        assert not re.search(money, text, re.IGNORECASE)
        if name.endswith("note.pdf"):
            assert not re.search(r"union|solidar|labou?r|gewerk|syndic|sindic|профсоюз|солидар", text, re.IGNORECASE)


def test_file_names_tell_neither_name_nor_street(share, campaign):
    made, _ = share()

    assert find_leaks([("file name", name) for name in made], protect(campaign.book)) == ()


def test_nothing_for_an_authority_names_a_contact(campaign, forms, writer, tmp_path):
    artifacts, _ = make_letters(Wish(("all",), writer, THEN, TODAY), campaign, forms, Sheet(DIN))

    for one in artifacts:
        assert find_leaks([(one.name, read(one.content, tmp_path))], protect(campaign.book)) == ()


# a living contact


def test_a_living_contact_gets_an_unmarked_parcel(share):
    made, problems = share(contacts=(living(),))
    note = pages_of(made["contacts/contact-living/note.pdf"])

    assert len(made) == 2
    assert "Анна Примерова\nул. Примерная, 7\nПримерск / SAMPLETOWN 010000\nKAZAJISTÁN" in note[0]
    assert not re.search(r"отправки|posting", "\n".join(note))
    assert exit_code(problems) is ExitCode.DONE


@pytest.mark.parametrize("exposure", list(Exposure))
def test_however_exposed_a_contact_is_the_parcel_shows_no_more_of_the_sender(share, exposure):
    made, _ = share(contacts=(living(exposure=exposure),))

    assert not re.search("Sample Sender|Union", "\n".join(page for one in made.values() for page in pages_of(one)))


@pytest.mark.parametrize("as_of", ["2024-11-22", "2020", "unknown"])
def test_a_record_too_old_by_the_real_date_is_refused_unless_one_insists(share, as_of):
    contacts = (living(as_of=as_of), living("contact-new"))

    made, problems = share(contacts=contacts)
    assert {name.split("/")[1] for name in made} == {"contact-new"}
    (refused,) = [one for one in problems if one.level is Level.ERROR]
    assert (refused.where, refused.code) == ("contact-living", ExitCode.UNSAFE)
    assert "--even-if-old" in refused.hint

    made, problems = share(contacts=contacts, even_if_old=True)
    assert len(made) == 4
    assert exit_code(problems) is ExitCode.DONE


def test_two_contacts_of_one_name_and_home_each_get_a_note(share):
    made, problems = share(contacts=(living("contact-a"), living("contact-b")))

    assert len(made) == 4
    assert exit_code(problems) is ExitCode.DONE


def test_no_flag_takes_the_mark_off_a_historical_record(share):
    made, _ = share(sign=True, even_if_old=True, day=TODAY)

    assert all("не для отправки" in pages_of(one)[0] for name, one in made.items() if name.endswith("note.pdf"))


# what cannot be done


def test_a_campaign_without_contacts_says_so(share):
    made, problems = share(contacts=())

    assert made == {}
    assert [(one.where, one.code) for one in problems if one.level is Level.ERROR] == [("contacts", ExitCode.DATA)]


def test_without_a_covering_note_no_parcel_is_made_and_the_file_to_add_is_named(campaign, forms, writer):
    letters = tuple(one for one in campaign.templates if one.kind == "letter")
    wish = Wish(("president",), writer, THEN, TODAY, language="en")

    artifacts, problems = make_copies(Sharing(wish), replace(campaign, templates=letters), forms, DIN)

    assert artifacts == ()
    assert exit_code(problems) is ExitCode.TEMPLATE
    assert "letters/covering-note.ru.md" in next(one.hint for one in problems if one.rule == "note")


def test_a_note_that_names_another_contact_is_not_made(campaign, forms, writer):
    notes = tuple(
        replace(one, body=one.body.replace("\n\n", "\n\nPozidayev. ", 1)) if one.kind == "note" else one
        for one in campaign.templates
    )
    wish = Wish(("president",), writer, THEN, TODAY, language="en")

    artifacts, problems = make_copies(Sharing(wish), replace(campaign, templates=notes), forms, DIN)

    assert [one.name for one in artifacts if one.name.endswith("note.pdf")] == ["contacts/contact-uralsk/note.pdf"]
    assert exit_code(problems) is ExitCode.UNSAFE


@pytest.mark.parametrize("body", ["Only this.", "One.\n\nTwo."])
def test_a_note_without_greeting_or_close_is_refused(campaign, forms, writer, body):
    notes = tuple(replace(one, body=body) if one.kind == "note" else one for one in campaign.templates)
    wish = Wish(("president",), writer, THEN, TODAY, language="en")

    _, problems = make_copies(Sharing(wish), replace(campaign, templates=notes), forms, DIN)

    assert exit_code(problems) is ExitCode.TEMPLATE


def test_an_unknown_id_keeps_everything_from_being_made(share):
    made, problems = share("presidnet")

    assert made == {}
    assert exit_code(problems) is ExitCode.USAGE


def test_the_same_wish_gives_the_same_bytes(share):
    made, _ = share()

    assert made == share()[0]
    assert all(len(content) < MAX_BYTES for content in made.values())


def test_a_copy_for_a_contact_of_1999_is_marked_as_well(share):
    made, _ = share(language="en")

    (text,) = pages_of(made["contacts/contact-taraz/copy-president-end-the-repression-en.pdf"])
    assert "As of 1999, not for posting" in text


def test_an_organisation_named_as_the_cause_loses_no_copy(campaign, forms, writer):
    wish = Wish(("president",), replace(writer, organisation="Solidarity"), THEN, TODAY, language="en")

    artifacts, problems = make_copies(Sharing(wish), campaign, forms, DIN)

    assert exit_code(problems) is ExitCode.DONE
    assert len(artifacts) == 6
