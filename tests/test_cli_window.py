"""`--window` of letters and of `check`: what is refused, what is said, what is drawn."""

import re

import pytest

from command import LATER, call, files, sender


def letter(tmp_path, *args, **changes):
    return call("letter", *args, *sender(**changes), "--date", LATER, "--lang", "en", "-o", "x.pdf", cwd=tmp_path)


LONG = [part for number in range(1, 6) for part in ("--address", f"Sample House {number}, Sample Street of the Sample")]


def test_a_letter_whose_address_may_be_hidden_is_refused_and_nothing_is_written(tmp_path):
    outcome = letter(tmp_path, "president", *LONG)

    assert outcome.code == 5
    assert "are sure to show in the window" in outcome.err or "mm high, its place" in outcome.err
    assert files(tmp_path) == []


@pytest.mark.parametrize("country", ["ES", "DE", "CH"])
def test_in_a_printed_envelope_it_may_be_hidden_and_that_is_said(tmp_path, country):
    wide = ["--address", "The House with the Exceedingly Long Name, Floor 12, Room 1203"]
    assert letter(tmp_path, "president", *wide, country=country, city="Sampletown").code in (0, 5)

    outcome = letter(tmp_path, "president", *wide, "--window", "none", "--force", country=country)
    assert outcome.code == 0, outcome.err


@pytest.mark.parametrize("country", ["ES", "CH"])
@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "ru"])
def test_large_print_keeps_its_date_out_of_the_window(tmp_path, country, language):
    options = [*sender(country=country, city="Sampletown"), "--date", "2026-09-29", "--lang", language, "--large"]
    outcome = call("letter", "president", *options, "-o", "x.pdf", cwd=tmp_path)

    assert "may show" not in outcome.err
    assert outcome.code == 0, outcome.err


@pytest.mark.parametrize(("country", "said"), [("GB", True), ("US", True), ("FR", True), ("ES", False)])
def test_whose_letters_are_meant_for_printed_envelopes_are_told_so_once(tmp_path, country, said):
    outcome = letter(tmp_path, "president", country=country, city="Sampletown")

    assert outcome.code == 0, outcome.err
    assert outcome.err.count("no window is sure to show every address") == int(said)


def test_another_envelope_is_named_by_its_size(tmp_path):
    assert letter(tmp_path, "president", "--window", "c5").code == 0
    outcome = letter(tmp_path, "president", "--window", "c4")
    assert outcome.code == 2
    assert "no window is known in an envelope C4" in outcome.err


def test_a_petition_is_for_a_window_too_and_sheets_for_pens_for_none(tmp_path):
    options = [*sender(), "--date", "1999-11-20", "--signer", "DOE, Jane, Spain"]
    outcome = call("petition", "president", *options, "--window", "c4", cwd=tmp_path)
    assert outcome.code == 2

    pens = [*sender(), "--date", "1999-11-20", "--sign-here", "-o", "x.pdf"]
    assert call("petition", "president", *pens, cwd=tmp_path).code == 0


def test_a_petition_shows_nothing_else_in_the_window_and_outlines_it(tmp_path):
    def petition(*args, **changes):
        who = ["president", *sender(**changes), "--date", "1999-11-20", "--lang", "en", "--signer", "DOE, Jane, Spain"]
        return call("petition", *who, *args, "--force", cwd=tmp_path)

    # on US paper the date lies in the window of a DL
    shown = petition("--window", "dl", "--standard", "us")
    assert shown.code == 5
    assert '"Madrid, 20 November 1999" may show' in shown.err
    assert (petition("-o", "plain.pdf").code, petition("--show-window", "-o", "drawn.pdf").code) == (0, 0)
    assert (tmp_path / "plain.pdf").read_bytes() != (tmp_path / "drawn.pdf").read_bytes()


def test_a_whole_campaign_is_looked_at(tmp_path):
    outcome = call("check", "--window", "usual", "--country", "FR", cwd=tmp_path)

    assert outcome.code == 0, outcome.out
    assert "addresses are sure to show: fr" in outcome.err

    german = call("check", "--window", "dl", "--country", "DE", "--json", cwd=tmp_path)
    assert german.code in (0, 5)
    assert "addresses are sure to show: din-b, DL, window 90 × 45, DIN, left" in german.err


def test_a_member_list_is_looked_at_country_by_country_and_member_by_member(tmp_path):
    long = "Sampleton-Sampleford-Samplebury-Sampleham " * 5
    rows = ["name,street,postcode,city,country", "Ann Sample,1 Sample Road,AB1 2CD,Sampletown,GB"]
    rows += [f"Bo Example,{long},10115,Berlin,DE", "Cy Example,Beispielweg 1,10115,Berlin,DE"]
    (tmp_path / "members.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")

    outcome = call("check", "members.csv", "--window", "usual", cwd=tmp_path)

    assert outcome.code == 5
    assert "from DE: " in outcome.err
    assert "from GB: " in outcome.err
    assert "members.csv: what stands over the text fits for 2 of 3 members" in outcome.err
    assert re.search(r"error: members\.csv.*3.*--street: .* mm high, its place", outcome.out)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--window", "usual"), "needs the country of posting"),
        (("--standard", "us"), "add --window usual"),
        (("--window", "c9", "--country", "ES"), 'there is no envelope "c9"'),
        (("--window", "usual", "--standard", "dinb"), 'did you mean "din-b"?'),
        (("--window", "usual", "--country", "Spain"), 'did you mean "ES"?'),
    ],
)
def test_wrong_use_of_check_is_exit_2(tmp_path, options, said):
    outcome = call("check", *options, cwd=tmp_path)

    assert outcome.code == 2
    assert said in outcome.err
