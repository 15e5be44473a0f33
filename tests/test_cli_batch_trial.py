"""A trial does everything but write: the same counts, the same problems, the same refusals."""

import pytest

from batches import batch, contents, listed, names, register_rows, rows
from command import call, run
from conftest import without_privileges


def said(outcome):
    """What a run says, but for what it says of itself."""
    own = ("made ", "would make ", "to print: ", "what is to be done ", "mailout/problems.csv")
    return [line for line in outcome.err.splitlines() if not line.startswith(own)]


def test_a_trial_says_what_the_run_says_and_writes_nothing(tmp_path):
    members = [*rows(4), rows(1, 5)[0] | {"name": " ".join(["Samplesamplesamplesamplesamplesamplesample"] * 9)}]
    source = listed(members, tmp_path / "members.csv")
    trial = batch(source, "--dry-run", "--papers", "en", cwd=tmp_path)
    assert names(tmp_path) == ["members.csv"]
    real = batch(source, "--papers", "en", cwd=tmp_path)

    assert trial.code == real.code
    assert said(trial) == said(real)
    assert f"Letters: {len(register_rows(tmp_path / 'mailout'))}" in trial.out


def test_a_trial_tells_weights_supplies_hours_and_money(tmp_path):
    (tmp_path / "own").mkdir()
    (tmp_path / "own/rates.yaml").write_text(
        "- country: DE\n  zone: [inland]\n  up_to: 20\n  price: 0.95\n  currency: EUR\n  as_of: 2026-01-01\n"
        "  source: [Sample Post]\n",
        encoding="utf-8",
    )
    outcome = batch(
        listed(rows(4), tmp_path / "members.csv"),
        "--dry-run",
        "--papers",
        "en",
        cwd=tmp_path,
        env={"PROTEST_CONFIG": str(tmp_path / "own")},
    )

    assert outcome.code == 0, outcome.err
    text = outcome.out
    assert "Germany – Kazakhstan: letters 2, weight 19.6 g, postage not known" in text
    assert "Germany, inland: letters 1, weight 9.8 g, postage 0.95 EUR" in text
    assert "Sheets of A4: 4; with 5% for spoilage 5" in text
    assert "Envelopes DL: 4; with 5% for spoilage 5" in text
    assert "Folding and filling envelopes: 0.1 hours" in text


@pytest.mark.parametrize(("options", "sheets"), [((), 4), (("--duplex",), 2)])
def test_both_sides_of_a_sheet_are_one_sheet(tmp_path, options, sheets):
    words = " ".join(["I have friends in Sampletown, and I think of them every day."] * 40)
    source = listed(rows(2, personal=words), tmp_path / "members.csv")
    outcome = batch(source, "--dry-run", "--papers", "en", "--lang", "en", *options, cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert f"Sheets of A4: {sheets};" in outcome.out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--to", "presidnt"), 2),
        (("--letter", "no-such-letter"), 2),
        (("--lang", "xx"), 2),
        (("--date", "1850-01-01"), 2),
        (("--as", "letter,pigeon"), 2),
        (("--spread", "0"), 2),
        (("--to", "knb-chairman"), 3),
        (("--window", "b4"), 2),
        (("--as", "copies,letter", "--each-copy"), 6),
        (("--signatures", "nowhere"), 3),
        (("--campaign", "nowhere"), 3),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_trial_fails_where_the_run_would(tmp_path, options, code):
    source = listed(rows(2), tmp_path / "members.csv")
    trial = batch(source, "--dry-run", *options, cwd=tmp_path)
    real = batch(source, *options, cwd=tmp_path)

    assert (trial.code, real.code) == (code, code), real.err
    assert trial.err == real.err
    assert names(tmp_path) == ["members.csv"]


def test_everything_that_is_wrong_is_said_at_once(tmp_path):
    outcome = call(
        "batch",
        "nowhere.csv",
        "--spread",
        "0",
        "--dispatch",
        "pigeon",
        "--as",
        "x",
        "--date",
        "never",
        "--campaign",
        "no",
        cwd=tmp_path,
    )

    assert outcome.code == 2
    for word in ("nowhere.csv", "--spread", "--dispatch", "--as", "--date", "no/addressees.yaml"):
        assert word in outcome.err


def test_who_is_written_to_and_who_posts_are_never_guessed(tmp_path):
    outcome = batch(listed(rows(1), tmp_path / "m.csv"), cwd=tmp_path, spread=None, dispatch=None)

    assert outcome.code == 2
    assert "error: --to: whom everybody writes to is not said" in outcome.err
    assert "error: --dispatch: is missing" in outcome.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"name,street,postcode,city,country\n", "names nobody"),
        (b"\0" * 100, "is no text"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600), "is a file of an old office program"),
        (b"x" * 21_000_000, "is larger than 20 MB"),
        (b"street,city\nWeg 1,Berlin\n", "has no column of names"),
        (None, "no such file"),
    ],
    ids=["empty", "a head", "no text", "old", "large", "no names", "absent"],
)
def test_a_list_that_cannot_be_used_is_said_once_and_is_wrong_data(tmp_path, content, said):
    if content is not None:
        (tmp_path / "m.csv").write_bytes(content)
    outcome = batch("m.csv", cwd=tmp_path)

    assert outcome.code == 3, outcome.err
    assert outcome.err.count("error: ") == 1
    assert f"error: m.csv: {said}" in outcome.err


def test_a_list_that_cannot_be_read_to_its_end_is_not_begun(tmp_path):
    path = tmp_path / "m.csv"
    path.write_bytes(b'name,organisation,city,country,street\nAnn Sample,Sample Union,Berlin,DE,Weg 1\n"Bob,x,1,2,DE\n')
    outcome = batch(path, cwd=tmp_path)

    assert outcome.code == 3
    assert not (tmp_path / "mailout").exists()


def test_a_place_that_may_not_be_written_to_is_said_before_anything_is_made(tmp_path):
    source = listed(rows(1), tmp_path / "members.csv")
    (tmp_path / "locked").mkdir(mode=0o500)
    options = ["batch", str(source), "--spread", "1", "--dispatch", "organisation", "-o", "locked/mailout"]
    for more in ([], ["--dry-run"]):
        outcome = run(*options, *more, cwd=tmp_path, prefix=without_privileges())
        assert outcome.code == 7, outcome.err
        assert "permission denied" in outcome.err


def test_a_trial_misses_what_the_run_would_miss(tmp_path):
    source = listed(rows(2), tmp_path / "members.csv")
    batch(source, "--limit", "1", cwd=tmp_path)
    folder = tmp_path / "mailout"
    (folder / "authorities/letters-2.pdf").write_bytes(b"mine")
    trial, real = (batch(source, "--limit", "0", *more, cwd=tmp_path) for more in (["--dry-run"], []))
    assert (trial.code, real.code) == (7, 7)
    assert trial.err == real.err
    assert "is there already" in trial.err

    folder.chmod(0o500)
    options = ("batch", str(source), "--limit", "0", "--dry-run")
    trial = run(*options, cwd=tmp_path, prefix=without_privileges())
    folder.chmod(0o700)
    assert trial.code == 7
    assert "permission denied" in trial.err


def test_a_trial_in_a_mail_out_changes_nothing(tmp_path):
    source = listed(rows(4), tmp_path / "members.csv")
    batch(source, "--limit", "2", cwd=tmp_path)
    before = contents(tmp_path / "mailout")
    outcome = batch(source, "--limit", "0", "--dry-run", cwd=tmp_path)

    assert outcome.code == 0
    assert "would make 2 pieces" in outcome.err
    assert contents(tmp_path / "mailout") == before
