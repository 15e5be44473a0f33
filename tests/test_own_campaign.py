"""The small campaign of docs/own-campaign.md is whole: it checks, and its letter can be made."""

import re

import pytest

from command import call
from conftest import ROOT

PAGE = (ROOT / "docs" / "own-campaign.md").read_text(encoding="utf-8")


def block(kind):
    return re.search(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL).group(1)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "own" / "letters").mkdir(parents=True)
    (tmp_path / "own" / "addressees.yaml").write_text(block("yaml"), encoding="utf-8")
    (tmp_path / "own" / "letters" / "library.en.md").write_text(block("markdown"), encoding="utf-8")
    return tmp_path


def test_the_example_has_no_error(folder):
    outcome = call("check", "own", cwd=folder)

    assert outcome.code == 0
    assert "error" not in outcome.out


def test_the_example_makes_a_letter(folder):
    sender = ("--name", "Sample Sender", "--street", "Sample Lane 2", "--postcode", "0002", "--city", "Sampletown")
    outcome = call(
        "letter",
        "culture-minister",
        "--campaign",
        "own",
        *sender,
        "--country",
        "NO",
        "--date",
        "2026-11-01",
        cwd=folder,
    )

    assert (outcome.code, outcome.out.split()) == (0, ["culture-minister-library-en.pdf"]), outcome.err
    assert (folder / "culture-minister-library-en.pdf").read_bytes().startswith(b"%PDF")
