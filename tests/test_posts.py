"""What posts want of an envelope's face, against the figures of docs/envelopes.md; and windows."""

import re
from itertools import product
from pathlib import Path

import pytest

from envelopes import EVERY_POST
from protest_letters.document import Zone
from protest_letters.postal import known_country
from protest_letters.standards import STANDARDS, US_LETTER_COUNTRIES, standard_named
from protest_letters.standards.envelopes import ENVELOPES, common_envelope, envelope_named, envelope_of
from protest_letters.standards.posts import COMMON, POSTS, face_zones, post_of
from protest_letters.standards.windows import WINDOWS, Window, fits, folded, sure_to_show, windows_of

POST = {post.id: post for post in EVERY_POST}
FACES = list(product(ENVELOPES, EVERY_POST))


def size(name):
    return envelope_named(name)


# sizes, typed here again from PWG 5101.1 as CUPS has it


@pytest.mark.parametrize(
    ("name", "short", "long", "pwg", "ppd"),
    [
        ("dl", 110, 220, "iso_dl_110x220mm", "EnvDL"),
        ("c6", 114, 162, "iso_c6_114x162mm", "EnvC6"),
        ("c6c5", 114, 229, "iso_c6c5_114x229mm", "EnvC65"),
        ("c5", 162, 229, "iso_c5_162x229mm", "EnvC5"),
        ("c4", 229, 324, "iso_c4_229x324mm", "EnvC4"),
        ("c3", 324, 458, "iso_c3_324x458mm", "EnvC3"),
        ("c7c6", 81, 162, "iso_c7c6_81x162mm", "EnvC76"),
        ("b6", 125, 176, "iso_b6_125x176mm", "ISOB6"),
        ("b5", 176, 250, "iso_b5_176x250mm", "ISOB5"),
        ("b4", 250, 353, "iso_b4_250x353mm", "ISOB4"),
        ("e65", 115, 220, "om_e65_115x220mm", ""),
        ("italian", 110, 230, "om_italian_110x230mm", "EnvItalian"),
        ("invite", 220, 220, "om_invite_220x220mm", "EnvInvite"),
        ("number-10", 104.775, 241.3, "na_number-10_4.125x9.5in", "Env10"),
        ("number-9", 98.425, 225.425, "na_number-9_3.875x8.875in", "Env9"),
        ("number-11", 114.3, 263.525, "na_number-11_4.5x10.375in", "Env11"),
        ("number-12", 120.65, 279.4, "na_number-12_4.75x11in", "Env12"),
        ("number-14", 127, 292.1, "na_number-14_5x11.5in", "Env14"),
        ("monarch", 98.425, 190.5, "na_monarch_3.875x7.5in", "EnvMonarch"),
        ("a2", 111.125, 146.05, "na_a2_4.375x5.75in", "EnvA2"),
        ("personal", 92.075, 165.1, "na_personal_3.625x6.5in", "EnvPersonal"),
        ("6x9", 152.4, 228.6, "na_6x9_6x9in", "6x9"),
        ("9x11", 228.6, 279.4, "na_9x11_9x11in", "9x11"),
        ("10x13", 254, 330.2, "na_10x13_10x13in", "10x13"),
        ("chou3", 120, 235, "jpn_chou3_120x235mm", "EnvChou3"),
        ("chou4", 90, 205, "jpn_chou4_90x205mm", "EnvChou4"),
        ("kaku2", 240, 332, "jpn_kaku2_240x332mm", "EnvKaku2"),
    ],
)
def test_a_size_has_the_edges_and_names_that_printers_know(name, short, long, pwg, ppd):
    row = size(name)

    assert (row.short, row.long) == pytest.approx((short, long), abs=1e-9)
    assert (row.pwg, row.ppd) == (pwg, ppd)
    assert envelope_of(long, short) is row
    assert envelope_named(pwg) is row


def test_no_size_is_left_out_of_the_table_above_and_no_name_means_two():
    table = next(mark for mark in test_a_size_has_the_edges_and_names_that_printers_know.pytestmark)
    assert [row.id for row in ENVELOPES if row.id not in {case[0] for case in table.args[1]}] == []
    for row in ENVELOPES:
        names = (
            row.id,
            row.title,
            row.pwg,
            row.ppd,
            *row.names,
            f"{round(row.short, 1):g} × {round(row.long, 1):g} mm",
        )
        assert {name: size(name) for name in names if name} == {name: row for name in names if name}


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("DL", "dl"),
        ("C6/5", "c6c5"),
        ("c65", "c6c5"),
        ("#10", "number-10"),
        ("No. 10", "number-10"),
        ("COM10", "number-10"),
        ("6-3/4", "personal"),
        ("Number 9", "number-9"),
        ("iso_c5_162x229mm", "c5"),
        ("ISO_DL", "dl"),
        ("DIN lang", "dl"),
        ("DIN-C5", "c5"),
        ("C 5", "c5"),
        ("C5/6", "c6c5"),
        ("C6/C5", "c6c5"),
        ("DL+", "c6c5"),
        ("no10", "number-10"),
        ("No 10", "number-10"),
        ("Comm 10", "number-10"),
        ("EnvDL", "dl"),
        ("No. 6¾", "personal"),
        ("6 3/4", "personal"),
        ("A2 (US)", "a2"),
        ("Chou 3", "chou3"),
        ("長形3号", "chou3"),
        ("6 × 9 in", "6x9"),
        ("6x9", "6x9"),
        ("110x220", "dl"),
        ("220 × 110 mm", "dl"),
        ("104.8x241.3", "number-10"),
    ],
)
def test_a_size_is_understood_as_people_and_printers_write_it(written, found):
    assert size(written).id == found


@pytest.mark.parametrize("written", ["", " ", "-", "din", "number", "envelope", "c", "1", "a4", "9x12", "../dl/x"])
def test_what_is_no_size_is_none(written):
    assert size(written) is None


@pytest.mark.parametrize(
    ("country", "name"),
    [
        ("DE", "dl"),
        ("FR", "dl"),
        ("ES", "dl"),
        ("CH", "c6c5"),
        ("JP", "chou3"),
        ("US", "number-10"),
        ("CA", "number-10"),
    ],
)
def test_the_usual_envelope_is_that_of_the_country_of_posting(country, name):
    assert common_envelope(country, us_paper=country in US_LETTER_COUNTRIES).id == name


# zones


def test_every_post_has_countries_and_a_source_and_no_country_two_posts():
    countries = [country for post in POSTS for country in post.countries]

    assert all(map(known_country, countries))
    assert len(countries) == len(set(countries))
    assert all(post.countries and post.source for post in POSTS)
    assert (post_of("DE").id, post_of("GB").id, post_of("ES")) == ("de", "gb", COMMON)


@pytest.mark.parametrize(("envelope", "post"), FACES, ids=[f"{one.id}-{post.id}" for one, post in FACES])
def test_no_zone_lies_outside_the_face_or_over_another(envelope, post):
    zones = face_zones(envelope, post, marked=True)
    face = Zone(0, 0, envelope.long, envelope.short)
    written = [zones.sender, zones.marks, zones.address]

    assert all(face.holds(zone) for zone in (*written, zones.stamp, *zones.blank))
    for at, zone in enumerate(written):
        assert not zone.meets(zones.stamp)
        assert not any(zone.meets(blank) for blank in zones.blank)
        assert not any(zone.meets(other) for other in written[at + 1 :])
        assert zone.w > 20
    # nothing right of the address or under it
    assert zones.address.right >= max(zone.right for zone in written)
    assert zones.address.bottom >= max(zone.bottom for zone in written)


def on_dl(post):
    return face_zones(size("dl"), POST[post])


def test_the_common_rule_leaves_40_to_92_on_a_dl():
    zones = on_dl("common")

    assert zones.stamp == Zone(220 - 74, 0, 74, 40)
    assert (zones.address.y, zones.address.bottom) == (40, 110 - 18)
    assert (zones.address.x, zones.address.right) == (15, 220 - 15)
    assert zones.sender.right == 220 - 75


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda one: one.id)
class TestEveryPostGetsWhatItAsksFor:
    def test_germany_forty_from_the_top_fifteen_elsewhere_and_the_bottom_strip(self, envelope):
        zones = face_zones(envelope, POST["de"])
        assert Zone(15, 40, envelope.long - 30, envelope.short - 55).holds(zones.address)
        assert zones.blank == (Zone(0, envelope.short - 15, envelope.long, 15),)

    def test_the_united_states_the_area_for_reading_machines(self, envelope):
        zones, height = face_zones(envelope, POST["us"]), envelope.short
        assert Zone(12.7, height - 69.9, envelope.long - 25.4, 69.9 - 15.9).holds(zones.address)
        assert zones.blank == (Zone(envelope.long - 120.7, height - 15.9, 120.7, 15.9),)

    def test_britain_the_sender_over_28_and_twelve_from_the_address(self, envelope):
        zones = face_zones(envelope, POST["gb"])
        assert zones.sender.bottom <= 28
        assert zones.address.y - zones.sender.bottom >= 12
        assert zones.sender.right <= envelope.long - 75
        assert zones.stamp.w == 70

    def test_switzerland_140_by_15_up_to_b5_then_100_by_35(self, envelope):
        (code,) = face_zones(envelope, POST["ch"]).blank
        wanted = (140, 15) if envelope.long <= 250 else (100, 35)
        assert (code.w, code.h, code.right, code.bottom) == pytest.approx((*wanted, envelope.long, envelope.short))

    def test_australia_the_right_edge_and_a_wide_stamp(self, envelope):
        zones = face_zones(envelope, POST["au"])
        assert Zone(envelope.long - 15, 0, 15, envelope.short) in zones.blank
        assert zones.stamp.w == 90

    def test_canada_the_last_line_no_more_than_44_and_a_half_from_the_bottom(self, envelope):
        assert face_zones(envelope, POST["ca"]).lowest_top == pytest.approx(envelope.short - 44.5)

    def test_russia_the_bottom_right_quarter(self, envelope):
        zone = face_zones(envelope, POST["ru"]).address
        assert zone.x >= envelope.long / 2
        assert zone.y >= envelope.short / 2


# windows: docs/letter-standards.md has the table


@pytest.mark.parametrize("window", WINDOWS, ids=lambda one: f"{one.size} {one.name}")
def test_a_window_lies_in_its_envelope(window):
    envelope = window.envelope
    top = envelope.short - window.bottom - window.h
    assert Zone(0, 0, envelope.long, envelope.short).holds(Zone(window.left, top, window.w, window.h))
    assert window.source


def test_the_docs_have_every_window_and_what_shows_in_it():
    docs = Path(__file__).parents[1].joinpath("docs", "envelopes.md").read_text(encoding="utf-8")
    table = docs.partition("## Windows")[2]
    rows = [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in table.splitlines() if "| `" in line]

    def written(length):
        return f"{round(length, 1):g}"

    shown = [re.findall(r"[a-z-]+", row.pop()) for row in rows]
    assert rows == [
        [one.size, one.name, f"{written(one.w)} × {written(one.h)}", written(one.left), written(one.bottom)]
        for one in WINDOWS
    ]
    for one, ids in zip(WINDOWS, shown, strict=True):
        assert [row.id for row in STANDARDS if fits(one, row)] == [name for name in ids if standard_named(name)]


@pytest.mark.parametrize(
    ("standard", "envelope", "name", "shown"),
    [
        ("din-b", "c6c5", "DIN, left", Zone(20, 54, 71, 36)),
        ("din-b", "dl", "DIN, left", Zone(20, 50, 80, 40)),
        ("din-b", "c5", "DIN, left", Zone(20, 57, 71, 31.5)),
        ("din-a", "dl", "DIN, left", Zone(20, 32, 80, 40)),
        ("ch-right", "c6c5", "Swiss, right", Zone(122, 44, 71, 31)),
        ("ch-right", "c5", "Swiss, right", Zone(122, 45, 71, 26.5)),
        ("ch-left", "c6c5", "Swiss, left", Zone(20, 48, 81, 36)),
        # folded at its own mark, 95.25, not at a third of the sheet
        ("us", "number-10", "standard", Zone(22.225, 63.5, 88.9, 19.05)),
    ],
)
def test_what_is_sure_to_show_is_the_window_less_what_the_sheet_can_slide(standard, envelope, name, shown):
    (window,) = [one for one in windows_of(size(envelope)) if one.name == name]

    found = sure_to_show(window, standard_named(standard))

    assert (found.x, found.y, found.w, found.h) == pytest.approx((shown.x, shown.y, shown.w, shown.h))


def test_a_sheet_that_does_not_go_in_shows_nothing():
    small = Window("c6", "any", 20, 15, 90, 45, "made up")
    assert folded(standard_named("din-b"), size("c6")) is None
    assert sure_to_show(small, standard_named("din-b")) is None
    assert not fits(small, standard_named("din-b"))


def test_letters_fit_the_windows_their_rows_name():
    fitting = {row.id: {f"{one.size}: {one.name}" for one in WINDOWS if fits(one, row)} for row in STANDARDS}

    assert fitting["din-b"] == {"dl: DIN, left", "c6c5: DIN, left"}
    assert fitting["ch-right"] == {"c6c5: Swiss, right", "c5: Swiss, right"}
    assert fitting["us"] == {"number-10: standard"}
    # no source describes a French window
    assert fitting["fr"] == set()
