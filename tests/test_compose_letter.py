"""A dispatch and the forms of address to a letter's words."""

from dataclasses import replace
from datetime import date

import pytest

from conftest import TODAY
from protest_letters.compose.address import form_of_address
from protest_letters.compose.letter import compose_letter
from protest_letters.customs import NO_BREAK
from protest_letters.dispatch import Sender, Wish
from protest_letters.document import Face, Run
from protest_letters.model import Evidence, HolderState, Picture, Texts
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, ProtestError

IN_1999 = date(1999, 11, 20)
LANGUAGES = ["de", "en-GB", "en-US", "es", "fr", "ru"]
MEMBER = Sender("Anna Sample", "Bern", "CH", "Gasse 1", "3000", role="Secretary", organisation="Sample Union")
UNION = replace(MEMBER, many=True)


@pytest.fixture
def dispatch(campaign):
    def make(who="president", language="en-GB", writer=MEMBER, day=IN_1999):
        return plan_letters(Wish((who,), writer, day, TODAY, "", language), campaign).dispatches[0]

    return make


def text(line):
    return "".join(run.text for run in line).replace(NO_BREAK, " ")


def texts(lines):
    return [text(line) for line in lines]


def body(letter):
    return " ".join(text(block.runs) for block in letter.body)


# who writes


@pytest.mark.parametrize(
    ("writer", "block"),
    [
        (MEMBER, ["Anna Sample", "Secretary", "Sample Union", "Gasse 1", "3000 Bern", "Switzerland"]),
        (UNION, []),
        # several people without an organisation have no letterhead
        (
            replace(UNION, organisation=""),
            ["Anna Sample", "Secretary", "Gasse 1", "3000 Bern", "Switzerland"],
        ),
        (
            Sender("Anna Sample", "Bern", "CH", "Gasse 1", "3000"),
            ["Anna Sample", "Gasse 1", "3000 Bern", "Switzerland"],
        ),
        (
            Sender("Anna Sample", "London", "GB", care_of="Sample Union", postcode="SW1A 1AA"),
            ["Anna Sample", "c/o Sample Union", "London", "SW1A 1AA", "United Kingdom"],
        ),
        # a name of the CLDR that cannot stand in an address
        (Sender("Anna Sample", "Kowloon", "HK", "Road 1"), ["Anna Sample", "Road 1", "Kowloon", "Hong Kong"]),
        (Sender("Anna Sample", "Almaty", "KZ", "Street 1", "050000"), ["Anna Sample", "Street 1", "Almaty 050000"]),
    ],
)
def test_the_sender_stands_with_everything_given_and_the_country_when_abroad(dispatch, forms, writer, block):
    assert texts(compose_letter(dispatch(writer=writer), forms).sender) == block


@pytest.mark.parametrize(
    ("writer", "parts"),
    [
        (MEMBER, ["Anna Sample", "Gasse 1", "3000 Bern", "Switzerland"]),
        (UNION, ["Sample Union", "Gasse 1", "3000 Bern", "Switzerland"]),
        (replace(MEMBER, street="", care_of="A Union"), ["Anna Sample", "A Union", "3000 Bern", "Switzerland"]),
        # at home without the country
        (replace(MEMBER, country="KZ"), ["Anna Sample", "Gasse 1", "Bern 3000"]),
    ],
)
def test_the_return_line_is_name_and_place(dispatch, forms, writer, parts):
    written = compose_letter(dispatch(writer=writer), forms).return_line
    assert ["".join(run.text for run in part) for part in written] == parts


@pytest.mark.parametrize(
    ("writer", "found_at"),
    [
        (UNION, "Gasse 1 · 3000 Bern · Switzerland"),
        (replace(UNION, care_of="A Hall", street="", postcode=""), "c/o A Hall · Bern · Switzerland"),
        (
            Sender("A", "London", "GB", "High Street 1", "SW1A 1AA", organisation="Sample Union", many=True),
            "High Street 1 · London · SW1A 1AA · United Kingdom",
        ),
        # at home without the country
        (replace(UNION, city="Almaty", postcode="050000", country="KZ"), "Gasse 1 · Almaty 050000"),
    ],
)
def test_an_organisation_has_a_letterhead_and_room_for_its_stamp(dispatch, forms, writer, found_at):
    letter = compose_letter(dispatch(writer=writer), forms)
    assert texts(letter.letterhead) == ["Sample Union", found_at]
    assert letter.seal is True


@pytest.mark.parametrize("writer", [MEMBER, replace(UNION, organisation="")])
def test_a_person_has_neither(dispatch, forms, writer):
    letter = compose_letter(dispatch(writer=writer), forms)
    assert (letter.letterhead, letter.seal) == ((), False)


def test_every_value_of_a_letterhead_knows_the_option_it_came_from(dispatch, forms):
    (name, found_at) = compose_letter(dispatch(writer=replace(UNION, care_of="A Hall")), forms).letterhead
    assert name == (Run("Sample Union", Face.BOLD, "--organisation"),)
    assert [(run.text, run.origin) for run in found_at] == [
        ("c/o A Hall", "--care-of"),
        (" · ", "letter"),
        ("Gasse 1", "--street"),
        (" · ", "letter"),
        ("3000", "--postcode"),
        (" ", "letter"),
        ("Bern", "--city"),
        (" · ", "letter"),
        ("Switzerland", "--country"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("writer", "names"),
    [
        (MEMBER, ["Anna Sample", "Secretary", "Sample Union"]),
        (replace(MEMBER, role="", organisation=""), ["Anna Sample"]),
        (replace(UNION, organisation=""), ["Anna Sample", "Secretary"]),
    ],
)
def test_under_a_person_s_signature_stand_name_post_and_organisation(*, dispatch, forms, language, writer, names):
    assert texts(compose_letter(dispatch(language=language, writer=writer), forms).signature) == names


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ["Anna Sample", "Secretary"]),
        ("en-GB", ["Anna Sample", "Secretary", "Sample Union"]),
        ("en-US", ["Anna Sample", "Secretary", "Sample Union"]),
        ("es", ["Anna Sample", "Secretary", "Sample Union"]),
        ("fr", ["Anna Sample", "Secretary", "Sample Union"]),
        ("ru", ["Secretary", "Anna Sample"]),
    ],
)
def test_under_an_organisation_s_signature_stands_what_the_language_has_there(*, dispatch, forms, language, names):
    letter = compose_letter(dispatch(language=language, writer=UNION), forms)
    assert texts(letter.signature) == names
    assert {run.origin for line in letter.signature for run in line} <= {"--name", "--role", "--organisation"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_signatory_without_a_post_signs_with_the_name(dispatch, forms, language):
    signed = compose_letter(dispatch(language=language, writer=replace(UNION, role="")), forms).signature
    assert [name for name in texts(signed) if name != "Sample Union"] == ["Anna Sample"]


@pytest.mark.parametrize("writer", [MEMBER, UNION])
@pytest.mark.parametrize(
    ("language", "country", "line"),
    [
        ("de", "DE", "Unser Zeichen: AB 12/99"),
        ("de", "CH", "Unsere Referenz: AB 12/99"),
        ("en-GB", "GB", "Our ref.: AB 12/99"),
        ("en-US", "US", "Our ref.: AB 12/99"),
        ("es", "ES", "N/Ref.: AB 12/99"),
        ("fr", "FR", "N/Réf. : AB 12/99"),
        ("ru", "DE", "Исх. № AB 12/99"),
    ],
)
def test_a_reference_number_stands_behind_the_language_s_label(*, dispatch, forms, writer, language, country, line):
    one = dispatch(language=language, writer=replace(writer, country=country, reference="AB 12/99"))
    label, number = compose_letter(one, forms).reference
    assert text((label, number)) == line
    assert (label.origin, number) == ("letter", Run("AB 12/99", origin="--our-ref"))
    assert " " not in label.text


def test_a_letter_without_a_reference_number_has_no_label_for_one(dispatch, forms):
    assert compose_letter(dispatch(), forms).reference == ()


def test_a_reference_number_is_no_format(dispatch, forms):
    one = dispatch(writer=replace(MEMBER, reference="{reference} {0} %s"))
    assert compose_letter(one, forms).reference[-1].text == "{reference} {0} %s"


def test_the_picture_of_the_signature_goes_along(dispatch, forms):
    picture = Picture(b"png", 300, 100)
    assert compose_letter(dispatch(), forms).signature_picture is None
    assert compose_letter(dispatch(writer=replace(MEMBER, signature=picture)), forms).signature_picture is picture


@pytest.mark.parametrize(
    ("language", "country"),
    [("de", "Schweiz"), ("en-GB", "Switzerland"), ("es", "Suiza"), ("fr", "Suisse"), ("ru", "Швейцария")],
)
def test_the_sender_s_country_is_in_the_language_of_the_letter(dispatch, forms, language, country):
    assert texts(compose_letter(dispatch(language=language), forms).sender)[-1] == country


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [
        ("de", " ich ", " wir "),
        ("en-GB", "I ", "We "),
        ("en-US", "I ", "We "),
        ("es", "saludo", "saludamos"),
        ("fr", "J’ai l’honneur", "Nous avons l’honneur"),
        ("ru", "прошу", "просим"),
    ],
)
def test_the_text_is_in_the_first_person_singular_or_plural(*, dispatch, forms, language, one, many):
    alone = compose_letter(dispatch(language=language), forms)
    together = compose_letter(dispatch(language=language, writer=UNION), forms)
    said_alone = f" {body(alone)} {text(alone.closing)} "
    said_together = f" {body(together)} {text(together.closing)} "
    assert said_alone != said_together
    if language in ("de", "en-GB", "en-US"):
        assert one in said_alone
        assert one not in said_together
        assert many in said_together
        assert many not in said_alone


def test_every_value_of_the_sender_knows_the_option_it_came_from(dispatch, forms):
    letter = compose_letter(dispatch(), forms)
    origins = {run.text: run.origin for line in letter.sender for run in line}
    assert origins == {
        "Anna Sample": "--name",
        "Secretary": "--role",
        "Sample Union": "--organisation",
        "Gasse 1": "--street",
        "3000": "--postcode",
        " ": "letter",
        "Bern": "--city",
        "Switzerland": "--country",
    }
    assert "--organisation" in {run.origin for block in letter.body for run in block.runs}
    assert letter.sender[0][0].face is Face.BOLD


# to whom


@pytest.mark.parametrize(
    ("language", "block", "salutation"),
    [
        (
            "de",
            [
                "Seiner Exzellenz",
                "dem Präsidenten der Republik Kasachstan",
                "Herrn Nursultan Nasarbajew",
                "ul. Mira, 11",
            ],
            "Exzellenz",
        ),
        (
            "en-GB",
            ["His Excellency Mr Nursultan Nazarbayev", "President of the Republic of Kazakhstan", "ul. Mira, 11"],
            "Your Excellency,",
        ),
        (
            "ru",
            ["Президенту Республики Казахстан", "Нурсултану Назарбаеву", "ул. Мира, 11"],
            "Уважаемый господин Президент!",
        ),
    ],
)
def test_name_and_title_stand_in_the_form_the_language_asks_for(*, dispatch, forms, language, block, salutation):
    letter = compose_letter(dispatch(language=language), forms)
    assert texts(letter.address)[: len(block)] == block
    assert text(letter.salutation) == salutation


def test_an_address_has_no_empty_line_in_any_language(dispatch, forms):
    for language in LANGUAGES:
        for who in ("president", "interior-minister", "knb-chairman", "embassy-ru"):
            letter = compose_letter(dispatch(who, language), forms)
            assert all(line.strip() == line != "" for line in texts(letter.address))


@pytest.mark.parametrize("state", [state for state in HolderState if state is not HolderState.BODY])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_an_office_has_a_form_of_its_own(dispatch, forms, language, state):
    one = dispatch(language=language)
    form = form_of_address(replace(one, to=replace(one.to, state=state)), forms)
    assert form.language == language
    assert state in form.holder


def test_an_office_s_own_forms_come_before_the_shipped_ones(dispatch, forms):
    one = dispatch()
    own = replace(form_of_address(one, forms), call="Honoured President")
    addressee = replace(one.to.addressee, forms=(own,))
    letter = compose_letter(replace(one, to=replace(one.to, addressee=addressee)), forms)
    assert text(letter.salutation) == "Honoured President,"


def test_a_kind_without_a_form_is_an_error_of_the_data(dispatch, forms):
    one = dispatch()
    to = replace(one.to, addressee=replace(one.to.addressee, kind="monarch"))
    with pytest.raises(ProtestError) as refused:
        compose_letter(replace(one, to=to), forms)
    (problem,) = refused.value.problems
    assert (problem.where, problem.code) == ("president", ExitCode.DATA)
    assert "monarch (m) in en-GB" in problem.what


def test_a_missing_dative_is_an_error_at_the_holder_s_line(dispatch, forms):
    one = dispatch(language="ru")
    holder = replace(
        one.to.holder, name=Texts((("en", "A. Sample"), ("ru", "А. Образцов"))), place="addressees.yaml:41"
    )
    with pytest.raises(ProtestError) as refused:
        compose_letter(replace(one, to=replace(one.to, holder=holder)), forms)
    (problem,) = refused.value.problems
    assert (problem.where, problem.code) == ("addressees.yaml:41", ExitCode.DATA)
    assert "name has no form ru-dative" in problem.what
    assert "ru-dative:" in problem.hint


def test_a_name_is_data_and_no_form(dispatch, forms):
    one = dispatch()
    holder = replace(one.to.holder, name=Texts((("en", "{title} {{ ask }} *x*"),)))
    letter = compose_letter(replace(one, to=replace(one.to, holder=holder)), forms)
    assert text(letter.address[0]) == "His Excellency Mr {title} {{ ask }} *x*"


# the text


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_to_different_offices_differ_in_what_they_ask(dispatch, forms, language):
    whom = ("president", "interior-minister", "knb-chairman", "embassy-ru")
    bodies = [[text(block.runs) for block in compose_letter(dispatch(who, language), forms).body] for who in whom]
    (number,) = {len(blocks) for blocks in bodies}
    different = [at for at in range(number) if len({blocks[at] for blocks in bodies}) > 1]
    assert len(different) == 1
    assert len({blocks[different[0]] for blocks in bodies}) == len(whom)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [IN_1999, TODAY])
def test_no_placeholder_mark_or_private_sign_is_left_in_the_text(dispatch, forms, language, day):
    letter = compose_letter(dispatch(language=language, day=day), forms)
    shown = body(letter) + text(letter.subject) + text(letter.closing)
    assert not set("{}\ue000\ue001*_#%") & set(shown)
    assert "  " not in shown


def saying(one, text):
    """A dispatch whose whole text, request and all, is this."""
    asks = ((one.to.addressee.kind, text),)
    return replace(one, template=replace(one.template, body="{{ ask }}", asks=asks))


def test_words_are_bound_across_the_line_ends_of_the_file(dispatch, forms):
    one = dispatch(language="de")
    one = saying(one, "am 9.\nJuni nach Artikel\n2 und weiter\nim Text")
    (block,) = compose_letter(one, forms).body
    assert "".join(run.text for run in block.runs) == f"Am 9.{NO_BREAK}Juni nach Artikel{NO_BREAK}2 und weiter im Text"


def test_a_list_after_a_paragraph_stays_a_list(dispatch, forms):
    one = dispatch()
    one = saying(one, "We ask:\n\n- one\n  thing\n- two\n\n1. three\n2. four")
    labels = [(block.label, text(block.runs)) for block in compose_letter(one, forms).body]
    assert labels == [("", "We ask:"), ("–", "one thing"), ("–", "two"), ("1.", "three"), ("2.", "four")]


def test_a_hard_line_break_does_not_join_two_words(dispatch, forms):
    one = dispatch()
    one = saying(one, "One  \ntwo")
    assert body(compose_letter(one, forms)) == "One two"


def test_a_value_at_the_start_keeps_its_small_letter(dispatch, forms):
    one = dispatch(writer=replace(MEMBER, name="von Sample"))
    one = saying(one, "{{ sender.name }} writes")
    assert body(compose_letter(one, forms)) == "von Sample writes"
    one = saying(one, "the letter begins")
    assert body(compose_letter(one, forms)) == "The letter begins"


def test_a_body_that_cannot_be_filled_is_an_error_with_the_file(dispatch, forms):
    one = dispatch()
    one = replace(one, template=replace(one.template, body="a\n\n{{ sender.nmae }} {{ colour }}"))
    with pytest.raises(ProtestError) as refused:
        compose_letter(one, forms)
    assert [problem.where for problem in refused.value.problems] == [
        f"{one.template.file}:{one.template.body_line + 2}"
    ] * 2
    assert {problem.code for problem in refused.value.problems} == {ExitCode.TEMPLATE}


# what goes along


def test_enclosures_are_listed_under_the_label_of_the_language(dispatch, forms):
    one = dispatch(language="fr")
    assert compose_letter(one, forms).enclosures == ()
    one = replace(one, template=replace(one.template, enclosures=("Appel", "Liste")))
    assert texts(compose_letter(one, forms).enclosures) == ["Pièce jointe :", "Appel", "Liste"]


def test_the_file_is_described_by_subject_addressee_and_writer(dispatch, forms):
    letter = compose_letter(dispatch(), forms)
    assert letter.title.startswith("Suspension of “Solidarity”")
    assert "President of the Republic of Kazakhstan" in letter.title
    assert NO_BREAK not in letter.title
    assert letter.author == "Anna Sample"
    assert compose_letter(dispatch(writer=UNION), forms).author == "Sample Union"


def test_no_contact_is_named_in_a_letter_to_an_authority(dispatch, campaign, forms):
    for who in ("president", "interior-minister", "knb-chairman", "embassy-ru"):
        for language in LANGUAGES:
            letter = compose_letter(dispatch(who, language), forms)
            said = f"{body(letter)} {letter.title} {texts(letter.address)}"
            for contact in campaign.book.contacts:
                surnames = [name.split()[-1] for _, name in contact.name.entries]
                assert not [surname for surname in surnames if surname in said]


def test_the_record_an_address_came_from_is_known(dispatch, forms):
    one = dispatch()
    evidence = one.to.address.evidence
    assert isinstance(evidence, Evidence)
    letter = compose_letter(one, forms)
    assert letter.address[-1][0].origin == evidence.place
    assert letter.address[0][0].origin == one.to.addressee.place


@pytest.mark.parametrize(
    ("language", "country", "local"),
    [
        ("en-GB", "CH", ["ул. Мира, 11, Астана"]),
        ("fr", "CH", ["ул. Мира, 11, Астана"]),
        # Cyrillic already, or not across a border
        ("ru", "CH", []),
        ("en-GB", "KZ", []),
    ],
)
def test_the_full_address_has_street_and_town_in_the_destination_s_script_above_the_street(
    dispatch, forms, language, country, local
):
    one = dispatch(language=language, writer=replace(MEMBER, country=country))
    lines = (("en", ("ul. Mira, 11",)), ("ru", ("ул. Мира, 11",)))
    town = Texts((("en", "Astana"), ("ru", "Астана")))
    to = replace(one.to, address=replace(one.to.address, lines=lines, city=town))
    letter = compose_letter(replace(one, to=to), forms)
    plain, full = texts(letter.address), texts(letter.address_in_full)
    street = next(at for at, line in enumerate(plain) if line in ("ul. Mira, 11", "ул. Мира, 11"))
    assert full == ([*plain[:street], *local, *plain[street:]] if local else [])
