"""`protest check members.csv`: everything wrong with a member list, row by row."""

import json

import pytest

from command import call, run
from invented import UNPRINTED, as_csv, as_xlsx, invented_members
from small_campaign import write_campaign
from typefaces import debian

SOUND = """\
name,street,postcode,city,country
Ann Sample,1 Sample Road,LS1 1UR,Leeds,GB
"""
BAD = """\
name,street,postcode,city,country,to,consent
Ann Sample,1 Sample Road,LS1 1UR,Leeds,GB,president,
Bob Sample,2 Sample Road,LS1 1UR,Leeds,GB,presidnt,yes
Fran?ois Sample,3 Sample Road,LS1 1UR,Leeds,GB,,
Ann Sample,1 Sample Rd,LS1 1UR,Leeds,GB,,
"""
TWICE = "Ann Sample and Ann Sample (row 2): the same name, same address"


def written(tmp_path, content, name="members.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def checked(tmp_path, content, *options, code, name="members.csv"):
    """What is said of a list, as JSON tells it."""
    outcome = call("check", written(tmp_path, content, name), "--json", *options, cwd=tmp_path)
    assert outcome.code == code, outcome.out + outcome.err
    return {one["where"]: one for one in json.loads(outcome.out)}


def test_a_sound_list_is_exit_0_and_how_it_was_read_is_said(tmp_path):
    written(tmp_path, SOUND)
    outcome = run("check", "members.csv", cwd=tmp_path)

    assert outcome.code == 0
    assert outcome.lines == [
        "notice: members.csv: 1 row, read as UTF-8 with commas; name, street, postcode, city, country"
    ]
    assert outcome.err == "1 to look at\nmembers.csv: 1 of 1 row can be used\n"


def test_everything_wrong_is_said_row_by_row_with_field_and_remedy(tmp_path):
    written(tmp_path, BAD)
    outcome = call("check", "members.csv", cwd=tmp_path)

    assert outcome.code == 1
    assert outcome.lines[1:] == [
        'error: members.csv: row 3, to: "presidnt" is nobody\'s id in this campaign',
        '  hint: did you mean "president"?',
        'error: members.csv: row 3, consent: "yes" is no day',
        "  hint: give the day on which consent was given, such as 2026-11-20",
        'error: members.csv: row 4, name: "Fran?ois Sample" holds a damaged character',
        "  hint: write it as the person does",
        f"warning: members.csv: row 5: may be in the list twice: {TWICE}",
        "  hint: batch --skip-duplicates leaves it out",
    ]
    assert "members.csv: 2 of 4 rows can be used" in outcome.err


def test_what_many_rows_have_in_common_is_said_three_times_and_then_in_which_rows(tmp_path):
    names = ["Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fir", "Gorse", "Hazel", "Ivy", "Juniper"]
    rows = [f"Ann {name},Weg {at},1067,Dresden,DE,{'yes' if at > 7 else ''}" for at, name in enumerate(names)]
    text = "\n".join(["name,street,postcode,city,country,consent", *rows])
    written(tmp_path, text)
    outcome = run("check", "members.csv", cwd=tmp_path)

    nought = [line for line in outcome.lines if "fewer digits" in line or "00000" in line or " like it" in line]
    assert [line.partition(" has ")[0] for line in nought] == [
        'warning: members.csv: row 2, postcode: "1067"',
        '  hint: was it "01067"? give the column the number format 00000 in your office program',
        'warning: members.csv: row 3, postcode: "1067"',
        '  hint: was it "01067"? give the column the number format 00000 in your office program',
        'warning: members.csv: row 4, postcode: "1067"',
        '  hint: was it "01067"? give the column the number format 00000 in your office program',
        "  and 7 like it, in rows 5, 6, 7, 8, 9, 10, 11",
    ]
    # two are no more than can be read
    assert [line.partition(", consent")[0] for line in outcome.lines if "is no day" in line] == [
        "error: members.csv: row 10",
        "error: members.csv: row 11",
    ]
    assert outcome.err == "13 to look at: 2 errors, 10 warnings, 1 notice\nmembers.csv: 8 of 10 rows can be used\n"
    assert len(json.loads(run("check", "members.csv", "--json", cwd=tmp_path).out)) == 13


def test_programs_get_where_what_hint_rule_and_level(tmp_path):
    found = checked(tmp_path, BAD, code=1)

    assert set(found["members.csv: row 3, to"]) == {"where", "what", "hint", "rule", "level"}
    assert found["members.csv: row 3, to"]["level"] == "error"
    assert found["members.csv: row 5"]["rule"] == "doubles"


def test_ids_are_those_of_the_campaign_in_use(tmp_path):
    write_campaign(tmp_path / "own")
    content = SOUND.replace("country\n", "country,to\n").replace("GB\n", "GB,mayor\n")

    checked(tmp_path, content, "--campaign", "own", code=0)
    assert "members.csv: row 2, to" in checked(tmp_path, content, code=1)


def test_a_list_and_a_campaign_are_checked_together(tmp_path):
    write_campaign(tmp_path / "own")
    written(tmp_path, BAD)
    outcome = call("check", "own", "members.csv", cwd=tmp_path)

    assert outcome.code == 1
    assert "members.csv: row 4, name" in outcome.out
    assert "appeal.en.md" in outcome.out


def test_a_workbook_is_checked_as_well(tmp_path):
    # with Debian's fonts a name in any script is printed
    debian()
    rows = invented_members(120)
    found = checked(tmp_path, as_xlsx(rows), code=1, name="members.xlsx")

    faulty = {where.partition(",")[0] for where, one in found.items() if one["level"] == "error"}
    # no folder of signatures is named, so none is missed in it
    sound = {"no signature of that name", *(f"in {script}" for script in UNPRINTED)}
    assert len(faulty) == sum(bool(row.faults) and row.quirk not in sound for row in rows)


def test_what_is_given_for_all_rows_fills_what_is_empty(tmp_path):
    content = "name,city\nAnn Sample,Leeds\nBob Sample,\n"
    given = ("--country", "gb", "--care-of", "Sample Union", "--street", "Union Road 5", "--postcode", "LS1 1UR")

    assert "has no column of countries" in call("check", written(tmp_path, content), cwd=tmp_path).out
    checked(tmp_path, content, *given, "--city", "Leeds", "--organisation", "Sample Union", code=0)
    checked(tmp_path, content, "--country", "GB", "--sender-address", "none", "--city", "York", code=0)


@pytest.mark.parametrize(
    ("options", "where", "what"),
    [
        (("--country", "Sampleland"), "--country", "is no country"),
        (("--sender-address", "elsewhere"), "--sender-address", "is no address to choose"),
        (("--street", "a\nb"), "--street", "line break"),
        (("--signatures", "nowhere"), "nowhere", "no such file"),
    ],
)
def test_an_option_that_cannot_be_used_is_named(tmp_path, options, where, what):
    outcome = call("check", written(tmp_path, SOUND), *options, cwd=tmp_path)

    assert outcome.code in (2, 3)
    assert where in outcome.err
    assert what in outcome.err


def test_options_of_a_list_without_a_list_are_wrong_use(tmp_path):
    write_campaign(tmp_path / "own")
    outcome = call("check", "own", "--country", "GB", "--signatures", ".", cwd=tmp_path)

    assert outcome.code == 2
    assert "--country: goes with a member list" in outcome.err
    assert "--signatures: goes with a member list" in outcome.err


def test_pictures_of_signatures_are_looked_at(tmp_path):
    folder = tmp_path / "signatures"
    folder.mkdir()
    (folder / "bob.png").write_text("no picture")
    head, row = SOUND.splitlines()
    names = ("ann.png", "bob.png", "../members.csv", "signatures/bob.png")
    content = "\n".join([f"{head},signature", *(f"{row},{name}" for name in names)])

    found = checked(tmp_path, content, "--signatures", "signatures", code=1)

    said = [found[f"members.csv: row {at}, signature"]["what"] for at in range(2, 6)]
    assert 'there is no file "ann.png"' in said[0]
    assert '"bob.png" is neither a PNG nor a JPEG' in said[1]
    assert all("is not the bare name of a file" in what for what in said[2:])


def test_a_row_that_would_name_somebody_protected_is_unsafe_until_it_is_allowed(tmp_path, campaign):
    name = f"Sample {campaign.book.contacts[0].name.get('en').split()[-1]}"
    content = SOUND.replace("Ann Sample", name)

    found = checked(tmp_path, content, code=6)
    assert found["members.csv: row 2, name"]["rule"] == "leak"
    found = checked(tmp_path, content, "--allow", name, code=0)
    assert "allowed here" in found["members.csv: row 2, name"]["what"]


def test_a_character_in_no_font_is_exit_8(tmp_path):
    found = checked(tmp_path, SOUND.replace("Ann", "𓀀"), code=8)

    assert "U+13000" in found["members.csv: row 2, name"]["what"]


def test_a_list_that_is_not_there_is_exit_3(tmp_path):
    outcome = call("check", "absent.csv", cwd=tmp_path)

    assert outcome.code == 3
    assert "absent.csv: no such file" in outcome.out


def test_what_a_stranger_wrote_does_not_steer_the_terminal(tmp_path):
    outcome = call("check", written(tmp_path, SOUND.replace("Leeds", "Le\x1b[31meds")), cwd=tmp_path)

    assert "\x1b" not in outcome.out + outcome.err


@pytest.mark.big
def test_twenty_thousand_rows_are_checked_within_a_minute(tmp_path):
    debian()
    outcome = run("check", written(tmp_path, as_csv(invented_members(20_000))), cwd=tmp_path)

    assert outcome.code == 1
    assert "of 20000 rows can be used" in outcome.err
