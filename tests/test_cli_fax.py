"""`protest fax` from the command line to standard output and files: every option, right and wrong."""

import os

import pytest
import typer.main
from PIL import Image

from command import LATER, call, files, run, sender
from protest_letters.cli.app import app
from small_campaign import BOOK, DAY, LETTER, changed, write_campaign

IN_1999 = ["--date", "1999-11-20"]

#: option → (arguments, exit code, what is said); None for one that cannot be wrong
OPTIONS = {
    "--name": (["--name", "a\nb"], 2, "--name: holds a line break"),
    "--role": (["--role", "a\x1bb"], 2, "--role: holds a line break or control character"),
    "--organisation": (["--organisation", "o" * 1001], 2, "--organisation: has 1001 characters"),
    "--street": (["--street", "山 1"], 8, '--street: "山" (U+5C71, CJK UNIFIED IDEOGRAPH-5C71) cannot be written in'),
    "--postcode": (["--postcode", "1\n2"], 2, "--postcode: holds a line break"),
    "--city": (["--city", " "], 2, "--city: is needed"),
    "--country": (["--country", "Spain"], 2, 'did you mean "ES"?'),
    "--care-of": (["--care-of", "a\tb"], 2, "--care-of: holds a line break or control character"),
    "--as-organisation": (["--as-organisation"], 2, "--organisation: is needed"),
    "--as-person": None,  # whoever writes is a person
    "--signature": (["--signature", "nowhere.png"], 2, "nowhere.png: no such file"),
    "--letter": (["--letter", "end-the-represion"], 2, 'did you mean "end-the-repression"?'),
    "--lang": (["--lang", "xx"], 2, "--lang: "),
    "--date": (["--date", "tomorrow"], 2, '--date: "tomorrow"'),
    "--personal": (["--personal", "p" * 3001], 2, "--personal: has 3001 characters"),
    "--our-ref": (["--our-ref", "a\nb"], 2, "--our-ref: holds a line break"),
    "--campaign": (["--campaign", "nowhere"], 3, "--campaign"),
    "--from": (["--from", "nowhere.yaml"], 3, "nowhere.yaml: no such file"),
    "--namesake": None,  # tried with the leak test
    "--charset": (
        ["--charset", "asci"],
        2,
        '--charset: "asci" is no character set of a fax\n  hint: did you mean "ascii"?',
    ),
    "--tiff": None,  # tried in test_cli_raster.py
    "--send": None,
    "--resolution": (["--resolution", "fine"], 2, "--resolution: is for a fax as a picture"),
    "--yes-send": (["--yes-send", "2"], 2, "--yes-send: is for a fax as a picture"),
    "--even-if-old": (["--even-if-old"], 2, "--even-if-old: is for a fax as a picture"),
    "--at-night": (["--at-night"], 2, "--at-night: is for a fax as a picture"),
    "--no-cover": None,  # there is a letter without it
    "--original-follows": None,  # the sender knows
    "--address": (["--address", "Long Street 1"], 2, "--address: a fax goes to a number, not to an address"),
    "--address-country": (["--address-country", "KZ"], 2, "--address-country: a fax goes to a number"),
    "--standard": (["--standard", "din-b"], 2, "--standard: is for letters on paper"),
    "--large": (["--large"], 2, "--large: is for letters on paper"),
    "--preview": (["--preview"], 2, "--preview: shows the pages of a PDF"),
    "--out": (["--out", "a-file/fax.txt"], 7, "cannot be written"),
    "--force": (["--force", "-o", "a-pipe"], 7, "is no ordinary file"),
    "--dry-run": (["--dry-run", "-o", "a-file"], 7, "exists and is different"),
    "--open": (["--open"], 2, "--open: needs a file"),
}


def command():
    return typer.main.get_command(app).commands["fax"]


def test_the_table_of_options_is_complete():
    named = {name for option in command().params for name in (*option.opts, *option.secondary_opts) if name[:2] == "--"}

    assert named - {"--help"} == set(OPTIONS)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("option", [name for name, row in OPTIONS.items() if row])
def test_a_wrong_option_is_named_with_its_remedy(tmp_path, option):
    args, code, said = OPTIONS[option]
    (tmp_path / "a-file").write_text("mine", encoding="utf-8")
    os.mkfifo(tmp_path / "a-pipe")

    outcome = call("fax", "president", *sender(), *IN_1999, *args, cwd=tmp_path)

    assert outcome.code == code, outcome.err
    assert said in outcome.err
    assert outcome.raw == b""
    assert files(tmp_path) == ["a-file", "a-pipe"]
    assert (tmp_path / "a-file").read_text(encoding="utf-8") == "mine"
    assert "Traceback" not in outcome.err
    assert "fault of this program" not in outcome.err


def test_options_that_do_nothing_for_a_fax_are_not_offered(tmp_path):
    offered = call("fax", "--help", cwd=tmp_path).out

    assert "--charset" in offered
    assert not any(option in offered for option in ("--address", "--standard", "--large", "--preview"))


def test_everything_that_is_wrong_is_said_at_once(tmp_path):
    outcome = call("fax", "presidnt", "--charset", "x", "--large", "--country", "Spain", cwd=tmp_path)

    assert outcome.code == 2
    for said in ("presidnt", "--charset", "--large", "--name: is needed", "--country"):
        assert f"error: {said}" in outcome.err
    # a fax is answered by fax: neither street nor postcode is asked for
    assert "--street" not in outcome.err
    assert "--postcode" not in outcome.err


# where it goes


def test_one_fax_goes_to_standard_output(tmp_path):
    outcome = call("fax", "president", *sender(street=None, postcode=None), *IN_1999, cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert outcome.raw.isascii()
    assert outcome.lines[0] == "    TO:       His Excellency Mr Nursultan Nazarbayev"
    assert "    FAX:      +73172326172 (10-(73172)-326172)" in outcome.lines
    assert files(tmp_path) == []


def test_several_faxes_go_to_a_folder_under_speaking_names(tmp_path):
    outcome = call("fax", "president", "knb-chairman", *sender(), *IN_1999, "-o", "out/", cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    made = ["knb-chairman-end-the-repression-en.txt", "president-end-the-repression-en.txt"]
    assert files(tmp_path / "out") == made
    assert sorted(outcome.lines) == [f"out/{name}" for name in made]


def test_several_faxes_do_not_go_to_standard_output(tmp_path):
    outcome = call("fax", "president", "knb-chairman", *sender(), *IN_1999, cwd=tmp_path)

    assert outcome.code == 2
    assert outcome.raw == b""
    assert "2 files cannot all go to standard output" in outcome.err
    assert "name a folder with -o" in outcome.err


def test_all_leaves_out_whoever_has_no_number(tmp_path):
    outcome = call("fax", "all", *sender(), *IN_1999, "-o", "out", cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert len(files(tmp_path / "out")) >= 2
    assert "warning: interior-minister: left out: no fax number is known for 1999-11-20" in outcome.err


def test_a_file_gets_its_name_and_is_not_overwritten(tmp_path):
    args = ("fax", "president", *sender(), *IN_1999, "-o", "x.txt")
    assert call(*args, cwd=tmp_path).code == 0
    first = (tmp_path / "x.txt").read_bytes()

    assert call(*args, cwd=tmp_path).code == 0
    other = call(*args, "--no-cover", cwd=tmp_path)
    assert (other.code, (tmp_path / "x.txt").read_bytes()) == (7, first)
    assert call(*args, "--no-cover", "--force", cwd=tmp_path).code == 0
    assert (tmp_path / "x.txt").read_bytes() != first


def test_a_dry_run_writes_nothing(tmp_path):
    outcome = call("fax", "president", *sender(), *IN_1999, "--dry-run", cwd=tmp_path)

    assert (outcome.code, outcome.raw) == (0, b"")
    assert "would write president-end-the-repression-en.txt to standard output" in outcome.err


def test_a_process_of_its_own_writes_the_same_bytes_on_an_old_console(tmp_path):
    args = ("fax", "president", *sender(), *IN_1999, "--lang", "fr", "--charset", "latin-1")
    plain = call(*args, cwd=tmp_path)
    old = run(*args, cwd=tmp_path, env={"PYTHONIOENCODING": "cp437", "LC_ALL": "C"})

    assert old.raw == plain.raw
    assert "Télécopie".upper().encode("latin-1") in old.raw
    assert b"\r" not in old.raw


# what is said


def test_a_fax_of_1999_is_said_to_be_old_and_not_for_posting(tmp_path):
    said = call("fax", "president", *sender(), *IN_1999, cwd=tmp_path).err

    assert "HISTORICAL, NOT FOR POSTING: dated 1999-11-20" in said
    assert "notice: president: the fax number is of 1999-11-17, " in said
    assert "notice: --charset: written otherwise in ascii (BGN/PCGN, simplified): " in said


def test_a_number_of_1999_is_not_used_today(tmp_path):
    outcome = call("fax", "president", *sender(), "--date", LATER, cwd=tmp_path)

    assert outcome.code == 3
    assert outcome.raw == b""
    assert "no fax number is known for 2026-11-23; before: 10-(73172)-326172 (as of 1999-11-17)" in outcome.err


@pytest.mark.parametrize("language", ["ru", "en"])
def test_russian_in_latin_letters_is_called_what_it_is(tmp_path, language):
    said = call("fax", "president", *sender(), *IN_1999, "--lang", language, cwd=tmp_path).err

    assert ("Russian in Latin letters looks like a fault to a chancery" in said) is (language == "ru")
    assert ("--tiff" in said) is (language == "ru")


def test_a_kept_signature_is_said_not_to_show(tmp_path):
    picture = Image.new("L", (200, 80), 255)
    picture.paste(0, (40, 20, 160, 60))
    picture.save(tmp_path / "ink.png")

    outcome = call("fax", "president", *sender(), *IN_1999, "--signature", "ink.png", cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert "notice: --signature: a fax in text shows no signature: it is unsigned" in outcome.err


# a campaign of one's own


def with_fax(book):
    numbers = '    fax: [{number: "+7123456789", as_printed: "12-34", as_of: 2020-01-01, source: [sample]}]\n'
    return changed(book, "    languages: [en]\n", f"{numbers}    languages: [en]\n")


def test_an_office_without_an_address_gets_a_fax(tmp_path):
    start, end = BOOK.index("    addresses:"), BOOK.index("    languages:")
    write_campaign(tmp_path / "own", with_fax(BOOK[:start] + BOOK[end:]))
    args = ("mayor", *sender(), "--date", DAY, "--campaign", "own")

    outcome = call("fax", *args, cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert outcome.lines[:4] == [
        "    TO:       Ms Ann Example",
        "              Mayor of Sampletown",
        "    FAX:      +7123456789 (12-34)",
        "    FROM:     Sample Sender",
    ]
    assert "address" not in outcome.err
    assert call("letter", *args, cwd=tmp_path).code == 3


def test_a_campaign_cannot_steer_the_terminal(tmp_path):
    letter = LETTER.replace("A first paragraph.", "A \u202efirst\u202c paragraph.")
    write_campaign(tmp_path / "own", with_fax(BOOK), letter)

    for charset in ("ascii", "latin-1", "utf-8"):
        outcome = call(
            "fax", "mayor", *sender(), "--date", DAY, "--campaign", "own", "--charset", charset, cwd=tmp_path
        )
        assert outcome.code == 8, outcome.err
        assert outcome.raw == b""
        assert "(U+202E, RIGHT-TO-LEFT OVERRIDE) cannot be written" in outcome.err
        assert "\u202e" not in outcome.err


def test_a_charset_is_not_for_a_picture(tmp_path):
    outcome = call("fax", "president", *sender(), *IN_1999, "--tiff", "--charset", "utf-8", "-o", "x.tif", cwd=tmp_path)

    assert outcome.code == 2
    assert "--charset: is for a fax in text" in outcome.err


def test_everything_wrong_with_a_picture_is_said_at_once(tmp_path):
    wrong = ("--tiff", "--resolution", "foo", "--charset", "zz", "--date", "19", "--name", "")

    outcome = call("fax", "presiden", "--city", "Madrid", "--country", "ES", *wrong, cwd=tmp_path)

    assert outcome.code == 2
    for option in ("--resolution", "--charset", "--date", "presiden", "--name"):
        assert f"error: {option}: " in outcome.err
