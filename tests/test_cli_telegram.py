"""`protest telegram`: to standard output or to files, as a sheet or as JSON, and what it refuses."""

import json

import pytest
import typer.main
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from command import LATER, call, files, sender
from protest_letters.cli.app import app
from small_campaign import BOOK, DAY, LETTER, changed, write_campaign

THEN = "1999-11-20"


def to_president(*args, date=THEN, **changes):
    return ("telegram", "president", *sender(**changes), "--date", date, *args)


def test_a_telegram_goes_to_standard_output(tmp_path):
    outcome = call(*to_president(), cwd=tmp_path)

    assert outcome.code == 0
    assert outcome.lines[0] == "TELEGRAM"
    assert [line.split()[0] for line in outcome.lines if line.endswith(("words", "word"))] == [
        *("ADDRESS", "TEXT", "SIGNATURE", "TOTAL"),
    ]
    assert "NOT TO BE TRANSMITTED / NO SE TRANSMITE" in outcome.lines
    assert "  Calle Mayor 1" in outcome.lines
    assert "HISTORICAL, NOT FOR POSTING" in outcome.err
    assert "telegrams abroad from Spain" in outcome.err
    assert files(tmp_path) == []


def test_several_go_to_standard_output_one_after_the_other(tmp_path):
    outcome = call("telegram", "all", *sender(), "--date", THEN, cwd=tmp_path)

    assert outcome.code == 0
    assert outcome.lines.count("TELEGRAM") == 4
    assert files(tmp_path) == []


def test_files_have_speaking_names(tmp_path):
    outcome = call("telegram", "all", *sender(), "--date", THEN, "--lang", "ru", "-o", "out/", cwd=tmp_path)

    assert outcome.code == 0
    assert files(tmp_path / "out") == [
        f"{who}-end-the-repression-ru.telegram.txt"
        for who in ("embassy-ru", "interior-minister", "knb-chairman", "president")
    ]
    assert sorted(outcome.lines) == [f"out/{name}" for name in files(tmp_path / "out")]


def test_an_existing_file_is_kept_without_force(tmp_path):
    (tmp_path / "x.txt").write_text("mine", encoding="utf-8")

    refused = call(*to_president("-o", "x.txt"), cwd=tmp_path)
    forced = call(*to_president("-o", "x.txt", "--force"), cwd=tmp_path)

    assert (refused.code, forced.code) == (7, 0)
    assert (tmp_path / "x.txt").read_text(encoding="utf-8").startswith("TELEGRAM\n")


def test_a_dry_run_writes_nothing(tmp_path):
    outcome = call(*to_president("--dry-run"), cwd=tmp_path)

    assert (outcome.code, outcome.out) == (0, "")
    assert "would make president-end-the-repression-en.telegram.txt" in outcome.err
    assert files(tmp_path) == []


def test_json_is_a_list_on_standard_output(tmp_path):
    outcome = call("telegram", "president", "interior-minister", *sender(), "--date", THEN, "--json", cwd=tmp_path)

    first, second = json.loads(outcome.out)
    assert [first["id"], second["id"]] == ["president-end-the-repression-en", "interior-minister-end-the-repression-en"]
    assert first["words"] == sum(first[part]["words"] for part in ("address", "text", "signature"))
    assert first["signature"] == {"text": "SAMPLE SENDER MADRID", "words": 3}
    assert first["not_transmitted"] == ["Sample Sender", "Calle Mayor 1", "28013 Madrid", "Spain"]


def test_json_in_files_is_an_object_each(tmp_path):
    outcome = call(*to_president("--json", "-o", "out/"), cwd=tmp_path)

    assert outcome.code == 0
    (name,) = files(tmp_path / "out")
    assert name == "president-end-the-repression-en.telegram.json"
    assert json.loads((tmp_path / "out" / name).read_text(encoding="utf-8"))["date"] == THEN


def test_the_address_of_the_sender_is_transmitted_on_wish(tmp_path):
    outcome = call(*to_president("--with-address"), cwd=tmp_path)

    assert "  SAMPLE SENDER CALLE MAYOR 1 28013 MADRID SPAIN" in outcome.lines


def test_an_organisation_signs_before_its_signatory(tmp_path):
    outcome = call(*to_president("--as-organisation", organisation="Sample Union"), cwd=tmp_path)

    assert "  SAMPLE UNION SAMPLE SENDER MADRID" in outcome.lines


#: what is typed → exit code, and what standard error must say
CASES = {
    "unknown id": (("telegram", "presidnet", *sender()), 2, ["presidnet: is nobody", 'did you mean "president"?']),
    "a contact": (("telegram", "contact-taraz", *sender()), 2, ["contact-taraz: is a contact"]),
    "nobody named": (("telegram", *sender()), 2, ["WHO"]),
    "an option of paper": (to_president("--large"), 2, ["--large"]),
    "a picture of a signature": (to_president("--signature", "x.png"), 2, ["--signature: a telegram has no picture"]),
    "unknown letter": (to_president("--letter", "covering-note"), 2, ["--letter: there is no letter"]),
    "unknown language": (to_president("--lang", "xx"), 2, ["--lang: "]),
    "date outside every period": (to_president(date="2021-01-01"), 2, ["--date: no letter may bear"]),
    "name missing": (to_president(name=None), 2, ["--name: is needed"]),
    "no address on the day": (
        ("telegram", "knb-chairman", *sender(), "--date", LATER),
        3,
        ["knb-chairman: no usable address is known"],
    ),
    "Japanese name": (to_president(name="山田"), 8, ["--name: ", '"山" (U+5C71) cannot be telegraphed', '"田"']),
    "a sign with a sense": (to_president(organisation="100 %"), 8, ["--organisation: ", '"%"', "hint: "]),
    "several to one output": (
        ("telegram", "president", "embassy-ru", *sender(), "--date", THEN, "-o", "-"),
        2,
        ["2 files cannot all go to standard output"],
    ),
    "a letter without a telegram": (
        ("telegram", "mayor", *sender(), "--date", DAY, "--campaign", "without"),
        4,
        ["appeal.en.md:3: has no telegram", "add telegram: "],
    ),
    "a telegram that does not fill": (
        ("telegram", "mayor", *sender(), "--date", DAY, "--campaign", "unfilled"),
        4,
        ["appeal.en.md:8: a placeholder has no value: --role is not given"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_named_and_nothing_is_made(tmp_path, case):
    args, code, words = CASES[case]
    write_campaign(tmp_path / "without", BOOK)
    telegram = "to answer.\ntelegram: '{{ sender.role }} asks.'\n"
    write_campaign(tmp_path / "unfilled", BOOK, changed(LETTER, "to answer.\n", telegram))
    before = files(tmp_path)

    outcome = call(*args, cwd=tmp_path)

    assert outcome.code == code, outcome.err
    assert outcome.out == ""
    assert [text for text in words if text not in outcome.err] == []
    assert "Traceback" not in outcome.err
    assert "fault of this program" not in outcome.err
    assert files(tmp_path) == before


def test_every_option_of_paper_is_unknown_to_telegrams():
    options = {name for one in typer.main.get_command(app).commands["telegram"].params for name in one.opts}

    assert {"--json", "--with-address", "--letter", "--out"} <= options
    assert not {"--large", "--standard", "--personal", "--our-ref", "--preview"} & options


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30)
@given(name=st.text(min_size=1, max_size=120), city=st.text(min_size=1, max_size=120))
def test_any_name_and_town_make_a_sheet_of_eighty_columns_or_a_clear_refusal(tmp_path, name, city):
    outcome = call(*to_president(f"--name={name}", f"--city={city}"), cwd=tmp_path)

    assert outcome.code in (0, 2, 8), outcome.err
    assert "fault of this program" not in outcome.err
    if outcome.code == 0:
        assert max(map(len, outcome.out.split("\n"))) <= 80
        transmitted = outcome.out.partition("TOTAL")[0]
        assert transmitted.isascii()
    else:
        assert "error: --" in outcome.err
