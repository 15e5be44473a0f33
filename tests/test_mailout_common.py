"""What letters of a mail-out have in common is composed and placed once: each is what it would be alone."""

from dataclasses import replace
from datetime import date
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protest_letters.compose.drafts import Drafts
from protest_letters.compose.letter import compose_letter
from protest_letters.dispatch import Sender, Wish
from protest_letters.layout.flow import place_text
from protest_letters.layout.in_window import place_address
from protest_letters.layout.remembering import Memory
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.styles import LARGE, NORMAL, justified
from protest_letters.load.folder import built_in_folder, load_campaign, load_shipped_forms
from protest_letters.model import Picture
from protest_letters.plan import plan_letters
from protest_letters.problems import ProtestError
from protest_letters.standards import STANDARDS
from protest_letters.standards.windows import usual_pane
from typefaces import alone


class Forgetful(Memory):
    """Places everything of a letter as if it was the only one."""

    def text(self, letter, standard, settings):
        return place_text(letter, standard, FACES, settings)

    def address(self, block, standard, style, pane):
        return place_address(block, standard, FACES, style, pane=pane)


CAMPAIGN, FORMS, FACES = load_campaign(built_in_folder()), load_shipped_forms(), alone()
ALONE = Forgetful(FACES)
LANGUAGES = ("de", "en", "es", "fr", "ru")
ANN = Sender("Ann Sample", "Madrid", "ES", "Calle Mayor 1", "28013", organisation="Sample Union")
BOTH = replace(ANN, name="Ann and Bob Sample", joint=("Ann Sample", "Bob Sample"))
WRITERS = (
    ANN,
    replace(ANN, name="Zoë Muster", street="", care_of="Sample Union"),
    replace(ANN, role="Secretary", reference="S-0017"),
    replace(ANN, organisation=""),
    BOTH,
    replace(BOTH, role="Members", reference="S-0018"),
    replace(ANN, many=True, role="Secretary"),
    replace(ANN, many=True, organisation="Sample Union of Teachers, Nurses and Drivers of All Provinces and Islands"),
    replace(ANN, role="Secretary for everything that nobody else of us has had the time to care for until now " * 2),
    replace(ANN, personal="I have friends in Sampletown."),
    replace(ANN, personal="One.\n\nTwo, which is longer. " * 9),
    replace(ANN, signature=Picture(b"png", 300, 100)),
    # neither of these can be placed
    replace(ANN, name="Sample" * 50),
    replace(ANN, organisation="Sample\u0378 Union"),
)
OWN_WORDS = (
    "{{ ask }}\n\n{{ sender.name }} of {{ sender.city }} writes this.",
    "{% if sender.role %}As {{ sender.role | lower }} we ask: {% endif %}{{ ask }}",
    "{% if we %}We{% else %}I{% endif %} of {{ sender . organisation | default('nowhere') }} ask: {{ ask }}\n\nOh.",
    "{{ ask }}\n\nFrom {{ sender.country }}, on {{ date }}.",
    "{{ ask }}",
)


def dispatch_of(writer, language="en", letter="", who="president", day=date(1999, 11, 20)):
    """Return a letter of nobody with somebody who writes it, as a mail-out has it."""
    plan = plan_letters(Wish((who,), Sender("", "", writer.country), day, day, letter, language), CAMPAIGN)
    return replace(plan.dispatches[0], sender=writer)


def what_becomes_of(make):
    """What a function returns, or the problems that it raises."""
    try:
        return make()
    except ProtestError as error:
        return error.problems


#: Each standard with two of the languages.
KINDS = [(row, LANGUAGES[(at + more) % 5]) for at, row in enumerate(STANDARDS) for more in (0, 2)]


@pytest.mark.parametrize(("standard", "language"), KINDS, ids=lambda one: getattr(one, "id", one))
def test_every_letter_is_what_it_is_alone(standard, language):
    drafts, memory = Drafts(FORMS), Memory(FACES)
    how = cycle((style, pane) for style in (NORMAL, justified(NORMAL), LARGE) for pane in (None, usual_pane(standard)))
    blank = dispatch_of(ANN, language)
    # each writer in every second way, so that texts come again with others under them
    for writer, (style, pane) in zip([*WRITERS] * 2, how, strict=False):
        dispatch = replace(blank, sender=writer)
        alone_ = what_becomes_of(
            lambda: lay_out(compose_letter(dispatch, FORMS), standard, ALONE, style, pane=pane)  # noqa: B023
        )
        among = what_becomes_of(
            lambda: lay_out(drafts.letter(dispatch), standard, memory, style, pane=pane)  # noqa: B023
        )
        assert among == alone_, writer


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda row: row.id)
def test_a_line_under_the_pen_of_any_length_is_broken_where_it_would_be_alone(standard):
    drafts, memory, blank = Drafts(FORMS), Memory(FACES), dispatch_of(ANN)
    for words in ("{{ ask }}", blank.template.body):
        template = replace(blank.template, body=words)
        for count in range(3, 14):
            for many in (False, True):
                writer = replace(ANN, role=("Sample " * count).strip(), many=many)
                dispatch = replace(blank, sender=writer, template=template)
                alone_ = lay_out(compose_letter(dispatch, FORMS), standard, ALONE)
                assert lay_out(drafts.letter(dispatch), standard, memory) == alone_


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_draft_is_completed_to_the_letter(language):
    drafts = Drafts(FORMS)
    letters = [("end-the-repression", date(1999, 11, 20)), ("independent-unions", date(2026, 11, 23))]
    for letter, day in letters:
        for who in ("president", "embassy-ru"):
            blank = dispatch_of(ANN, language, letter, who, day)
            for writer in (*WRITERS, *(replace(one, country="CH", city="Bern") for one in WRITERS)):
                dispatch = replace(blank, sender=writer)
                assert drafts.letter(dispatch) == compose_letter(dispatch, FORMS)


def test_a_text_that_names_its_sender_names_each_one():
    drafts, blank = Drafts(FORMS), dispatch_of(ANN)
    texts = [replace(blank.template, body=words) for words in OWN_WORDS]
    texts.append(replace(texts[-1], subject="A letter of {{ sender.name }}"))
    texts.append(replace(texts[-1], enclosures=("Card of {{ sender.city }}",)))
    for writer in [*WRITERS, *reversed(WRITERS)]:
        for template in texts:
            dispatch = replace(blank, sender=writer, template=template)
            assert drafts.letter(dispatch) == compose_letter(dispatch, FORMS)


NAMES = st.text("ABCdefghi jklmno-’.жЖéß", min_size=1, max_size=70).filter(str.strip)


@given(data=st.data())
@settings(deadline=None, max_examples=60)
def test_whoever_signs_stands_where_they_would_alone(data):
    standard = data.draw(st.sampled_from(STANDARDS))
    blank, memory = dispatch_of(ANN, data.draw(st.sampled_from(LANGUAGES))), Memory(FACES)
    drafts = Drafts(FORMS)
    for _ in range(3):
        name, role, organisation = (" ".join(data.draw(NAMES).split()) for _ in range(3))
        joint = data.draw(st.sampled_from(((), (name, organisation))))
        writer = replace(ANN, name=name, role=role, organisation=organisation, joint=joint)
        dispatch = replace(blank, sender=replace(writer, many=not joint and data.draw(st.booleans())))
        alone_ = what_becomes_of(lambda: lay_out(compose_letter(dispatch, FORMS), standard, ALONE))  # noqa: B023
        assert what_becomes_of(lambda: lay_out(drafts.letter(dispatch), standard, memory)) == alone_  # noqa: B023
