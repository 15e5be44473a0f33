"""`protest explain`: letters made by the command, explained by the command."""

import json
import unicodedata
from pathlib import Path

import pytest

from command import LATER, call, run, sender
from protest_letters.postal import name_on_mail
from protest_letters.standards import known_standards, standard_named
from small_campaign import BOOK, DAY, LETTER, changed, write_campaign

IN_1999 = "1999-11-20"


def made(folder, *who, campaign=None, **changes):
    """Make a letter and return its path's name."""
    options = ["--campaign", str(campaign)] if campaign else []
    done = call("letter", *who, *sender(**changes), *options, "-o", "x.pdf", "--force", cwd=folder)
    assert done.code == 0, done.err
    return "x.pdf"


def explained(folder, *args):
    done = call("explain", "x.pdf", "--json", *args, cwd=folder)
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def words(rows, part):
    return [row["words"] for row in rows if row["part"] == part]


def row_with(rows, text):
    (row,) = [row for row in rows if text in row["words"] and row["part"] != "page heading"]
    return row


def whole(rows):
    """Whether every part is in the file and nothing else is."""
    return all(row["words"] and not row["now"] for row in rows) and not words(rows, "not explained")


MADRID = {"organisation": "Sample Union"}
PARIS = {"city": "Paris", "country": "FR", "postcode": "75001", "street": "1, rue de l’Exemple"}
BERLIN = {"city": "Berlin", "country": "DE", "postcode": "10115", "street": "Beispielweg 3", "role": "Vorsitz"}
BOSTON = {"city": "Boston, MA", "country": "US", "postcode": "02108", "street": "1 Main Street"}
MOSCOW = {"city": "Москва", "country": "RU", "postcode": "101000", "street": "ул. Примерная, 1"}
LONDON = {"city": "London", "country": "GB", "postcode": "SW1A 1AA"}
DHAKA = {"city": "Dhaka", "country": "BD", "postcode": "1000"}
ALMATY = {"city": "Алматы", "country": "KZ", "postcode": "480091"}


@pytest.mark.parametrize("name", ["שרה כהן", "שָׂרָה כֹּהֵן", "مُحَمَّد أَحْمَد", "Νίκος"])
def test_a_name_is_shown_as_it_was_typed(tmp_path, name):
    made(tmp_path, "president", name=name)

    (shown, *_) = words(explained(tmp_path), "sender")
    assert unicodedata.normalize("NFC", shown) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("who", "language", "day", "writer", "standard"),
    [
        ("president", "en", IN_1999, MADRID, "din-b"),
        ("president", "ru", IN_1999, ALMATY, "din-b"),
        ("interior-minister", "fr", IN_1999, PARIS, "fr"),
        ("knb-chairman", "de", IN_1999, BERLIN, "din-b"),
        ("president", "es", IN_1999, MADRID, "us"),
        ("embassy", "en", LATER, BOSTON, "us"),
        ("embassy", "en", LATER, LONDON, "din-b"),
        ("embassy", "en", LATER, DHAKA, "din-b"),
        ("embassy", "ru", LATER, MOSCOW, "din-b"),
        ("president", "de", LATER, {"care_of": "Verein", "street": None, "postcode": None}, "din-b"),
    ],
    ids=["en", "ru-KZ", "fr-FR", "de-DE", "es-us", "en-US", "en-GB", "accredited", "town of both", "care of"],
)
def test_every_line_of_a_letter_is_explained(*, tmp_path, who, language, day, writer, standard):
    made(tmp_path, who, "--lang", language, "--date", day, "--standard", standard, **writer)
    rows = explained(tmp_path)

    assert whole(rows)
    assert words(rows, "sender")[0] == "Sample Sender"
    assert words(rows, "signature")[0] == "Sample Sender"
    assert len(words(rows, "return line")) == (standard != "us")
    assert not [row for row in rows if row["part"] == "text" and ":" not in row["from"]]


@pytest.mark.parametrize(
    ("language", "signature"),
    [
        ("en", ["Sample Sender", "Secretary", "Sample Union"]),
        ("ru", ["Secretary", "Sample Sender"]),
        ("fr", ["Sample Sender", "Secretary", "Sample Union"]),
        ("de", ["Sample Sender", "Secretary"]),
        ("es", ["Sample Sender", "Secretary", "Sample Union"]),
    ],
)
def test_an_organisation_s_letter_is_explained(tmp_path, language, signature):
    made(tmp_path, "president", "--as-organisation", "--lang", language, "--date", IN_1999, **MADRID, role="Secretary")
    rows = explained(tmp_path)

    assert whole(rows)
    assert words(rows, "signature") == signature
    assert "close of an organisation" in rows[[row["part"] for row in rows].index("closing")]["rule"]


@pytest.mark.parametrize("number", ["12/2026", "2026/0117-KZ-PRESIDENT-A3"])
@pytest.mark.parametrize("standard", known_standards())
def test_a_reference_number_is_explained_wherever_it_stands(tmp_path, standard, number):
    options = ("--lang", "en", "--date", IN_1999, "--standard", standard, "--our-ref", number)
    made(tmp_path, "president", *options, **MADRID)
    rows = explained(tmp_path)

    assert whole(rows)
    shown = row_with(rows, number)
    assert "--our-ref" in shown["from"]
    beside = "Madrid, 20 November 1999" in shown["words"]
    assert beside is standard_named(standard).reference_beside_date
    assert not beside or {"--city", "--date", "--our-ref"} == set(
        shown["from"].removeprefix("the sender: ").split(", ")
    )


@pytest.mark.parametrize(
    ("country", "place"),
    [
        # the name on mail is another than that of the CLDR
        ("BA", {"city": "Sarajevo", "postcode": "71000"}),
        ("TT", {"city": "Port of Spain", "postcode": ""}),
        # a town named like its country
        ("HK", {"city": "Hong Kong", "postcode": ""}),
        ("LU", {"city": "Luxembourg", "postcode": "1234"}),
        ("LU", {"city": "Luxembourg", "postcode": None, "street": None, "care_of": "Sample Union"}),
        ("SG", {"city": "Singapore", "postcode": "018989", "name": "Sample Sender " * 6}),
        ("MC", {"city": "Monaco", "postcode": ""}),
    ],
)
def test_the_sender_s_country_is_found_as_it_is_printed(tmp_path, country, place):
    made(tmp_path, "president", "--lang", "en", "--date", IN_1999, country=country, **place)
    rows = explained(tmp_path)

    assert whole(rows)
    (last,) = [row for row in rows if row["part"] == "sender" and row["from"] == "the sender: --country"]
    assert last["words"] == name_on_mail(country, "en-GB")
    assert "--city" in [row["from"] for row in rows if row["part"] == "sender"][-2]


def test_a_line_tells_its_record_its_rule_and_its_sources(tmp_path):
    made(tmp_path, "president", "--lang", "en", "--date", IN_1999, **MADRID)
    rows = explained(tmp_path)

    name = row_with(rows, "Nursultan Nazarbayev")
    assert name["from"].startswith("addressees.yaml:")
    assert ", forms-of-address.yaml:" in name["from"]
    assert name["rule"].startswith("held the office on 1999-11-20 (until 2019-03-20, seen 1999-08, 1999-11-17,")
    assert "docslib.org/doc/9909857 (OSCE document HDS/NGO/5/08 of 2008-05-14)" in name["source"]
    assert "certainty B: professional knowledge" in name["source"][-1]

    street = row_with(rows, "ul. Mira, 11")
    assert street["rule"] == (
        "address on 1999-11-20: the only one known for that date (as of 1999-11-17, confidence high)"
    )
    assert street["source"] == [
        "the seed appeal of 1999-11-17, Executive Committee of the Labor Movement of Kazakhstan"
    ]
    assert row_with(rows, "Astana 473000")["rule"] == "town and postcode in the order of KZ"
    assert row_with(rows, "KAZAJISTÁN")["rule"] == "country line: capitals, in a language that the post of ES reads"
    assert row_with(rows, "Madrid, 20 November 1999")["from"] == "the sender: --city, --date"


def test_a_record_s_place_is_its_line_in_the_file(tmp_path):
    made(tmp_path, "president", "--lang", "en", "--date", IN_1999)
    rows = explained(tmp_path)
    root = Path(__file__).parent.parent

    for text, line in [
        ("ul. Mira, 11", "ul. Mira, 11"),
        ("Article 23", "Article 23 of"),
        ("I respectfully", "head-of"),
    ]:
        file, _, number = row_with(rows, text)["from"].partition(":")
        assert line in (root / file).read_text(encoding="utf-8").splitlines()[int(number) - 1]


def test_the_letter_and_the_sheet_say_why_they_were_chosen(tmp_path):
    made(tmp_path, "president", "--date", IN_1999)
    rows = explained(tmp_path)
    assert rows[0]["part"] == "letter"
    assert rows[0]["rule"].startswith(
        "the campaign's first letter whose period (from 1999-11-17 until before 2000-12-13) and addressee"
        " (head-of-state) fit; "
    )
    assert row_with(rows, "DIN 5008")["rule"] == "sheet of letters posted in ES"

    made(tmp_path, "president", "--date", IN_1999, "--standard", "us")
    assert row_with(explained(tmp_path), "US letter")["rule"] == "the sender's choice (--standard)"


def test_facts_and_law_stand_with_their_sources(tmp_path):
    made(tmp_path, "president", "--date", IN_1999)
    rows = explained(tmp_path)

    facts = [row for row in rows if row["part"] == "fact"]
    assert len(facts) == 3
    assert all("appeal of the Executive Committee" in row["source"][0] for row in facts)
    assert words(rows, "law") == ["constitution-23, udhr, ilo-1998"]


def test_an_unknown_holder_is_said(tmp_path):
    made(tmp_path, "embassy", "--lang", "en", "--date", LATER, **PARIS)
    rows = explained(tmp_path)

    assert any("is not known, so nobody is named" in row["rule"] for row in rows if row["part"] == "address")
    assert any("who holds the office on 2026-11-23 is not known" in text for text in words(rows, "to know"))


def test_an_accredited_embassy_is_explained_with_the_source_of_its_accreditation(tmp_path):
    made(tmp_path, "embassy", "--date", LATER, **DHAKA)
    row = row_with(explained(tmp_path), "Embassy of the Republic of Kazakhstan in India")

    assert row["rule"] == (
        "embassy for Bangladesh, which has none with a known address: the one in India is accredited there"
    )
    assert row["source"]


# what changed since


@pytest.fixture
def own(tmp_path):
    """A letter of the small campaign, and a function that changes the campaign and explains the letter."""
    campaign = write_campaign(tmp_path / "own")
    made(tmp_path, "mayor", "--date", DAY, campaign=campaign)

    def explain(name, old, new):
        path = campaign / name
        path.write_text(changed(path.read_text(encoding="utf-8"), old, new), encoding="utf-8")
        return call("explain", "x.pdf", "--json", "--campaign", str(campaign), cwd=tmp_path)

    return explain


@pytest.mark.parametrize(
    ("file", "old", "new", "was", "now"),
    [
        ("addressees.yaml", "[Town Hall]", "[New Hall]", "Town Hall", "New Hall"),
        ("addressees.yaml", "Ann Example", "Bea Sample", "Ms Ann Example", "Ms Bea Sample"),
        ("addressees.yaml", '"01234"', '"56789"', "Sampletown 01234", "Sampletown 56789"),
        ("letters/appeal.en.md", "subject: A sample", "subject: Another", "A sample", "Another"),
        ("letters/appeal.en.md", "A first paragraph", "A new one", "A first paragraph.", "A new one."),
        ("letters/appeal.en.md", "A first paragraph.", "A first paragraph.\n\nMore.", "", "More."),
    ],
)
def test_what_the_campaign_says_otherwise_now_is_said(*, own, file, old, new, was, now):
    outcome = own(file, old, new)
    rows = json.loads(outcome.out)

    assert [(row["words"], row["now"]) for row in rows if row["now"]] == [(was, now)]


def test_what_nothing_in_the_campaign_explains_is_said(own):
    rows = json.loads(own("letters/appeal.en.md", "A first paragraph.\n", "").out)

    assert words(rows, "not explained") == ["A first paragraph."]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("addressees.yaml", "mayor]", "major]", "mayor: is nobody's id in this campaign"),
        ("addressees.yaml", "as_of: 2020-01-01", "as_of: 2021-01-01", "no usable address is known for 2020-06-01"),
    ],
)
def test_what_the_campaign_has_no_more_is_a_problem_with_a_remedy(*, own, file, old, new, said):
    if old == "mayor]":
        own(file, "- id: mayor", "- id: major")
    outcome = own(file, old, new)

    assert outcome.code == 3
    assert said in outcome.err
    assert "name its folder with --campaign" in outcome.err


def test_a_letter_of_another_campaign_is_said(tmp_path):
    campaign = write_campaign(tmp_path / "own")
    made(tmp_path, "mayor", "--date", DAY, campaign=campaign)
    outcome = call("explain", "x.pdf", cwd=tmp_path)

    assert outcome.code == 3
    assert "mayor: is nobody's id in this campaign" in outcome.err
    assert 'appeal: is no letter of this campaign in "en-GB"' in outcome.err
    assert "--campaign" in outcome.err


def test_a_namesake_of_the_addressee_in_another_campaign_is_noticed(tmp_path):
    first = write_campaign(tmp_path / "one")
    book = BOOK.replace("Mayor of", "Keeper of").replace("Town Hall", "The Keep").replace("Ann Example", "Eve Other")
    other = LETTER.replace("A sample", "Another").replace("A first paragraph", "Else").replace("to answer", "to act")
    second = write_campaign(tmp_path / "two", book.replace("Sampletown", "Elsewhere"), other)
    made(tmp_path, "mayor", "--date", DAY, campaign=first)

    rows = explained(tmp_path, "--campaign", str(second))
    assert "most of the file is not what this campaign writes" in words(rows, "to know")[0]


# texts that are hard to find again

LONG = " ".join(f"Sentence number {at} is about self-government and undivided extraordinariness." for at in range(60))


def test_a_paragraph_over_two_pages_with_divided_words_is_found_whole(tmp_path):
    campaign = write_campaign(tmp_path / "own", letter=LETTER.replace("A first paragraph.", LONG))
    made(tmp_path, "mayor", "--date", DAY, campaign=campaign)
    rows = explained(tmp_path, "--campaign", str(campaign))

    assert whole(rows)
    assert words(rows, "text") == [LONG, "I ask you to answer."]


BODY = """\
{{ sender.name }} and {{ sender.name|upper }} of {{ sender.city }} write as {{ sender.role|default("a reader") }}.

1. one *thing*
2. and another

{{ sender.organisation }}

{{ ask }}
"""


def test_what_the_sender_gave_is_found_wherever_the_text_puts_it(tmp_path):
    campaign = write_campaign(tmp_path / "own", letter=changed(LETTER, "A first paragraph.\n\n{{ ask }}\n", BODY))
    made(tmp_path, "mayor", "--date", DAY, campaign=campaign, organisation="Of Oz, write as you please")
    rows = explained(tmp_path, "--campaign", str(campaign))

    assert whole(rows)
    assert words(rows, "text") == [
        "Sample Sender and SAMPLE SENDER of Madrid write as a reader.",
        "1. one thing",
        "2. and another",
        "Of Oz, write as you please",
        "I ask you to answer.",
    ]
    assert row_with(rows, "SAMPLE SENDER")["rule"].endswith("filled in by the sender: --name, --city")


def test_lines_of_the_sender_that_cannot_be_told_apart_are_shown_together(tmp_path):
    made(tmp_path, "president", "--date", IN_1999, "--lang", "en", name="Name " * 16, organisation="Spain " * 20)
    rows = explained(tmp_path)

    assert whole(rows)
    assert [row["from"] for row in rows if row["part"] == "sender"] == [
        "the sender: --name, --organisation, --street, --postcode, --city",
        "the sender: --country",
    ]


# the command


def test_the_explanation_of_a_whole_letter_gives_each_source_a_number_once(tmp_path):
    made(tmp_path, "president", "--date", IN_1999, "--lang", "en", **MADRID)
    outcome = call("explain", "x.pdf", cwd=tmp_path)
    lines = outcome.lines

    assert (outcome.code, outcome.err) == (0, "")
    assert max(map(len, lines)) <= 79
    numbers = [line.split()[0] for line in lines[lines.index("Sources") + 1 :] if line.startswith("   [")]
    assert numbers == [f"[{at}]" for at in range(1, len(numbers) + 1)]
    assert all(number in " ".join(lines[: lines.index("Sources")]) for number in numbers)


def test_what_changed_is_said_to_people(own, tmp_path):
    own("addressees.yaml", "[Town Hall]", "[New Hall]")
    shown = call("explain", "x.pdf", "--campaign", "own", cwd=tmp_path).out

    assert "  Town Hall\n      CHANGED: the campaign now says: New Hall\n" in shown


def test_a_line_that_changed_is_not_explained_together_with_the_next(own, tmp_path):
    campaign = tmp_path / "own"
    two = "[Town Hall, Long Street]"
    own("addressees.yaml", "[Town Hall]", two)
    made(tmp_path, "mayor", "--date", DAY, campaign=campaign)
    assert "  Town Hall\n  Long Street\n      own" in call("explain", "x.pdf", "--campaign", "own", cwd=tmp_path).out

    own("addressees.yaml", two, "[New Hall, Long Street]")
    shown = call("explain", "x.pdf", "--campaign", "own", cwd=tmp_path).out
    assert "  Town Hall\n      CHANGED: the campaign now says: New Hall\n" in shown
    assert "\n  Long Street\n      own" in shown


def test_how_old_a_record_was_on_the_letter_s_date_is_not_said_as_if_it_were_today(tmp_path):
    campaign = write_campaign(tmp_path / "own")
    made(tmp_path, "mayor", "--date", "2025-01-01", campaign=campaign)

    assert words(explained(tmp_path, "--campaign", str(campaign)), "to know")
    assert not [text for text in words(explained(tmp_path, "--campaign", str(campaign)), "to know") if "today" in text]


def test_control_characters_of_a_strange_file_do_not_reach_the_terminal(tmp_path):
    made(tmp_path, "president", "--date", IN_1999)
    shown = call("explain", "x.pdf", cwd=tmp_path).out

    assert all(sign.isprintable() or sign == "\n" for sign in shown)


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("absent.pdf", None, 2, "absent.pdf: there is no such file"),
        (".", None, 2, "is a folder"),
        ("x.pdf", b"", 3, "x.pdf: is empty"),
        ("x.pdf", b"%PDF-1.7 no more", 3, "x.pdf: is no PDF, or a damaged one"),
    ],
)
def test_a_file_that_cannot_be_explained_is_said(*, tmp_path, name, content, code, said):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    outcome = run("explain", name, cwd=tmp_path)

    assert (outcome.code, outcome.out) == (code, "")
    assert said in outcome.err
    assert "hint: " in outcome.err
    assert "Traceback" not in outcome.err


def test_json_can_be_read_back_whatever_the_campaign_holds(own):
    rows = json.loads(own("addressees.yaml", "[Town Hall]", '["Town\u00a0Hall\u200e\U000e0001"]').out)

    assert [row["now"] for row in rows if row["now"]] == ["Town Hall\u200e\U000e0001"]


def test_of_several_addresses_the_rule_of_choice_is_said(own):
    second = (
        "\n        source: [sample]\n      - {lines: {en: [Barn]}, city: {en: Sampletown}, country: KZ, as_of: 2019"
    )
    rows = json.loads(
        own(
            "addressees.yaml",
            "as_of: 2020-01-01\n        source: [sample]",
            f"as_of: 2020-01-01\n        confidence: medium{second}, confidence: low, source: [older]}}",
        ).out
    )

    assert row_with(rows, "Town Hall")["rule"] == (
        "address on 2020-06-01: the surest, then the newest (as of 2020-01-01, confidence medium)"
    )


def test_one_s_own_correction_is_said_to_come_first(tmp_path):
    campaign = write_campaign(tmp_path / "own")
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "corrections.yaml").write_text(CORRECTION, encoding="utf-8")
    kept = {"PROTEST_CONFIG": str(tmp_path / "kept")}
    options = ("--campaign", str(campaign))
    made = call("letter", "mayor", *sender(), "--date", DAY, *options, "-o", "x.pdf", cwd=tmp_path, env=kept)
    assert made.code == 0, made.err
    rows = json.loads(call("explain", "x.pdf", "--json", *options, cwd=tmp_path, env=kept).out)

    assert row_with(rows, "New Lane")["rule"].startswith(
        "address on 2020-06-01: your own correction comes first (as of"
    )


CORRECTION = """\
- campaign: Sample campaign
  addressees:
    - id: mayor
      addresses:
        - lines: {en: [New Lane 1]}
          city: {en: Sampletown}
          country: KZ
          as_of: 2020-02-01
          source: a neighbour
"""

#: from where, what is typed → the lines of the address and who put them there
TYPED = {
    "to an office": (
        "president",
        MADRID,
        ["--address", "Sample Street 5", "--address", "1000 Sampletown", "--address-country", "BE"],
        ["Sample Street 5", "1000 Sampletown", "BÉLGICA"],
    ),
    "to an embassy that the book has not": (
        "embassy",
        MADRID | {"country": "BT"},
        ["--address", "Sample Street 5"],
        ["Sample Street 5"],
    ),
}


@pytest.mark.parametrize(("who", "place", "options", "lines"), TYPED.values(), ids=TYPED)
def test_a_typed_address_is_said_to_be_the_sender_s(tmp_path, who, place, options, lines):
    made(tmp_path, who, *options, "--lang", "en", "--date", LATER, **place)
    rows = explained(tmp_path)

    assert whole(rows)
    assert words(rows, "address")[-len(lines) :] == lines
    assert row_with(rows, "Sample Street 5")["from"] == "the sender: --address"
    assert not [row["from"] for row in rows if row["from"].startswith(",")]
