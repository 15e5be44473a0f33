"""`protest labels`: files, own sheets, the list of sheets, and what it refuses."""

import json
from io import BytesIO

import pypdfium2
import pytest

from command import LATER, call, files, run, sender
from protest_letters.standards.label_sheets import LABEL_SHEETS

#: Somebody's own figures for a sheet that is known, and a sheet that is not.
OWN = """\
- {id: L7160, paper: A4, columns: 3, rows: 7, width: 63.5, height: 38.1, left: 7.2, top: 15.1, across: 66}
- {id: U12, maker: Union, paper: A4, columns: 2, rows: 6, width: 90, height: 40, left: 10, top: 20, across: 95}
"""


def to(*args):
    return ("labels", *args, "--date", LATER)


def pages(pdf):
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(pdf)]


def errors(outcome):
    return [line.removeprefix("error: ") for line in outcome.err.splitlines() if line.startswith("error: ")]


def own_sheets(folder, text=OWN):
    (folder / "own").mkdir()
    (folder / "own" / "label-sheets.yaml").write_text(text, encoding="utf-8")
    return {"PROTEST_CONFIG": str(folder / "own")}


# files


def test_labels_need_nothing_of_the_sender_but_the_country(tmp_path):
    outcome = call(*to("president", "embassy", "--country", "DE"), cwd=tmp_path)

    assert (outcome.code, outcome.out) == (0, "labels.pdf\n")
    assert files(tmp_path) == ["labels.pdf"]
    (page,) = pages(tmp_path / "labels.pdf")
    assert "Nordendstraße 14-17" in page
    assert "2 labels on 1 sheet of Avery L7160 (A4); the next free label is 3" in outcome.err


def test_whoever_lives_where_paper_is_us_letter_gets_a_sheet_of_it(tmp_path):
    outcome = call(*to("embassy", "--country", "US"), cwd=tmp_path)

    assert outcome.code == 0
    assert "1 label on 1 sheet of Avery 5162 (US Letter)" in outcome.err


def test_the_country_that_is_kept_counts(tmp_path):
    env = {"PROTEST_CONFIG": str(tmp_path / "own")}
    assert call("me", "keep", *sender(country="US", city="Columbus"), cwd=tmp_path, env=env).code == 0

    outcome = call(*to("embassy"), cwd=tmp_path, env=env)
    assert outcome.code == 0
    assert "Avery 5162" in outcome.err
    # a label does not show where the sender lives, so nothing is said of it
    assert "state or province" not in outcome.err


def test_all_leaves_out_whoever_has_no_address(tmp_path):
    outcome = call(*to("all", "--country", "DE"), cwd=tmp_path)

    assert outcome.code == 0
    assert "knb-chairman: left out" in outcome.err
    assert "4 labels on 1 sheet" in outcome.err


def test_a_file_may_go_to_standard_output(tmp_path):
    outcome = run(*to("president", "--country", "DE", "-o", "-"), cwd=tmp_path)

    assert outcome.code == 0
    assert "Astana" in pages(BytesIO(outcome.raw))[0]
    assert files(tmp_path) == []


def test_a_dry_run_writes_nothing(tmp_path):
    outcome = call(*to("president", "--country", "DE", "-o", "out/", "--dry-run"), cwd=tmp_path)

    assert (outcome.code, outcome.out) == (0, "")
    assert "would make out/labels.pdf" in outcome.err
    assert files(tmp_path) == []


def test_an_existing_file_is_kept_without_force(tmp_path):
    (tmp_path / "x.pdf").write_text("mine", encoding="utf-8")

    refused = call(*to("president", "--country", "DE", "-o", "x.pdf"), cwd=tmp_path)
    forced = call(*to("president", "--country", "DE", "-o", "x.pdf", "--force"), cwd=tmp_path)

    assert (refused.code, forced.code) == (7, 0)


def test_start_copies_and_nudge_are_heeded(tmp_path):
    outcome = call(
        *to("president", "--country", "DE", "--sheet", "avery l7159", "--start", "23", "--copies", "3"),
        *("--nudge", "-0.5,1.25"),
        cwd=tmp_path,
    )

    assert outcome.code == 0
    assert [page.count("Astana") for page in pages(tmp_path / "labels.pdf")] == [2, 1]
    assert "3 labels on 2 sheets of Avery L7159 (A4); the next free label is 2" in outcome.err


def test_an_address_may_be_typed(tmp_path):
    typed = ("--address", "Example Street 1", "--address", "1010 Wien")

    outcome = call(*to("embassy-at", "--country", "DE", *typed), cwd=tmp_path)
    assert outcome.code == 0
    assert "Example Street 1\r\n1010 Wien\r\nÖSTERREICH" in pages(tmp_path / "labels.pdf")[0]


@pytest.mark.parametrize("args", [("--outline",), ("--outline", "--sheet", "Herma 4625")])
def test_an_empty_outline_needs_nobody(tmp_path, args):
    outcome = call("labels", *args, cwd=tmp_path)

    name = "outline-4625.pdf" if "--sheet" in args else "outline-l7160.pdf"
    assert (outcome.code, outcome.out, outcome.err) == (0, f"{name}\n", "")
    assert "Print at 100 %" in pages(tmp_path / name)[0]


def test_an_outline_round_addresses_is_for_plain_paper(tmp_path):
    outcome = call(*to("president", "--country", "DE", "--outline"), cwd=tmp_path)

    assert outcome.code == 0
    assert "on plain paper: --outline draws the labels' edges" in outcome.err


def test_the_senders_own_address_fills_a_sheet(tmp_path):
    outcome = call("labels", "--sender", *sender(), "--sheet", "L7651", cwd=tmp_path)

    assert (outcome.code, outcome.out) == (0, "sender-labels.pdf\n")
    assert pages(tmp_path / "sender-labels.pdf")[0].count("Calle Mayor 1") == 65


def test_the_sender_may_want_a_few(tmp_path):
    outcome = call("labels", "--sender", *sender(), "--copies", "4", "--lang", "fr", cwd=tmp_path)

    assert outcome.code == 0
    assert pages(tmp_path / "sender-labels.pdf")[0].count("ESPAGNE") == 4


def test_what_does_not_fit_is_an_error_and_the_rest_is_made(tmp_path):
    args = to("interior-minister", "embassy", "--country", "US", "--sheet", "5160")

    outcome = call(*args, cwd=tmp_path)
    assert outcome.code == 5
    assert "interior-minister: the address is" in outcome.err
    assert "hint: --sheet 5162 has room for it" in outcome.err
    assert "Washington" in pages(tmp_path / "labels.pdf")[0]


# sheets


def test_own_sheets_replace_and_add(tmp_path):
    env = own_sheets(tmp_path)

    table = json.loads(call("labels", "--list", "--json", cwd=tmp_path, env=env).out)
    rows = {row["id"]: row for row in table}
    assert len(table) == len(LABEL_SHEETS) + 1
    assert (rows["L7160"]["left"], rows["L7160"]["own"], rows["L7160"]["also"][0]) == (7.2, True, "J8160")
    assert (rows["U12"]["columns"], rows["U12"]["across"], rows["L7159"]["own"]) == (2, 95, False)

    outcome = call(*to("president", "--country", "DE", "--sheet", "union u12"), cwd=tmp_path, env=env)
    assert outcome.code == 0
    assert "1 sheet of Union U12 (A4)" in outcome.err


def test_the_nearest_sheet_with_room_may_be_an_own_one(tmp_path):
    env = own_sheets(tmp_path, OWN.replace("width: 90, height: 40", "width: 70, height: 30"))

    outcome = call(*to("embassy-gb", "--country", "DE", "--lang", "de", "--sheet", "L7651"), cwd=tmp_path, env=env)
    assert outcome.code == 5
    assert "hint: --sheet U12 has room for it (70 × 30 mm)" in outcome.err


def test_a_list_shows_every_sheet(tmp_path):
    outcome = call("labels", "--list", cwd=tmp_path, env=own_sheets(tmp_path))

    assert outcome.code == 0
    assert len(outcome.lines) == len(LABEL_SHEETS) + 1
    assert "Avery L7159     A4, 3 × 8 labels of 64 × 33.9 mm; also J8159" in outcome.lines
    assert "Union U12       A4, 2 × 6 labels of 90 × 40 mm (own)" in outcome.lines


@pytest.mark.parametrize("args", [("--list",), ("--outline",), ("president", "--country", "DE"), ("--sender",)])
def test_own_sheets_that_cannot_be_used_are_told_with_their_line(tmp_path, args):
    env = own_sheets(tmp_path, OWN.replace("width: 90", "width: 99"))

    outcome = call("labels", *args, cwd=tmp_path, env=env)
    assert outcome.code == 2 if "--sender" in args else 3
    assert "label-sheets.yaml:2: the labels overlap across: 99 mm each, and a new one every 95 mm" in outcome.err
    assert files(tmp_path) == ["own/label-sheets.yaml"]


# what is refused


@pytest.mark.parametrize(
    ("args", "said", "hint"),
    [
        (("--sheet", "L7166"), '--sheet: there is no sheet "L7166"', 'did you mean "L7169"? known: L7159, L7160'),
        (("--sheet", "avery J8611"), '--sheet: there is no sheet "avery J8611"', "known: L7159"),
        (("--start", "99"), "--start: 99 is no label of Avery L7160, which has 21", "from 1 to 21, row by row"),
        (("--start", "0"), "--start: 0 is no label of Avery L7160, which has 21", ""),
        (("--start", "-1"), "--start: -1 is no label of Avery L7160, which has 21", ""),
        (("--start", "25", "--sheet", "L7159"), "--start: 25 is no label of Avery L7159, which has 24", ""),
        (("--nudge", "1"), '--nudge: "1" is not two lengths in millimetres', "write --nudge 0.5,-1"),
        (("--nudge", "1,5,0"), '--nudge: "1,5,0" is not two lengths in millimetres', ""),
        (("--nudge", "nan,inf"), '--nudge: "nan,inf" is not two lengths in millimetres', ""),
        (("--nudge", "0,20"), '--nudge: "0,20" is more than 5 mm', "is it the right sheet?"),
        (("--copies", "0"), "--copies: 0 cannot be", "from 1 to 1000"),
        (("--copies", "100000"), "--copies: 100000 cannot be", "from 1 to 1000"),
        (("--json",), "--json: shows the sheets there are", "--list"),
        (("--sender",), "--sender: makes labels of your own address only", "leave WHO out"),
        (("--street", "Example Street 1"), "--street: stands on labels of your own address only", "--sender"),
        (("--lang", "xx"), '--lang: there are no customs for "xx"', ""),
    ],
)
def test_a_wrong_option_is_refused(tmp_path, args, said, hint):
    country = () if "--sender" in args else ("--country", "DE")
    outcome = call("labels", "president", *country, *args, cwd=tmp_path)

    assert outcome.code == 2
    assert said in errors(outcome)
    assert hint in outcome.err
    assert files(tmp_path) == []


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "WHO: is missing"),
        (("--copies", "3", "--outline"), "--copies: repeats addresses, and there are none"),
        (("--outline", "--start", "22"), "--start: 22 is no label of Avery L7160, which has 21"),
        (("nobody",), "nobody: is nobody's id in this campaign"),
        (("president",), "--country: is needed to address mail"),
        (("president", "--country", "Spain"), '--country: "Spain" is no country'),
        (("--sender", "--country", "ES"), "--street: is needed for a letter"),
        (("--sender", *sender(), "--address", "Street 1"), "--address: is about an addressee"),
        (("--sender", *sender(), "--date", LATER), "--date: is about an addressee"),
        (("--sender", *sender(), "--sheet", "x"), '--sheet: there is no sheet "x"'),
    ],
)
def test_what_is_missing_or_does_not_go_together_is_refused(tmp_path, args, said):
    outcome = call("labels", *args, cwd=tmp_path)

    assert outcome.code == 2
    assert said in errors(outcome)
    assert files(tmp_path) == []


def test_everything_wrong_is_said_at_once(tmp_path):
    args = (
        "nobody",
        "--sheet",
        "L7160",
        "--start",
        "99",
        "--nudge",
        "x",
        "--copies",
        "-1",
        "--date",
        "never",
        "--campaign",
        "absent",
    )

    outcome = call("labels", *args, cwd=tmp_path)
    assert outcome.code == 2
    told = [line.partition(":")[0] for line in errors(outcome)]
    assert {"--start", "--nudge", "--copies", "--date", "--country"} <= set(told)
    assert any(line.startswith("absent/addressees.yaml") for line in errors(outcome))


def test_an_option_of_letters_is_unknown(tmp_path):
    outcome = run("labels", "president", "--letter", "x", cwd=tmp_path)

    assert outcome.code == 2
    assert "No such option" in outcome.err
