"""Documents that cannot rot: what the code has is named in them, and what they tell one to type runs."""

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import typer.main

from command import environment
from conftest import ROOT, needs
from protest_letters.cli.app import app
from protest_letters.problems import ExitCode
from protest_letters.standards import STANDARDS

README = (ROOT / "README.md").read_text(encoding="utf-8") if (ROOT / "README.md").exists() else ""
DOCS = {path.name: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
EVERYTHING = "\n".join([README, *DOCS.values()])

TOP = typer.main.get_command(app).commands
#: Every command, `me keep` as well as `list`.
COMMANDS = TOP | {
    f"{name} {inner}": command
    for name, group in TOP.items()
    for inner, command in getattr(group, "commands", {}).items()
}
OPTIONS = sorted(
    {
        option
        for command in COMMANDS.values()
        for parameter in command.params
        for option in (*parameter.opts, *parameter.secondary_opts)
        if option.startswith("--") and option != "--help"
    }
    | {"--version"}
)


def blocks(text, language):
    """The code blocks of a Markdown text, each without its fences."""
    return re.findall(rf"^```{language}[ \t]*\n(.*?)^```[ \t]*$", text, flags=re.MULTILINE | re.DOTALL)


def commands_of(text):
    """Every `protest …` line of the sh blocks; a line that ends in a backslash goes on."""
    joined = [block.replace("\\\n", " ") for block in blocks(text, "sh")]
    return [line.strip() for block in joined for line in block.splitlines() if line.startswith("protest ")]


def test_the_commands_of_a_text_are_found():
    text = "```sh\nmake letter\nprotest list\nprotest letter all \\\n  -o out/\n```\n```py\nprotest x\n```\nprotest y\n"

    assert commands_of(text) == ["protest list", "protest letter all    -o out/"]


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_is_named_in_the_documents(command):
    assert f"protest {command}" in EVERYTHING


@pytest.mark.parametrize("option", OPTIONS)
def test_every_option_is_named_in_the_documents(option):
    assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", EVERYTHING)


@pytest.mark.parametrize("standard", [row.id for row in STANDARDS])
def test_every_standard_is_named_in_the_documents(standard):
    assert re.search(rf"`{re.escape(standard)}`|--standard {re.escape(standard)}(?![\w-])", EVERYTHING)


@pytest.mark.parametrize("code", list(ExitCode), ids=lambda code: str(int(code)))
def test_every_exit_code_has_a_row_in_the_page_on_errors(code):
    assert re.search(rf"^\|\s*[*`]*{int(code)}[*`]*\s*\|\s*\S", DOCS.get("errors.md", ""), flags=re.MULTILINE)


def test_the_page_on_errors_has_no_code_that_the_program_has_not():
    rows = re.findall(r"^\|\s*[*`]*(\d+)[*`]*\s*\|", DOCS.get("errors.md", ""), flags=re.MULTILINE)

    assert rows
    assert {int(row) for row in rows} <= {int(code) for code in ExitCode}


def test_the_readme_shows_something_to_type():
    assert any(line.startswith("protest letter ") for line in commands_of(README))


@pytest.mark.parametrize("line", commands_of(README))
def test_every_command_of_the_readme_runs(tmp_path, line):
    scripts = sysconfig.get_path("scripts")
    env = environment(tmp_path / "home", {"PATH": os.pathsep.join([scripts, os.environ.get("PATH", "")])})
    if not (Path(scripts) / "protest").exists():
        pytest.skip("the command is not installed here")

    done = subprocess.run(
        [needs("sh"), "-c", line], cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", *(f"docs/{name}" for name in DOCS)])
def test_links_within_the_repository_lead_somewhere(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)\s#]+)", text)

    assert [target for target in targets if not ((ROOT / name).parent / target).exists()] == []


def transcripts(text):
    """The commands of the console blocks, each with what standard output is to show."""
    for block in blocks(text, "console"):
        parts = re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]
        yield [(part.partition("\n")[0], part.partition("\n")[2]) for part in parts]


def test_from_nothing_to_a_second_letter_it_takes_three_commands():
    (steps,) = transcripts(README)

    assert [command.split()[1] for command, _ in steps] == ["me", "letter", "letter"]
    # nothing is typed a second time
    assert not any("--" in command for command, _ in steps[1:])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the transcript shows where Linux keeps settings")
def test_the_transcript_of_the_readme_is_what_happens(tmp_path):
    scripts = sysconfig.get_path("scripts")
    env = environment(tmp_path / "home", {"PATH": os.pathsep.join([scripts, os.environ.get("PATH", "")])})
    (tmp_path / "home").mkdir()

    for command, shown in next(transcripts(README)):
        shell = [needs("sh"), "-c", command]
        done = subprocess.run(shell, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout == shown.replace("~", str(tmp_path / "home"))
