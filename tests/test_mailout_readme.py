"""The text that lies in a mail-out's folder."""

from dataclasses import replace

import pytest

from mailouts import LONG, ORGANISER, job
from protest_letters.customs import NO_BREAK
from protest_letters.mailout.piece import Handover
from protest_letters.mailout.readme import readme_text
from protest_letters.mailout.words import WORDS

LANGUAGES = sorted(WORDS)


def text_in(language="en", organiser=ORGANISER, **changes):
    return readme_text(job(organiser=replace(organiser, language=language), **changes)).replace(NO_BREAK, " ")


@pytest.mark.parametrize("handover", Handover)
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_filled_and_fits_any_editor(language, handover):
    text = text_in(language, LONG, handover=handover)

    assert max(map(len, text.splitlines())) <= 78
    assert not {"{", "}"} & set(text)
    assert text.endswith("\n")
    assert ".." not in text
    assert " ".join(LONG.name.split()) in " ".join(text.split())


def test_it_says_what_it_holds_for_whom_and_how_it_ends():
    text = " ".join(text_in(parcels=1).split())

    for told in (
        *("personal data", "e-mail addresses and signatures", "People: 500. Letters: 5. Made on 23 November 2026."),
        *("register.csv Who wrote to whom", "problems.csv Rows of the list", "shred spoilt sheets"),
        *("Delete by 31 May 2027.", "`protest erase mailout` removes", "`protest erase mailout --member ID` does so"),
        "Neither reaches printed sheets",
    ):
        assert told in text


@pytest.mark.parametrize(
    ("handover", "packets"), [(Handover.HOME, True), (Handover.MEETING, True), (Handover.ORGANISATION, False)]
)
def test_packets_are_told_of_where_members_get_some(handover, packets):
    assert ("packets/" in text_in(handover=handover)) is packets


def test_the_contacts_folder_is_told_of_where_there_is_one():
    assert "contacts/" in text_in(parcels=2)
    assert "contacts" not in text_in(parcels=0)
