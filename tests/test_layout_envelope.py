"""Words on the faces of envelopes: every size, every post, every address there is."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import TODAY
from envelopes import EVERY_POST, IN_1999, distinct_words, sender_in, wording
from protest_letters.compose.envelope import compose_addressing
from protest_letters.dispatch import Medium, Wish
from protest_letters.document import Addressing, Face, Run
from protest_letters.layout.envelope import Look, lay_out_envelope
from protest_letters.plan import plan_items
from protest_letters.problems import ExitCode, ProtestError
from protest_letters.standards.carriage import AIRMAIL, REGISTERED
from protest_letters.standards.envelopes import ENVELOPES, envelope_named
from protest_letters.standards.posts import COMMON, POSTS, face_zones
from typefaces import sans_alone

SANS = sans_alone()
POST = {post.id: post for post in EVERY_POST}
#: Too low for an address of many lines between stamp and sorting machine; on all others every address stands.
TOO_LOW = {"c7c6", "chou4"}
CRAMPED = {("personal", "ru"), ("a2", "au")}


def lines_of(document, role):
    return [line for line in document.pages[0].lines if line.role == role]


def tried(words, size, post):
    """The document, None if something does not fit; and what does not."""
    try:
        return lay_out_envelope(words, size, post, SANS), ()
    except ProtestError as error:
        return None, error.problems


def laid(words, size="dl", post=COMMON, **look):
    return lay_out_envelope(words, envelope_named(size), post, SANS, look=Look(**look))


@pytest.mark.parametrize("post", EVERY_POST, ids=lambda post: post.id)
def test_on_every_envelope_every_address_there_is_keeps_to_the_rules_of_the_post(campaign, forms, post):
    every = distinct_words(campaign, forms, post)
    assert len(every) > 100
    refused = set()
    for size in ENVELOPES:
        zones = face_zones(size, post)
        for words in every:
            document, problems = tried(words, size, post)
            if document is None:
                assert all(" mm high, its place " in one.what and "--size " in one.hint for one in problems)
                refused.add(size.id)
                continue
            (page,) = document.pages
            assert (page.width, page.height) == (size.long, size.short)
            address, sender = lines_of(document, "address"), lines_of(document, "sender")
            assert "".join(line.text for line in address).count(words.address[-1][0].text)
            assert all(zones.address.holds(line.box) for line in address)
            assert all(zones.sender.holds(line.box) for line in sender)
            assert not any(line.box.meets(zone) for line in page.lines for zone in (zones.stamp, *zones.blank))
            assert address[-1].box.y >= zones.lowest_top
    # a quarter of an envelope is little
    small = {"personal", "number-9", "monarch", "a2"} if post.id == "ru" else set()
    assert refused <= TOO_LOW | small


def test_the_address_is_set_as_reading_machines_want_it(campaign, forms):
    for words in distinct_words(campaign, forms, POST["de"]):
        address = lines_of(laid(words, post=POST["de"]), "address")
        (size,) = {line.size_pt for line in address}
        # 10 to 12 pt; capitals, 0.7 of the size in PT Sans, 2.3 to 4.7 mm high
        assert 10 <= size <= 12
        assert 2.3 <= size * 0.7 * 25.4 / 72 <= 4.7
        assert len({line.box.x for line in address}) == 1
        assert {run.face for line in address for run in line.runs} == {Face.REGULAR}
        assert max(line.box.w for line in address) <= 100
        gaps = [low.y - up.y - size * 25.4 / 72 for up, low in pairwise(address)]
        assert all(0.5 <= gap <= 2.5 for gap in gaps)


def test_the_address_begins_at_45_hundredths_of_the_width_and_further_left_only_if_it_must(campaign, forms):
    words = wording(campaign, forms, COMMON, "president", day=IN_1999)
    assert lines_of(laid(words), "address")[0].box.x == pytest.approx(0.45 * 220)
    assert lines_of(laid(words, "c4"), "address")[0].box.x == pytest.approx(0.45 * 324)

    wide = lines_of(laid(words, "a2"), "address")
    assert wide[0].box.x < 0.45 * 146
    assert max(line.box.right for line in wide) == pytest.approx(146.05 - 15)


def test_the_sender_stands_top_left_and_in_britain_under_a_heading(campaign, forms):
    words = wording(campaign, forms, COMMON, "president")
    assert [line.text for line in lines_of(laid(words), "sender")] == [
        "Sample Sender",
        "Sample Street 1",
        "10001 Sampletown",
        "France",
    ]

    british = lines_of(laid(words, post=POST["gb"]), "sender")
    assert british[0].text == "Return Address"


def test_without_the_sender_there_is_none(campaign, forms):
    words = wording(campaign, forms, COMMON, "president", with_sender=False)

    assert lines_of(laid(words), "sender") == []
    assert laid(words).author == ""


def test_for_a_window_everything_but_the_address_is_printed(campaign, forms):
    words = wording(campaign, forms, COMMON, "president", carriage=(AIRMAIL,))
    document = laid(words, window=True)

    assert lines_of(document, "address") == []
    assert lines_of(document, "sender")
    assert [line.text for line in lines_of(document, "mark")] == ["PAR AVION"]


@pytest.mark.parametrize("size", ENVELOPES, ids=lambda one: one.id)
@pytest.mark.parametrize("post", EVERY_POST, ids=lambda post: post.id)
def test_marks_stand_framed_under_the_sender_on_every_face(campaign, forms, size, post):
    words = wording(campaign, forms, post, "president", day=IN_1999, carriage=(AIRMAIL, REGISTERED))
    zones = face_zones(size, post, marked=True)

    document, _ = tried(words, size, post)
    if document is None:
        # an address of six lines in 23 mm; two marks beside a stamp of 90 mm on 146
        assert (size.id, post.id) in {*((low, one.id) for low in TOO_LOW for one in EVERY_POST), *CRAMPED}
        return

    marks = lines_of(document, "mark")
    assert len(marks) == 2
    assert all(zones.marks.holds(line.box) for line in marks)
    assert len(document.pages[0].rules) == 8
    assert all(line.box.bottom <= zones.marks.y for line in lines_of(document, "sender"))


@pytest.mark.parametrize(
    ("post", "airmail", "registered"),
    [
        ("de", "LUFTPOST / PAR AVION", "EINSCHREIBEN / RECOMMANDÉ"),
        ("us", "BY AIRMAIL / PAR AVION", "REGISTERED / RECOMMANDÉ"),
        ("common", "PAR AVION", "RECOMMANDÉ"),
        ("ru", "АВИА / PAR AVION", "ЗАКАЗНОЕ / RECOMMANDÉ"),
    ],
)
def test_marks_are_in_the_posts_language_and_in_french(campaign, forms, post, airmail, registered):
    words = wording(campaign, forms, POST[post], "president", carriage=(AIRMAIL, REGISTERED))

    assert [line[0].text for line in words.marks] == [airmail, registered]


def test_at_home_the_posts_own_language_is_enough(campaign, forms):
    words = wording(campaign, forms, POST["de"], "embassy-de", carriage=(REGISTERED,))

    assert [line[0].text for line in words.marks] == ["EINSCHREIBEN"]


def test_the_outline_draws_and_names_every_zone(campaign, forms):
    words = wording(campaign, forms, POST["us"], "president")
    plain, drawn = laid(words, post=POST["us"]), laid(words, post=POST["us"], outline=True)

    assert [line.text for line in lines_of(drawn, "caption")] == ["stamp", "sender", "address", "for machines"]
    assert len(drawn.pages[0].rules) == 4 * 4
    assert lines_of(drawn, "address") == lines_of(plain, "address")


def made_up(*address, sender=("Sample Sender",)):
    def lines(texts):
        return tuple((Run(text, origin="sample"),) for text in texts)

    return Addressing("en", lines(address), (), lines(sender), (), "Sample", "")


def test_an_address_that_cannot_fit_is_refused_with_millimetres_and_the_next_size_that_holds_it():
    with pytest.raises(ProtestError) as caught:
        laid(made_up(*(f"Line {number}" for number in range(12))), "monarch", POST["us"])

    (problem,) = caught.value.problems
    assert problem.code is ExitCode.FIT
    assert problem.what == "the address is 43.8 mm high, its place 40.4 mm"
    assert problem.hint == "a larger envelope holds it: --size number-10"


def test_an_address_that_fits_nowhere_is_to_be_shortened():
    with pytest.raises(ProtestError) as caught:
        laid(made_up("x" * 90))

    assert "100.0" in caught.value.problems[0].what
    assert caught.value.problems[0].hint == "shorten or leave out a line"


def test_everything_that_does_not_fit_is_said_at_once():
    with pytest.raises(ProtestError) as caught:
        laid(made_up("x" * 90, sender=("y" * 120,)))

    assert len(caught.value.problems) == 2


def test_a_character_without_a_glyph_is_named_unless_a_window_shows_it():
    with pytest.raises(ProtestError) as caught:
        laid(made_up("Sample 漢"))
    assert caught.value.problems[0].code is ExitCode.CHARACTER

    assert laid(made_up("Sample 漢"), window=True)


@given(
    texts=st.lists(st.text("abcdefghij MWЖщ-.,", min_size=1, max_size=70).filter(str.strip), min_size=1, max_size=9),
    size=st.sampled_from(ENVELOPES),
    post=st.sampled_from([COMMON, *POSTS]),
)
def test_nothing_ever_lies_outside_its_zone(texts, size, post):
    zones = face_zones(size, post)
    document, problems = tried(made_up(*texts, sender=texts[:5]), size, post)
    if document is None:
        assert all(one.code is ExitCode.FIT and " mm" in one.what and one.hint for one in problems)
        return
    assert all(zones.address.holds(line.box) for line in lines_of(document, "address"))
    assert all(zones.sender.holds(line.box) for line in lines_of(document, "sender"))
    printed = "".join(line.text for line in lines_of(document, "address")).replace(" ", "")
    assert printed == "".join(texts).replace(" ", "")


def test_an_organisation_is_the_sender_where_it_writes(campaign, forms):
    union = replace(sender_in(COMMON), organisation="Sample Union", many=True)
    item = plan_items(Wish(("president",), union, TODAY, TODAY, medium=Medium.ENVELOPE), campaign).items[0]

    words = compose_addressing(item, forms)

    assert words.author == "Sample Union"
    assert lines_of(laid(words), "sender")[0].text == "Sample Union"
