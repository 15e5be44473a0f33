"""Which campaign is used, and a campaign folder read whole with everything wrong in it."""

from pathlib import Path

import pytest

from protest_letters.load.folder import (
    built_in_folder,
    campaign_folder,
    load_campaign,
    load_shipped_forms,
    read_file,
)
from protest_letters.problems import ExitCode, ProtestError, exit_code

BOOK = """\
campaign:
  title: A campaign
  date: 2020-03-05
  country: NO
  addressees: [minister]
  default_letters: [appeal]
  source: [leaflet]
offices:
  - {id: minister, kind: minister, title: {en: Minister}}
"""
LETTER = """\
---
subject: The closing
for: [minister]
from: 2020-03-05
asks: {minister: Please open it.}
---
{{ ask }}
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "addressees.yaml").write_text(BOOK, encoding="utf-8")
    (tmp_path / "letters" / "appeal.en.md").write_text(LETTER, encoding="utf-8")
    return tmp_path


def problems(folder):
    with pytest.raises(ProtestError) as caught:
        load_campaign(folder)
    return caught.value.problems


def test_an_option_comes_before_the_environment_before_the_working_directory_before_the_built_in(tmp_path, folder):
    environment = {"PROTEST_CAMPAIGN": "/from/environment"}
    empty = tmp_path / "letters"
    assert campaign_folder("mine", environment, folder) == (Path("mine"), "--campaign")
    assert campaign_folder("", environment, folder) == (Path("/from/environment"), "PROTEST_CAMPAIGN")
    assert campaign_folder("", {}, folder) == (folder, "working directory")
    assert campaign_folder("", {}, empty) == (built_in_folder(), "")
    assert campaign_folder("", {"PROTEST_CAMPAIGN": ""}, empty) == (built_in_folder(), "")


def test_inside_the_built_in_campaign_nothing_is_said():
    assert campaign_folder("", {}, built_in_folder()) == (built_in_folder(), "")


def test_the_built_in_campaign_holds_a_book_and_letters():
    assert (built_in_folder() / "addressees.yaml").is_file()
    assert list((built_in_folder() / "letters").glob("*.md"))


def test_a_folder_is_read_whole(folder):
    (folder / "letters" / "appeal.de.md").write_text(LETTER, encoding="utf-8")
    (folder / "letters" / "thanks.en.md").write_text(LETTER, encoding="utf-8")
    found = load_campaign(folder)
    assert (found.folder, found.book.title, found.letters) == (str(folder), "A campaign", ("appeal", "thanks"))
    assert found.languages_of("appeal") == ("de", "en")


def test_hidden_files_are_passed_over(folder):
    (folder / "letters" / ".DS_Store").write_bytes(b"\0")
    (folder / "letters" / "~lock.appeal.en.md").write_text("draft", encoding="utf-8")
    assert load_campaign(folder).letters == ("appeal",)


@pytest.mark.parametrize("name", ["notes.txt", "appeal.en.md.txt", "appeal.en.md~"])
def test_a_file_that_an_editor_named_otherwise_is_said_and_not_lost(folder, name):
    (folder / "letters" / name).write_text(LETTER, encoding="utf-8")
    assert [problem.what for problem in problems(folder)] == ["has no name of a letter"]


def test_a_folder_without_letters_is_a_campaign_without_letters(folder):
    (folder / "letters" / "appeal.en.md").unlink()
    (folder / "letters").rmdir()
    assert load_campaign(folder).letters == ()


def test_a_letters_file_with_another_name_is_told_how_to_be_called(folder):
    (folder / "letters" / "Appeal.md").write_text(LETTER, encoding="utf-8")
    (found,) = problems(folder)
    assert found.where == str(folder / "letters" / "Appeal.md").replace("\\", "/")
    assert (found.what, found.code) == ("has no name of a letter", ExitCode.TEMPLATE)
    assert "<letter>.<language>.md" in found.hint


def test_the_problems_of_all_files_are_reported_together_with_their_files(folder):
    (folder / "addressees.yaml").write_text(BOOK.replace("kind: minister", "knid: minister"), encoding="utf-8")
    (folder / "letters" / "appeal.en.md").write_text(LETTER.replace("subject", "subjct"), encoding="utf-8")
    (folder / "letters" / "bad.md").write_text(LETTER, encoding="utf-8")
    (folder / "letters" / "thanks.en.md").write_bytes(b"\xff\xfe")
    found = problems(folder)
    wrong = {problem.where.removeprefix(str(folder)).strip("/\\").rpartition(":")[0] or "bad" for problem in found}
    assert wrong == {"addressees.yaml", "letters/appeal.en.md", "letters/thanks.en.md", "bad"}
    assert exit_code(found) is ExitCode.DATA


def test_a_wrong_letter_alone_is_a_wrong_template(folder):
    (folder / "letters" / "appeal.en.md").write_text(LETTER.replace("subject", "subjct"), encoding="utf-8")
    assert exit_code(problems(folder)) is ExitCode.TEMPLATE


def test_a_folder_that_is_not_there_names_the_file_and_the_option(tmp_path):
    (found,) = problems(tmp_path / "nowhere")
    assert found.where == str(tmp_path / "nowhere" / "addressees.yaml")
    assert found.what == "no such file or directory"
    assert "--campaign" in found.hint
    assert found.code is ExitCode.DATA


def test_a_folder_in_place_of_the_book_is_said(folder):
    (folder / "addressees.yaml").unlink()
    (folder / "addressees.yaml").mkdir()
    assert [problem.what for problem in problems(folder)] == ["is a folder"]


def test_a_folder_named_like_a_letter_is_said(folder):
    (folder / "letters" / "thanks.en.md").mkdir()
    assert [problem.what for problem in problems(folder)] == ["is a folder"]


def test_a_file_is_read_one_byte_beyond_the_limit_and_no_more(tmp_path):
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * 3_000_000)
    assert len(read_file(path)) == 2_000_001


def test_a_book_of_more_than_two_million_bytes_is_refused(folder):
    (folder / "addressees.yaml").write_bytes(BOOK.encode() + b"#" * 2_000_000)
    assert [problem.what for problem in problems(folder)] == ["is larger than 2,000,000 bytes"]


def test_the_shipped_forms_are_there():
    assert load_shipped_forms()
