"""The wheel holds what it needs, and works from any folder; so does an editable install."""

import subprocess
import sys
import zipfile
from email.parser import Parser

import pytest

import protest_letters
from command import LATER, environment, pages_of, sender
from conftest import ROOT
from protest_letters.load.folder import built_in_folder

LETTERS = sorted(path.name for path in (ROOT / "letters").glob("*.md"))


def python(*args, cwd, env=None):
    return subprocess.run(
        [sys.executable, *map(str, args)],
        cwd=cwd,
        env=environment(cwd, env),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    built = python("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The wheel alone in a folder of its own; what it depends on comes from the running environment."""
    target = tmp_path_factory.mktemp("installed")
    done = python(
        *("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"),
        *("--target", target, wheel),
        cwd=target,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return target


@pytest.fixture
def use(installed, tmp_path):
    def used(*args):
        return python(*args, cwd=tmp_path, env={"PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"})

    return used


# the wheel


def test_the_wheel_holds_the_campaign_the_data_and_the_mark_of_typing(names):
    wanted = ["campaign/addressees.yaml", "data/forms-of-address.yaml", "py.typed"]
    wanted += [f"campaign/letters/{name}" for name in LETTERS]

    assert len(LETTERS) >= 15
    assert [name for name in wanted if f"protest_letters/{name}" not in names] == []


def test_the_wheel_carries_both_licences_and_names_them(wheel, names):
    info = next(name.partition("/")[0] for name in names if ".dist-info/" in name)
    with zipfile.ZipFile(wheel) as archive:
        head = Parser().parsestr(archive.read(f"{info}/METADATA").decode("utf-8"))

    assert {f"{info}/licenses/LICENSE", f"{info}/licenses/LICENSE-DATA"} <= set(names)
    assert head["License-Expression"] == "MIT AND CC0-1.0"
    assert head["Name"] == "protest-letters"
    assert head.get_payload().strip(), "the README is the description"


def test_the_wheel_holds_nothing_but_the_package(names):
    tops = {name.partition("/")[0] for name in names}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"protest_letters"}
    assert [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".part"))] == []


def test_the_data_in_the_wheel_are_those_of_the_repository(wheel):
    with zipfile.ZipFile(wheel) as archive:
        for name in ("addressees.yaml", *(f"letters/{letter}" for letter in LETTERS)):
            assert archive.read(f"protest_letters/campaign/{name}") == (ROOT / name).read_bytes(), name


def test_the_wheel_brings_the_command_protest(wheel, names):
    entry = next(name for name in names if name.endswith("entry_points.txt"))
    with zipfile.ZipFile(wheel) as archive:
        assert "protest = protest_letters.__main__:main" in archive.read(entry).decode("utf-8")


# what is installed


def test_the_built_in_campaign_of_a_wheel_lies_in_the_package(use, installed):
    code = "from protest_letters.load.folder import built_in_folder; print(built_in_folder())"

    assert use("-c", code).stdout.strip() == str(installed / "protest_letters" / "campaign")


def test_the_built_in_campaign_of_an_editable_install_is_the_top_of_the_repository():
    if not protest_letters.__file__.startswith(str(ROOT)):
        pytest.skip("the package under test is no editable install")

    assert built_in_folder() == ROOT


def test_an_installed_wheel_makes_a_letter_from_another_folder(use, tmp_path):
    done = use(
        "-m",
        "protest_letters",
        *("letter", "president", *sender(), "--date", LATER, "--lang", "en", "-o", "out/"),
    )

    assert done.returncode == 0, done.stderr
    (text,) = pages_of(tmp_path / "out" / "president-independent-unions-en.pdf")
    assert "Tokayev" in text
    assert "campaign:" not in done.stderr, "the built-in campaign needs no word"


def test_an_installed_wheel_and_the_repository_make_the_same_bytes(use, tmp_path):
    args = ("-m", "protest_letters", "letter", "president", *sender(), "--date", "1999-11-20")

    assert use(*args, "-o", "wheel.pdf").returncode == 0
    assert python(*args, "-o", "repository.pdf", cwd=tmp_path).returncode == 0

    assert (tmp_path / "wheel.pdf").read_bytes() == (tmp_path / "repository.pdf").read_bytes()


def test_an_installed_wheel_lists_its_campaign_and_knows_its_version(use, installed):
    listed = use("-m", "protest_letters", "list", "--json")
    version = use(installed / "bin" / "protest", "--version") if (installed / "bin").exists() else None

    assert listed.returncode == 0, listed.stderr
    assert '"president"' in listed.stdout
    assert version is None or version.stdout.startswith("protest 0.")
