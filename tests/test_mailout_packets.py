"""Who gets which letters, and in which order they are printed."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mailouts import OFFICES, people, piece, pieces
from protest_letters.mailout.packets import BUNDLE, in_order, packets_of
from protest_letters.mailout.piece import Handover, Signatory
from protest_letters.petitions.collation import name_key, without_particles

LISTED = (("m1", "Zander", "South"), ("m2", "Åberg", "North"), ("m3", "von Adler", "South"), ("m4", "Berg", ""))


def members(packets):
    return [packet.signatory.member for packet in packets]


def test_from_home_packets_lie_in_the_order_of_the_list():
    who, what = people(*LISTED)

    packets = packets_of(tuple(reversed(what)), who, Handover.HOME)

    assert members(packets) == ["m1", "m2", "m3", "m4"]
    # inside a packet pieces keep the order they had
    assert [one.id for one in packets[0].pieces] == ["0002", "0001"]


def test_at_a_meeting_they_lie_by_branch_and_surname_without_its_particles():
    who, what = people(*LISTED)

    packets = packets_of(what, who, Handover.MEETING)

    assert [(one.signatory.branch, one.signatory.surname) for one in packets] == [
        ("North", "Åberg"),
        ("South", "von Adler"),
        ("South", "Zander"),
        ("", "Berg"),
    ]


@pytest.mark.parametrize(("language", "order"), [("ru", ["Юрьев", "Adams"]), ("de", ["Adams", "Юрьев"])])
def test_the_alphabet_is_that_of_the_organisation(language, order):
    who, what = people(("m1", "Adams", "A"), ("m2", "Юрьев", "A"))

    packets = packets_of(what, who, Handover.MEETING, language)

    assert [packet.signatory.surname for packet in packets] == order


def test_where_the_organisation_posts_there_are_bundles_of_fifty_by_addressee():
    who, _ = people(("m1", "Zander", ""))
    what = pieces(120 * len(OFFICES), "m1")

    packets = packets_of(what, who, Handover.ORGANISATION)

    assert [(one.pieces[0].addressee, len(one.pieces)) for one in packets] == [
        (office, count) for office, _, _ in OFFICES for count in (BUNDLE, BUNDLE, 20)
    ]
    assert all(packet.signatory is None for packet in packets)


def test_a_bundle_never_mixes_countries_of_posting():
    who, _ = people(("m1", "Zander", ""))
    what = (piece(1, member="m1"), piece(2, member="m1", posted_in="FR"), piece(3, member="m1"))

    packets = packets_of(what, who, Handover.ORGANISATION)

    assert [[one.id for one in packet.pieces] for packet in packets] == [["0001", "0003"], ["0002"]]


def test_who_has_no_letter_gets_no_packet():
    who, what = people(*LISTED)

    assert members(packets_of(what[:2], who, Handover.HOME)) == ["m1"]


def test_a_letter_of_nobody_known_is_refused():
    who, what = people(*LISTED)

    with pytest.raises(ValueError, match="nobody is known as m4"):
        packets_of(what, who[:3], Handover.HOME)


@st.composite
def mail_outs(draw):
    ids = draw(st.lists(st.integers(1, 40), unique=True, min_size=1, max_size=12))
    name = st.sampled_from(["Ёлкин", "Елкин", "Åberg", "von Adler", "De Vries", "O’Neill", "Ñandú", "Müller", ""])
    who = [Signatory(f"m{at}", (draw(name),), draw(name), draw(name), "en", "DE") for at in ids]
    chosen = draw(st.lists(st.tuples(st.sampled_from(who), st.sampled_from(OFFICES)), max_size=60))
    return who, [piece(at, office, one.member) for at, (one, office) in enumerate(chosen)]


LANGUAGES = st.sampled_from(["en", "de-CH", "es", "fr", "ru"])


@given(mail_outs(), st.sampled_from(Handover), LANGUAGES)
def test_nothing_is_lost_and_nothing_is_there_twice(made, handover, language):
    who, what = made

    packets = packets_of(what, who, handover, language)

    assert Counter(in_order(packets)) == Counter(what)
    assert all(packet.pieces for packet in packets)


@given(mail_outs(), st.sampled_from(Handover), LANGUAGES)
def test_a_packet_is_one_persons_or_one_addressees(made, handover, language):
    who, what = made

    packets = packets_of(what, who, handover, language)

    for packet in packets:
        if packet.signatory is None:
            assert len({(one.addressee, one.route) for one in packet.pieces}) == 1
            assert len(packet.pieces) <= BUNDLE
        else:
            assert {one.member for one in packet.pieces} == {packet.signatory.member}
    if handover is not Handover.ORGANISATION:
        assert len(packets) == len({one.member for one in what})


@given(mail_outs(), st.sampled_from(Handover), LANGUAGES, st.randoms())
def test_letters_and_envelopes_have_one_order_however_often_it_is_asked(made, handover, language, random):
    who, what = made
    shuffled = list(who)
    random.shuffle(shuffled)

    first, again = (in_order(packets_of(what, who, handover, language)) for _ in range(2))
    other = in_order(packets_of(what, shuffled, handover, language))

    assert first == again
    # at a meeting and in bundles the order of the list does not count
    assert handover is Handover.HOME or first == other


@given(mail_outs(), LANGUAGES)
def test_at_a_meeting_branches_and_surnames_never_go_back(made, language):
    who, what = made
    key = name_key(language)

    found = [packet.signatory for packet in packets_of(what, who, Handover.MEETING, language)]
    places = [(not one.branch, key(one.branch), key(without_particles(one.surname))) for one in found]

    assert places == sorted(places)
