"""fonts.yaml: what it may hold, and what is said of what it may not."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protest_letters.load.fonts import FILE, load_fonts, read_font_list
from protest_letters.problems import ExitCode, ProtestError, exit_code


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mine.ttf").write_bytes(b"")
    (tmp_path / "more").mkdir()
    return tmp_path


def test_without_the_file_or_its_folder_no_font_is_named(folder):
    assert load_fonts(folder) == load_fonts(folder / "absent") == load_fonts(None) == ()


def test_files_and_folders_are_named_in_their_order(folder):
    (folder / FILE).write_text(f"fonts:\n  - more\n  - {folder}/mine.ttf\n")

    assert load_fonts(folder) == (str(folder / "more"), str(folder / "mine.ttf"))


def test_one_font_needs_no_list_and_a_wave_is_the_home(folder, monkeypatch):
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))

    assert read_font_list(b"fonts: ~/mine.ttf", Path("elsewhere") / FILE) == (str(folder / "mine.ttf"),)


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("", "fonts.yaml", "names no fonts"),
        ("- mine.ttf", "fonts.yaml", "names no fonts"),
        ("font: mine.ttf", "fonts.yaml:1", 'unknown key "font"'),
        ("# mine\nfonts: [absent.ttf]", "fonts.yaml:2", "absent.ttf"),
        ("fonts: []", "fonts.yaml:1", '"fonts" is empty'),
        ("fonts: {a: b}", "fonts.yaml:1", '"fonts" must be one text'),
        ("fonts: [mine.ttf]\nfonts: [mine.ttf]", "fonts.yaml:2", "fonts"),
        ("fonts: ['", "fonts.yaml:1", "unexpected end"),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line(folder, text, where, what):
    with pytest.raises(ProtestError) as caught:
        read_font_list(text.encode(), folder / FILE)

    problems = caught.value.problems
    assert exit_code(problems) is ExitCode.DATA
    assert any(one.where == str(folder / where) and what in one.what for one in problems), problems


@given(st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_whatever_the_file_holds_ends_in_fonts_or_in_a_problem(text):
    found, problems = (), ()
    try:
        found = read_font_list(text.encode("utf-8", "surrogatepass"), Path("nowhere") / FILE)
    except ProtestError as error:
        problems = error.problems

    assert exit_code(problems) in (ExitCode.DONE, ExitCode.DATA)
    assert all(Path(one).exists() for one in found)
