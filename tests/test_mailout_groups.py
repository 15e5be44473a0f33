"""Packets in groups: none parted, none lost, none too large."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mailouts import packet
from protest_letters.mailout.groups import MOST, groups_of

PACKETS = st.lists(st.integers(1, 9).map(packet), max_size=40)


def size(group):
    return sum(len(one.pieces) for one in group)


@given(PACKETS, st.integers(1, 20))
def test_groups_hold_all_packets_in_their_order_and_no_more_than_they_may(packets, most):
    groups = groups_of(packets, most)

    assert [one for group in groups for one in group] == packets
    assert all(size(group) <= most or len(group) == 1 for group in groups)
    assert all(size(group) + len(after[0].pieces) > most for group, after in pairwise(groups))


def test_a_mail_out_for_a_thousand_is_one_group():
    assert len(groups_of([packet(1)] * MOST)) == 1
    assert len(groups_of([packet(1)] * (MOST + 1))) == 2
