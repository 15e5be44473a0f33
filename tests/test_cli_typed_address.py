"""An address typed for this once: its lines as written, for one addressee, and said to be so."""

import pytest

from command import LATER, call, files, pages_of, sender

LINES = ("--address", "Sample Street 5", "--address", "010000 Sampletown")


def letter(who, *args, cwd, **changes):
    return call("letter", who, *sender(**changes), "--date", LATER, "--lang", "en", "-o", "x.pdf", *args, cwd=cwd)


def lines_of(path):
    return [line.strip() for line in "\n".join(pages_of(path)).splitlines()]


#: whom, from where, further options → the lines in their order, the country last
PLACES = {
    "an office abroad": ("president", "ES", (), ["Sample Street 5", "010000 Sampletown", "KAZAJISTÁN"]),
    "an office, from its own country": ("president", "KZ", (), ["Sample Street 5", "010000 Sampletown"]),
    "an embassy at home": ("embassy", "FR", (), ["Sample Street 5", "010000 Sampletown"]),
    "an embassy that the book has not": ("embassy", "BT", (), ["Sample Street 5", "010000 Sampletown"]),
    "another country": (
        "president",
        "ES",
        ("--address-country", "be"),
        ["Sample Street 5", "010000 Sampletown", "BÉLGICA"],
    ),
    "an embassy that the book has not, by its id": (
        "embassy-bt",
        "ES",
        (),
        ["Sample Street 5", "010000 Sampletown", "BUTÁN"],
    ),
    "an embassy elsewhere by its id": ("embassy-fr", "ES", (), ["Sample Street 5", "010000 Sampletown", "FRANCIA"]),
}


@pytest.mark.parametrize(("who", "country", "more", "lines"), PLACES.values(), ids=PLACES)
def test_the_lines_stand_as_they_were_typed_with_the_country_where_needed(tmp_path, who, country, more, lines):
    outcome = letter(who, *LINES, *more, cwd=tmp_path, country=country, postcode="")

    assert outcome.code == 0, outcome.err
    assert "the address is the one you typed" in outcome.err
    text = lines_of(tmp_path / "x.pdf")
    start = text.index("Sample Street 5")
    assert text[start : start + len(lines)] == lines
    after = text[start + len(lines)]
    assert after.upper() != after, after


#: options → exit code, what is said
WRONG = {
    "for two addressees": (("president", "embassy", *LINES), 2, "--address: is the address of one addressee"),
    "for all": (("all", *LINES), 2, "--address: is the address of one addressee"),
    "empty": (("president", "--address", "  "), 2, "--address: is empty"),
    "a line break": (("president", "--address", "a\nb"), 2, "--address: holds a line break"),
    "seven lines": (("president", *("--address", "x") * 7), 2, "--address: is given 7 times"),
    "a country that is none": (("president", *LINES, "--address-country", "QQ"), 2, '--address-country: "QQ"'),
    "a country without an address": (("president", "--address-country", "BE"), 2, "goes with --address"),
    "a line too long for the window": (("president", "--address", "n" * 90), 5, "--address: "),
    "a character in no font": (("president", "--address", "𓀀 5"), 8, '--address: "𓀀"'),
}


@pytest.mark.parametrize(("args", "code", "said"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_used_is_said_and_nothing_is_made(tmp_path, args, code, said):
    outcome = call("letter", *args, *sender(), "--date", LATER, "-o", "out/", cwd=tmp_path)

    assert outcome.code == code, outcome.err
    assert said in outcome.err
    assert files(tmp_path) == []
