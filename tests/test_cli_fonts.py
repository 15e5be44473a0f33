"""`protest fonts`, and the fonts that a user names."""

import json
import shutil

import pytest

from command import LATER, call, sender
from protest_letters.fonts.scripts import SCRIPTS
from typefaces import GEORGIAN, NOTO, debian

debian()


@pytest.fixture
def named(tmp_path):
    """Return a function: the names of fonts → the environment of somebody who has named them."""

    def make(*paths):
        folder = tmp_path / "own"
        folder.mkdir()
        (folder / "fonts.yaml").write_text("fonts:\n" + "".join(f"  - {path}\n" for path in paths))
        return {"PROTEST_CONFIG": str(folder)}

    return make


def test_the_chain_is_shown_with_files_licences_and_scripts(tmp_path):
    shown = call("fonts", cwd=tmp_path)

    assert (shown.code, shown.err) == (0, "")
    assert shown.lines[0] == "PT Serif (the letter's own): Latin, Cyrillic"
    assert "Noto Serif Georgian (system): Georgian" in shown.lines
    at = shown.lines.index("Noto Serif Georgian (system): Georgian")
    assert shown.lines[at + 1] == f"  regular, italic: {GEORGIAN}"
    assert "may be embedded; licence: http" in shown.lines[at + 3]


def test_the_chain_of_a_fax_begins_with_the_sans(tmp_path):
    assert call("fonts", "--fax", cwd=tmp_path).lines[0].startswith("PT Sans (")


def test_as_json_it_has_every_style_and_every_script(tmp_path):
    table = json.loads(call("fonts", "--json", cwd=tmp_path).out)

    assert {name for row in table for name in row["scripts"]} >= {row.name for row in SCRIPTS}
    assert table[0]["files"]["bold"]["path"].endswith("PT_Serif-Web-Bold.ttf")


def test_a_text_is_shown_with_the_font_of_each_stretch(tmp_path):
    shown = call("fonts", "Anna ნიმუში 2", cwd=tmp_path)

    assert (shown.code, shown.err) == (0, "")
    assert shown.lines == ["PT Serif: Anna", "Noto Serif Georgian: ნიმუში", "PT Serif: 2"]


def test_what_is_missing_in_a_text_is_an_error_with_a_remedy(tmp_path):
    shown = call("fonts", "Anna 😀", cwd=tmp_path)

    assert shown.code == 8
    assert shown.lines == ["PT Serif: Anna", "in no font: 😀"]
    assert 'error: TEXT: "😀" (U+1F600, GRINNING FACE) is in no font\n  hint: leave it out' in shown.err


def test_a_text_as_json_has_files_and_none_where_there_is_none(tmp_path):
    shown = call("fonts", "ნ😀", "--json", cwd=tmp_path)

    assert shown.code == 8
    first, second = json.loads(shown.out)
    assert (first["text"], first["path"], first["index"]) == ("ნ", str(GEORGIAN), 0)
    assert second == {"text": "😀", "family": None}


def test_a_font_that_the_user_names_prints_what_no_other_does(tmp_path, named):
    env = named(NOTO[0] / "NotoSansEgyptianHieroglyphs-Regular.ttf")

    shown = call("fonts", "𓀀", cwd=tmp_path, env=env)
    assert (shown.code, shown.lines) == (0, ["Noto Sans Egyptian Hieroglyphs: 𓀀"])
    made = call("letter", "president", *sender(name="Sample 𓀀"), "--date", LATER, cwd=tmp_path, env=env)
    assert made.code == 0
    assert call("check", cwd=tmp_path, env=env).code == 0


def test_what_a_named_folder_has_that_cannot_be_used_is_said(tmp_path, named):
    mine = tmp_path / "mine"
    mine.mkdir()
    shutil.copy(GEORGIAN, mine)
    (mine / "broken.otf").write_bytes(b"x")

    shown = call("fonts", cwd=tmp_path, env=named(mine))

    assert shown.code == 0
    assert "Noto Serif Georgian (fonts.yaml): Georgian" in shown.lines
    assert "broken.otf: the font cannot be read" in shown.err


@pytest.mark.parametrize("command", [("fonts",), ("check",), ("letter", "president", *sender(), "--date", LATER)])
def test_a_font_that_is_not_there_is_an_error_of_every_command_that_prints(tmp_path, named, command):
    shown = call(*command, cwd=tmp_path, env=named("absent.ttf"))

    assert shown.code == 3
    assert "fonts.yaml:1: there is no font" in shown.out + shown.err


def test_a_named_file_that_is_no_font_keeps_a_letter_from_being_made_only_if_it_is_needed(tmp_path, named):
    (tmp_path / "broken.ttf").write_bytes(b"x")
    env = named(tmp_path / "broken.ttf")

    plain = call("letter", "president", *sender(), "--date", LATER, cwd=tmp_path, env=env)
    greek = call("letter", "president", *sender(name="Νίκος"), "--date", LATER, "-o", "g.pdf", cwd=tmp_path, env=env)

    assert (plain.code, greek.code) == (0, 9)
    assert "broken.ttf: the font cannot be read: it is no TrueType or OpenType font" in greek.err
    assert not (tmp_path / "g.pdf").exists()
