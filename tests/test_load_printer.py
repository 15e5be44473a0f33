"""What a printer says of itself, in the words of CUPS's own tool, and what is no answer."""

import plistlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing import answer
from protest_letters.load.printer import is_class, read_printer, read_saved
from protest_letters.printers import Offer, Printer

#: As CUPS 2.4.2 told of a queue for its emulated printer.
OFFICE = answer(
    media=["iso_a4_210x297mm", "na_number-10_4.125x9.5in", "oe_letter-fullbleed_8.5x11in"],
    media_source_supported=["auto", "by-pass-tray"],
    media_type_supported=["stationery", "envelope"],
    sides_supported="one-sided",
    printer_is_accepting_jobs=True,
    printer_state=3,
    printer_state_reasons="none",
)


def test_it_is_read():
    assert read_printer(OFFICE, "office") == Printer(
        "office",
        (
            Offer("iso_a4_210x297mm", 210, 297),
            Offer("na_number-10_4.125x9.5in", pytest.approx(104.775), pytest.approx(241.3)),
            Offer("oe_letter-fullbleed_8.5x11in", pytest.approx(215.9), pytest.approx(279.4)),
        ),
        sources=("auto", "by-pass-tray"),
        types=("stationery", "envelope"),
        sides=("one-sided",),
    )


def test_custom_sizes_are_a_span_and_their_names_are_no_sizes():
    # names and figures as CUPS 2.4.2 gave them for a driver for paper without end
    said = answer(
        media=["iso_a4_210x297mm", "custom_min_0.5x0.5in", "custom_max_15x-490.-931in"],
        media_size_supported=[
            {"x-dimension": 20990, "y-dimension": 29704},
            {"x-dimension": {"lower": 1270, "upper": 38100}, "y-dimension": {"lower": 1270, "upper": 3048000}},
        ],
    )

    printer = read_printer(said, "matrix")

    assert printer.offers == (Offer("iso_a4_210x297mm", 210, 297),)
    assert printer.custom == (((12.7, 381), (12.7, 30480)),)


def test_one_size_need_not_stand_in_a_list():
    said = answer(media="iso_a4_210x297mm", media_size_supported={"x-dimension": 20990, "y-dimension": 29704})

    assert len(read_printer(said, "one").offers) == 1


@pytest.mark.parametrize(
    ("attributes", "accepting", "stopped"),
    [
        ({}, True, ""),
        ({"printer_is_accepting_jobs": False}, False, ""),
        ({"printer_state": 5, "printer_state_message": "Paused"}, True, "Paused"),
        ({"printer_state": 5, "printer_state_message": "", "printer_state_reasons": ["paused", "toner-low"]}, True,
         "paused; toner-low"),
        ({"printer_state": 5}, True, "no reason given"),
        ({"printer_state": 4, "printer_state_message": "Printing."}, True, ""),
    ],
    ids=["silent", "refuses", "stopped", "reasons", "no reason", "busy"],
)  # fmt: skip
def test_whether_it_prints_now(attributes, accepting, stopped):
    printer = read_printer(answer(**attributes), "office")

    assert (printer.accepting, printer.stopped) == (accepting, stopped)


def test_saved_options_that_outweigh_a_job_are_found_among_all():
    said = "copies=1 InputSlot=Main printer-info='The Office' number-up=1 PageSize=A4 printer-location PageRegion="

    assert read_saved(said) == (("InputSlot", "Main"), ("PageSize", "A4"))
    assert read_saved("printer-info='not closed PageSize=A4") == ()
    assert read_saved("") == ()


def test_a_tray_whose_name_could_be_more_than_a_name_is_none():
    said = answer(media_source_supported=["main", "by-pass tray", "x} sides=two-sided", ""])

    assert read_printer(said, "strange").sources == ("main",)


def test_a_class_has_no_paper_of_its_own():
    said = answer(media=(), member_names=["one", "two"])

    assert read_printer(said, "both") is None
    assert is_class(said)
    assert not is_class(OFFICE)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"ipptool: Unable to connect",
        answer(status="client-error-not-found"),
        answer(media=()),
        plistlib.dumps({"Tests": [], "Successful": False}),
        plistlib.dumps({"Tests": [{"StatusCode": "successful-ok", "ResponseAttributes": "none"}]}),
        plistlib.dumps(["Tests"]),
        b'<?xml version="1.0"?><!DOCTYPE plist [<!ENTITY a "b">]><plist version="1.0"><dict/></plist>',
        OFFICE[:-40],
    ],
    ids=["nothing", "words", "not found", "no paper", "no test", "no attributes", "list", "entity", "cut"],
)
def test_what_is_no_answer_is_none(raw):
    assert read_printer(raw, "office") is None


VALUES = st.recursive(
    st.booleans() | st.integers(-(2**31), 2**31) | st.text(st.characters(codec="ascii", categories=("L", "N"))),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("xy-dimension"), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(
    ["media-supported", "media-size-supported", "printer-state", "sides-supported", "printer-state-reasons"]
)


@given(st.dictionaries(NAMES, VALUES))
def test_whatever_is_said_nothing_breaks(attributes):
    said = {"Tests": [{"StatusCode": "successful-ok", "ResponseAttributes": [attributes]}]}

    read_printer(plistlib.dumps(said), "strange")
