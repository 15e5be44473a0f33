"""What a fax says beside its letter, and how it is written in a character set."""

from dataclasses import replace
from datetime import date

import pytest

from conftest import TODAY
from protest_letters.compose.fax import FAX_LABELS, compose_fax, labels_of
from protest_letters.compose.letter import compose_letter
from protest_letters.compose.signs import in_charset
from protest_letters.customs import known_languages
from protest_letters.dispatch import Medium, Sender, Wish
from protest_letters.document import Run
from protest_letters.latin import Charset
from protest_letters.layout.wrapping import text_of
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, ProtestError

IN_1999 = date(1999, 11, 20)
MEMBER = Sender("Anna Sample", "Bern", "CH", "Gasse 1", "3000", organisation="Sample Union")


@pytest.fixture
def dispatch(campaign):
    def make(who="president", language="en-GB", writer=MEMBER, day=IN_1999):
        return plan_letters(Wish((who,), writer, day, TODAY, "", language, medium=Medium.FAX), campaign).dispatches[0]

    return make


def shown(fax):
    return {entry.label.text: [text_of(line) for line in entry.lines] for entry in fax.cover}


def test_a_cover_has_what_an_office_asks_for(dispatch, forms):
    cover = shown(compose_fax(dispatch(), forms))

    assert list(cover) == ["To", "Fax", "From", "Date", "Pages", "Subject"]
    assert cover["To"][0] == "His Excellency Mr\u00a0Nursultan Nazarbayev"
    assert cover["Fax"] == ["+73172326172 (10-(73172)-326172)"]
    assert cover["From"] == ["Anna Sample", "Sample Union", "Gasse 1", "3000 Bern", "Switzerland"]
    assert cover["Date"] == ["Bern, 20\u00a0November\u00a01999"]
    assert cover["Pages"] == []


def test_the_address_is_without_what_only_a_post_needs(dispatch, forms):
    to = shown(compose_fax(dispatch(language="ru"), forms))["Кому"]

    assert to[-2:] == ["ул. Мира, 11", "Астана 473000"]
    # the sender's country is what the receiver needs for an answer
    assert shown(compose_fax(dispatch(), forms))["From"][-1] == "Switzerland"


def test_an_organisation_is_named_by_its_letterhead(dispatch, forms):
    cover = shown(compose_fax(dispatch(writer=replace(MEMBER, many=True)), forms))

    assert cover["From"] == ["Sample Union", "Gasse 1 · 3000 Bern · Switzerland"]


@pytest.mark.parametrize("language", ["en-GB", "en-US", "fr", "de", "de-CH", "es", "ru"])
def test_the_subject_is_announced_once(dispatch, forms, language):
    fax = compose_fax(dispatch(language=language), forms)
    subject = text_of(fax.cover[-1].lines[0])

    assert subject
    assert text_of(fax.letter.subject).endswith(subject)
    assert not subject.startswith(("Re:", "Objet", "Asunto"))


@pytest.mark.parametrize("language", known_languages())
def test_every_language_has_its_labels(language):
    row = labels_of(language)

    assert all(getattr(row, name) for name in row.__dataclass_fields__)
    assert len(FAX_LABELS) == len(known_languages())


def test_a_language_without_labels_is_an_error():
    with pytest.raises(KeyError):
        labels_of("xx")


def test_cover_and_note_come_only_if_they_are_wanted(dispatch, forms):
    plain = compose_fax(dispatch(language="ru"), forms, cover=False)
    noted = compose_fax(dispatch(language="ru"), forms, original_follows=True)

    assert (plain.cover, plain.note) == ((), ())
    assert text_of(noted.note) == "Оригинал направлен почтой."


def test_who_has_no_address_gets_a_fax_with_the_senders_country(dispatch, forms):
    one = dispatch()
    nowhere = replace(one, to=replace(one.to, address=None))
    cover = shown(compose_fax(nowhere, forms))

    assert cover["To"] == ["His Excellency Mr\u00a0Nursultan Nazarbayev", "President of the Republic of Kazakhstan"]
    assert cover["From"][-1] == "Switzerland"


def test_an_embassy_in_ones_own_country_needs_no_country_even_without_an_address(dispatch, forms):
    one = dispatch("embassy-es", writer=replace(MEMBER, country="ES", city="Madrid"), day=TODAY)
    nowhere = replace(one, to=replace(one.to, address=None))

    assert shown(compose_fax(nowhere, forms))["From"][-1] == "3000 Madrid"


# signs


def all_text(fax):
    letter = fax.letter
    blocks = (letter.sender, letter.letterhead, letter.address, letter.signature, letter.enclosures)
    lines = (letter.date_line, letter.reference, letter.subject, letter.salutation, letter.closing, fax.note)
    body = [text for block in letter.body for text in (block.label, text_of(block.runs))]
    cover = [text for entry in fax.cover for text in (entry.label.text, *map(text_of, entry.lines))]
    kept = [text_of(line) for block in (*blocks, lines) for line in block]
    return "\n".join([*cover, *kept, *body, letter.page_heading])


@pytest.mark.parametrize("language", ["en-GB", "fr", "de", "es", "ru"])
@pytest.mark.parametrize("charset", Charset)
def test_everything_that_a_fax_shows_is_in_its_set(dispatch, forms, language, charset):
    writer = replace(MEMBER, many=True, reference="№ 1/а", role="Сек\u00adретарь")
    fax = compose_fax(dispatch(language=language, writer=writer), forms, original_follows=True)
    written, pairs = in_charset(fax, charset)

    assert all_text(written).replace("\u00a0", " ").encode(charset)
    assert bool(pairs) is (charset is not Charset.UTF_8)
    if charset is Charset.UTF_8:
        assert all_text(written).replace("\u00a0", " ") == all_text(fax).replace("\u00a0", " ").replace(
            "\u202f", " "
        ).replace("\u00ad", "")


def test_spaces_that_bind_stay_for_the_layout(dispatch, forms):
    written, _ = in_charset(compose_fax(dispatch(), forms), Charset.ASCII)

    assert text_of(written.letter.address[0]) == "His Excellency Mr\u00a0Nursultan Nazarbayev"


def test_every_lost_sign_is_named_with_its_field(dispatch, forms):
    writer = replace(MEMBER, name="Anna 山", city="Βern", personal="ᚠ and ᚠ")
    with pytest.raises(ProtestError) as caught:
        in_charset(compose_fax(dispatch(writer=writer), forms), Charset.ASCII)

    said = {(one.where, one.what, one.code) for one in caught.value.problems}
    assert said == {
        ("--name", '"山" (U+5C71, CJK UNIFIED IDEOGRAPH-5C71) cannot be written in ascii', ExitCode.CHARACTER),
        ("--city", '"Β" (U+0392, GREEK CAPITAL LETTER BETA) cannot be written in ascii', ExitCode.CHARACTER),
        ("--personal", '"ᚠ" (U+16A0, RUNIC LETTER FEHU FEOH FE F) cannot be written in ascii', ExitCode.CHARACTER),
    }


def test_what_a_fax_does_not_show_is_not_judged(dispatch, forms):
    fax = compose_fax(dispatch(), forms)
    hidden = replace(fax, letter=replace(fax.letter, address_in_full=((Run("北京"),),), return_line=((Run("山"),),)))

    assert in_charset(hidden, Charset.ASCII)[0].letter.address_in_full == ()


def test_a_fax_has_the_letters_own_words(dispatch, forms):
    one = dispatch()

    assert compose_fax(one, forms).letter.body == compose_letter(one, forms).body
