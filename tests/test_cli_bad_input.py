"""Bad input, one table: the right exit code, the place, how to mend it, no traceback, nothing written."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from command import LATER, call, files, pages_of, run, sender
from small_campaign import BOOK, DAY, LETTER, changed, write_campaign


def to_president(*args, date=LATER, **changes):
    return ("letter", "president", *sender(**changes), "--date", date, *args)


#: what is typed → exit code, and what standard error must say
CASES = {
    "unknown id": (("letter", "presidnet", *sender()), 2, ["presidnet: is nobody", 'did you mean "president"?']),
    "unknown embassy": (("letter", "embassy-xx", *sender()), 2, ["embassy-xx: is nobody", 'did you mean "embassy']),
    "id of a contact": (("letter", "contact-taraz", *sender()), 2, ["contact-taraz: is a contact"]),
    "empty id": (("letter", "", *sender()), 2, ["is nobody's id"]),
    "one id good, one bad": (("letter", "president", "knb", *sender()), 2, ["knb: is nobody"]),
    "nobody named": (("letter", *sender()), 2, ["WHO"]),
    "unknown command": (("leter", "president"), 2, ["leter"]),
    "unknown option": (("letter", "president", "--nmae", "x"), 2, ["--nmae"]),
    "option without its value": (("letter", "president", "--name"), 2, ["--name"]),
    "unknown letter": (
        to_president("--letter", "end-the-represion"),
        2,
        ["--letter: ", 'did you mean "end-the-repression"?'],
    ),
    "unknown language": (to_president("--lang", "xx"), 2, ["--lang: ", "known: de, en, es, fr, ru"]),
    "language without a letter": (to_president("--lang", "kk"), 2, ["--lang: "]),
    "unknown standard": (to_president("--standard", "din-bb"), 2, ["--standard: ", 'did you mean "din-b"?']),
    "all sender fields missing": (
        ("letter", "president"),
        2,
        [f"{option}: is needed" for option in ("--name", "--street", "--postcode", "--city", "--country")],
    ),
    "street missing": (to_president(street=None), 2, ["--street: is needed", "--care-of"]),
    "name of spaces": (to_president(name="   "), 2, ["--name: is needed"]),
    "care-of does not stand for the city": (
        to_president(street=None, postcode=None, city=None, care_of="Sample Union"),
        2,
        ["--city: is needed"],
    ),
    "an organisation without its name": (to_president("--as-organisation"), 2, ["--organisation: is needed"]),
    "date that is none": (to_president(date="yesterday"), 2, ['--date: "yesterday"', "1999-11-20"]),
    "day not in the calendar": (to_president(date="2026-02-30"), 2, ["--date: ", "calendar"]),
    "month for a day": (to_president(date="2026-11"), 2, ["--date: ", "is no day"]),
    "Arabic digits": (to_president(date="٢٠٢٦-١١-٢٣"), 2, ["--date: "]),
    "date outside every letter's period": (
        to_president(date="2021-01-01"),
        2,
        ["--date: no letter may bear the date 2021-01-01", "end-the-repression from 1999-11-17", "independent-unions"],
    ),
    "date outside the asked-for letter's period": (
        to_president("--letter", "end-the-repression"),
        2,
        ["--date: no letter may bear", "until before 2000-12-13"],
    ),
    "country by its name": (to_president(country="Spain"), 2, ['--country: "Spain" is no country', 'mean "ES"?']),
    "country by a code that posts use": (to_president(country="uk"), 2, ['"uk" is no country', 'mean "GB"?']),
    "country that does not exist": (to_president(country="QQ"), 2, ['--country: "QQ" is no country']),
    "code of no country": (to_president(country="ZZ"), 2, ['--country: "ZZ" is no country']),
    "line break in the name": (to_president(name="Sample\nSender"), 2, ["--name: holds a line break"]),
    "line separator in the city": (to_president(city="Madrid\u2028Spain"), 2, ["--city: holds a line break"]),
    "escape sequence in the role": (to_president(role="\x1b[31mred"), 2, ["--role: holds a line break or control"]),
    "name of 1,001 characters": (to_president(name="n" * 1001), 2, ["--name: has 1001 characters"]),
    "name too wide": (to_president(name="n" * 300), 5, ["--name: ", "mm wide"]),
    "name too long for its place": (to_president(name="word " * 199), 5, ["--name: ", "mm high"]),
    "hieroglyph in the name": (to_president(name="Sample 𓀀"), 8, ["--name: ", '"𓀀" (U+13000']),
    "Sumerian name": (to_president(name="𒀀𒀁 𒀂𒀃"), 8, ["--name: ", '"𒀀"', '"𒀁"', '"𒀂"', '"𒀃"', "in no font"]),
    "emoji in the organisation": (to_president(organisation="Union ✊🏽"), 8, ["--organisation: ", "U+270A"]),
    "emoji in the city": (to_president(city="Madrid 😀"), 8, ["--city: ", "in no font"]),
    "private character": (to_president(name="Sample \ue000 Sender"), 8, ["--name: "]),
    "unassigned character": (to_president(street="Calle \u0378 1"), 8, ["--street: ", "U+0378"]),
    "campaign that is absent": (to_president("--campaign", "nowhere"), 3, ["nowhere", "addressees.yaml", "--campaign"]),
    "campaign that is empty": (to_president("--campaign", "empty"), 3, ["empty", "addressees.yaml", "--campaign"]),
    "campaign that is a file": (to_president("--campaign", "a-file"), 3, ["a-file", "--campaign"]),
    "campaign whose book is a folder": (to_president("--campaign", "odd"), 3, ["addressees.yaml: is a folder"]),
    "campaign that is no text": (to_president("--campaign", "binary"), 3, ["addressees.yaml", "hint: "]),
    "campaign without letters": (
        ("letter", "mayor", *sender(), "--date", DAY, "--campaign", "no-letters"),
        3,
        ["appeal"],
    ),
    "show an unknown id": (("show", "embasy"), 2, ["embasy: is nobody", 'did you mean "embassy"?']),
    "show nothing": (("show",), 2, ["ID"]),
    "show the embassy of no country": (("show", "embassy"), 2, ["--country: ", "add --country FR"]),
    "show on a bad day": (("show", "president", "--date", "1999-13-01"), 2, ["--date: "]),
    "show in an unknown language": (("show", "president", "--lang", "xx"), 2, ["--lang: "]),
    "show for a country that does not exist": (("show", "embassy", "--country", "QQ"), 2, ["--country: "]),
    "list on a bad day": (("list", "--date", "today"), 2, ['--date: "today"']),
    "list for a country that does not exist": (("list", "--country", "QQ"), 2, ["--country: "]),
    "list of an absent campaign": (("list", "--campaign", "nowhere"), 3, ["addressees.yaml"]),
    "check an absent folder": (("check", "nowhere"), 3, []),
    "check a file": (("check", "a-file"), 3, []),
    "check by an unknown rule": (("check", "--rule", "agee"), 2, ["--rule: ", 'did you mean "age"?']),
}


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad-input")
    (folder / "empty").mkdir()
    (folder / "a-file").write_text("not a folder", encoding="utf-8")
    (folder / "odd" / "addressees.yaml").mkdir(parents=True)
    (folder / "binary").mkdir()
    (folder / "binary" / "addressees.yaml").write_bytes(bytes(range(256)))
    (folder / "no-letters").mkdir()
    (folder / "no-letters" / "addressees.yaml").write_text(BOOK, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("args", "code", "said"), CASES.values(), ids=CASES)
def test_bad_input_is_named_with_its_remedy_and_nothing_is_written(place, args, code, said):
    before = files(place)

    outcome = call(*args, cwd=place)

    assert outcome.code == code, outcome.err
    spoken = outcome.err + (outcome.out if args[0] == "check" else "")
    assert [text for text in said if text not in spoken] == []
    assert spoken.strip()
    assert "Traceback" not in spoken
    assert "fault of this program" not in spoken
    assert args[0] == "check" or outcome.out == ""
    assert files(place) == before


@pytest.mark.parametrize(
    "name",
    ["unknown id", "all sender fields missing", "Sumerian name", "campaign that is empty", "unknown option"],
)
def test_a_process_of_its_own_ends_with_the_same_code_and_words(place, name):
    args, code, said = CASES[name]

    outcome = run(*args, cwd=place)

    assert (outcome.code, outcome.out) == (code, "")
    assert [text for text in said if text not in outcome.err] == []
    assert "Traceback" not in outcome.err


def test_everything_wrong_on_the_command_line_is_told_in_one_run(tmp_path):
    outcome = call(
        *("letter", "presidnet", "--name", "Sample Sender", "--city", "Madrid", "--country", "QQ"),
        *("--date", "1999-13-01", "--lang", "xx", "--standard", "din-c", "--letter", "apeal"),
        cwd=tmp_path,
    )

    assert outcome.code == 2
    places = ("presidnet", "--street", "--postcode", "--country", "--date", "--lang", "--standard", "--letter")
    assert [where for where in places if f"error: {where}: " not in outcome.err] == []


def test_a_bad_day_in_source_date_epoch_is_named(tmp_path):
    for value in ("soon", "9" * 30, "-9" * 20):
        outcome = call("list", cwd=tmp_path, env={"SOURCE_DATE_EPOCH": value})

        assert (outcome.code, outcome.out) == (2, "")
        assert f'error: SOURCE_DATE_EPOCH: "{value}"' in outcome.err


def test_a_campaign_named_by_the_environment_is_named_when_it_cannot_be_read(tmp_path):
    outcome = call("list", cwd=tmp_path, env={"PROTEST_CAMPAIGN": "nowhere"})

    assert outcome.code == 3
    assert "PROTEST_CAMPAIGN" in outcome.err
    assert "nowhere" in outcome.err


def test_a_bad_campaign_in_the_working_folder_is_said_and_not_passed_over(tmp_path):
    (tmp_path / "addressees.yaml").write_text("campaign: {}\n", encoding="utf-8")

    outcome = call(*to_president(), cwd=tmp_path)

    assert outcome.code == 3
    assert "working directory" in outcome.err
    assert files(tmp_path) == ["addressees.yaml"]


@pytest.mark.parametrize(
    ("codes", "args"),
    [
        ("8 before 5", to_president(name="𓀀" + "n" * 300)),
        ("3 before 8", ("letter", "knb-chairman", "president", *sender(name="𓀀"), "--date", LATER)),
        ("2 before 3", ("letter", "presidnet", "knb-chairman", *sender(), "--date", LATER)),
    ],
)
def test_of_several_troubles_the_first_of_the_table_is_the_exit_code(tmp_path, codes, args):
    outcome = call(*args, "-o", "out/", cwd=tmp_path)

    assert outcome.code == int(codes[0])
    assert not (tmp_path / "out").exists()


# hostile text prints as typed, or is refused with a reason

HOSTILE = [
    "<b>Bold</b> & <i>",
    "{{ 7*7 }}",
    "{% raw %}",
    "1. Bern",
    "# Heading",
    "- item",
    "* *star* _under_",
    "100 % `code`",
    "$(id) `id` ; rm -rf",
    "%s %d {0} {name}",
    "O’Brien-d’Été ß ẞ",
    "Ń Ř Ő Ș Ț Ģ Ħ Ł",
    "Қазақстан Әңғүұһ",
    "[link](http://example.org)",
    "![](x.png)",
    "\\n \\textbf{x}",
    "&lt;amp;",
    "../../etc/passwd",
    "=1+1",
    "--force",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_name_stands_in_the_letter_as_typed(tmp_path, text):
    outcome = call(*to_president(f"--name={text}", "--lang", "en", "-o", "x.pdf", name=None), cwd=tmp_path)

    assert outcome.code == 0, outcome.err
    assert files(tmp_path) == ["x.pdf"]
    lines = " ".join(pages_of(tmp_path / "x.pdf")[0].split())
    assert lines.count(text) >= 2, "in the sender's block and under the closing"


@pytest.mark.parametrize("text", ["<b>{{ 7*7 }}</b> # 1. *Union* & Co", "1. Union", "# Union", "- [a](b)"])
def test_a_hostile_organisation_stands_in_the_body_as_typed(tmp_path, text):
    letter = changed(LETTER, "A first paragraph.", "{{ sender.organisation }}\n\nOf {{ sender.organisation }}, then.")
    write_campaign(tmp_path / "campaign", letter=letter)

    outcome = call(
        *("letter", "mayor", *sender(organisation=text), "--date", DAY, "--campaign", "campaign", "-o", "x.pdf"),
        cwd=tmp_path,
    )

    assert outcome.code == 0, outcome.err
    lines = pages_of(tmp_path / "x.pdf")[0].splitlines()
    assert f"Of {text}, then." in lines
    assert lines[lines.index(f"Of {text}, then.") - 1] == text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.text(min_size=1, max_size=60).filter(lambda text: "\0" not in text and not text.startswith("-")),
    city=st.text(min_size=1, max_size=40).filter(lambda text: "\0" not in text and not text.startswith("-")),
)
@example(name="\u202e\u200fSender", city="Ma\u0301laga")
@example(name="\ufeffSender\u00ad", city="\u3000")
@example(name="A" * 60, city="e\u0301\u0302\u0303")
@example(name="\ud800", city="Madrid")
def test_any_text_ends_with_an_exit_code_of_the_table_and_never_with_a_fault(tmp_path, name, city):
    outcome = call(*to_president(name=name, city=city), "-o", "-", cwd=tmp_path)

    assert outcome.code in {0, 2, 5, 8}
    assert "fault of this program" not in outcome.err
    assert outcome.raw.startswith(b"%PDF-") is (outcome.code == 0)
    assert outcome.code == 0 or re.search(r"error: --(name|city): ", outcome.err)
    assert list(tmp_path.iterdir()) == []


def test_a_hostile_campaign_cannot_lead_a_file_out_of_its_folder(tmp_path):
    for bad in ("../evil", "a/b", "..", "C:evil", "-o"):
        folder = write_campaign(tmp_path / f"campaign-{len(bad)}-{ord(bad[0])}", BOOK.replace("mayor", bad), LETTER)

        outcome = call("letter", "--", bad, cwd=tmp_path, env={"PROTEST_CAMPAIGN": str(folder)})

        assert outcome.code in {2, 3}
        assert not list(tmp_path.rglob("*.pdf"))
