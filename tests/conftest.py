"""What tests share: the shipped campaign, the fonts, an invented sender, and parts that may be absent."""

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from protest_letters.compose.letter import compose_letter
from protest_letters.dispatch import Sender, Wish
from protest_letters.layout.sheet import lay_out
from protest_letters.load.folder import built_in_folder, load_campaign, load_shipped_forms
from protest_letters.plan import plan_letters
from protest_letters.standards import standard_for, standard_named
from typefaces import alone

ROOT = Path(__file__).resolve().parent.parent
#: The machine's date in tests: nothing here depends on the day they run.
TODAY = date(2026, 11, 23)


def needs(program):
    """Return a program's path; skip where it is absent, fail where CI should have it."""
    path = shutil.which(program)
    if path is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(f"{program} is not installed")
    return path


def without_privileges():
    """What to put before a command so that file modes hold for it, even if root runs the tests."""
    if not hasattr(os, "geteuid"):
        pytest.skip("no file modes here")
    if os.geteuid() != 0:
        return ()
    prefix = (needs("setpriv"), "--bounding-set=-dac_override,-dac_read_search")
    if subprocess.run([*prefix, "true"], check=False, capture_output=True).returncode != 0:
        pytest.skip("root cannot drop its privileges here")
    return prefix


@pytest.fixture(scope="session")
def campaign():
    return load_campaign(built_in_folder())


@pytest.fixture(scope="session")
def forms():
    return load_shipped_forms()


@pytest.fixture(scope="session")
def typefaces():
    return alone()


@pytest.fixture
def sender():
    return Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013", organisation="Sample Union")


@pytest.fixture
def compose(campaign, forms, sender):
    """Return a function: whom, day, language → the composed letter."""

    def make(who, day=date(1999, 11, 20), language="", writer=None, letter=""):
        plan = plan_letters(Wish((who,), writer or sender, day, TODAY, letter, language), campaign)
        assert plan.dispatches, plan.problems
        return compose_letter(plan.dispatches[0], forms)

    return make


@pytest.fixture
def place(compose, typefaces, sender):
    """Return a function: whom, day, language, standard → the pages of the letter."""

    def make(who, day=date(1999, 11, 20), language="", standard="", writer=None, letter=""):
        row = standard_named(standard) if standard else standard_for((writer or sender).country)
        return lay_out(compose(who, day, language, writer, letter), row, typefaces)

    return make
