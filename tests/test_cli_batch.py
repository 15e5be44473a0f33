"""A mail-out for 500 invented members with every quirk, held against a plan that the test makes itself."""

import re
from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from batches import batch, by_addressee, keywords, register, register_rows, table, text_of
from command import pages_of
from invented import UNPRINTED, as_csv, invented_members
from protest_letters.mailout.register import Made
from protest_letters.media.fonts import pt_serif


def _agreed(row):
    """Where the name is what keeps a letter from being made, nothing else shall."""
    return replace(row, cells=row.cells | {"consent": "2026-05-01"}) if "300" in row.quirk else row


ROWS = tuple(map(_agreed, invented_members(500)))
#: What people write for a country, by its code; whoever writes nothing that is here is rejected.
CODES = {
    "DE": "DE",
    "Deutschland": "DE",
    "France": "FR",
    "Espagne": "ES",
    "españa": "ES",
    "United Kingdom": "GB",
    "GB": "GB",
    "Россия": "RU",
    "Schweiz": "CH",
    "United States of America": "US",
    "Irlande": "IE",
}
#: The embassy that a country's letters go to, on DAY; nobody can write to one from Switzerland.
EMBASSIES = {code: f"embassy-{code.lower()}" for code in ("DE", "FR", "ES", "GB", "RU", "US")} | {"IE": "embassy-gb"}
#: Of the campaign's five, whom nobody can reach on DAY.
LOST = {"knb-chairman"}
#: Quirks that keep a row from being used only where a folder of signatures is named, or only if no font has the script.
HARMLESS = {"no signature of that name"}


@pytest.fixture(scope="module")
def mailout(tmp_path_factory):
    folder = tmp_path_factory.mktemp("batch")
    (folder / "members.csv").write_bytes(as_csv(ROWS, delimiter=";"))
    outcome = batch("members.csv", "--lang", "en", "--papers", "en", "--our-ref", cwd=folder)
    return folder / "mailout", outcome


def cell(row, field):
    return row.cells.get(field, "")


def whole_name(row):
    """As the letter has it: given name first, without what cannot be seen."""
    return " ".join(f"{cell(row, 'given')} {cell(row, 'surname')}".replace("\u200b", "").split())


def judged_well(row):
    """Whether a row can be used where the organisation posts, by its quirk and its consent."""
    script = row.quirk.removeprefix("in ")
    sound = not pt_serif().lacks(whole_name(row)) if script in UNPRINTED else row.usable or row.quirk in HARMLESS
    return sound and bool(cell(row, "consent"))


def usable(row):
    """Whether something can be made for a row."""
    return judged_well(row) and row.quirk != "a name of 300 letters"


def expected():
    """Who writes to whom: every row in turn gets the office that has been given least, in the campaign's order."""
    given = dict.fromkeys(("president", "interior-minister", "knb-chairman", "embassy-ru", "embassy"), 0)
    found = []
    for row in filter(judged_well, ROWS):
        country = CODES[cell(row, "country")]
        real = {word: EMBASSIES.get(country) if word == "embassy" else word for word in given}
        if country == "RU":
            # the embassy in the country is on the list by its own name already
            del real["embassy"]
        open_to = [word for word, one in real.items() if one and one not in LOST and word != cell(row, "not_to")]
        if cell(row, "to"):
            chosen = cell(row, "to").split("; ")
        else:
            chosen = sorted(open_to, key=lambda word: (given[word], list(given).index(word)))[:1]
        for word in chosen:
            given[word] += 1
        found.extend((whole_name(row), real[word]) for word in chosen if usable(row))
    return found


def beside(envelopes):
    """The print file of letters that lies beside one of envelopes."""
    return envelopes.replace("envelopes", "letters")


def sender_of(folder, entry):
    """Whose letter it is: the first line of its page."""
    return " ".join(text_of(folder, entry).split("\n")[0].split())


def test_every_member_writes_to_whom_the_plan_says_and_nobody_else_does(mailout):
    folder, outcome = mailout

    assert outcome.code == 1
    assert by_addressee(folder) == Counter(addressee for _, addressee in expected())
    written = Counter((sender_of(folder, entry), entry.addressee) for entry in register_rows(folder))
    # names that are read from right to left come out of a file in another order
    plain = Counter({pair: count for pair, count in Counter(expected()).items() if pair[0].isascii()})
    assert plain - written == Counter()
    assert written.total() == len(expected())


def test_the_streams_are_even(mailout):
    counts = by_addressee(mailout[0])
    embassy = sum(count for office, count in counts.items() if office.startswith("embassy-") and office != "embassy-ru")
    streams = [counts["president"], counts["interior-minister"], counts["embassy-ru"], embassy]

    # four rows choose for themselves
    assert max(streams) - min(streams) <= 4
    assert counts["knb-chairman"] == 0


def test_every_row_is_in_a_letter_or_in_the_problems_file(mailout):
    folder, _ = mailout
    problems = table(folder / "problems.csv", ";")
    rejected = {int(row["protest:row"]) for row in problems}

    expected_rows = [row for row in ROWS if not usable(row)]
    assert len(problems) == len(rejected) == len(expected_rows)
    members = {entry.member for entry in register(folder)}
    assert len(members) == len(ROWS) - len(expected_rows)
    assert not members & {row["protest:id"] for row in problems}


@pytest.mark.parametrize(
    ("quirk", "field", "what"),
    [
        ("no name", "SURNAME", "is missing"),
        ("an unknown country", "COUNTRY", "no country known here"),
        ("an unknown addressee", "TO", "nobody's id"),
        ("a lost letter", "GIVEN", "damaged character"),
        ("a name of 300 letters", "SURNAME", "mm wide"),
        ("plain", "CONSENT", "is missing, and the organisation posts"),
    ],
)
def test_a_rejected_row_says_which_field_and_why(mailout, quirk, field, what):
    problems = table(mailout[0] / "problems.csv", ";")
    cells = next(row.cells for row in ROWS if row.quirk == quirk and not usable(row))

    found = [
        row
        for row in problems
        if row[" STREET "] == cells.get("street", "") and row[" SURNAME "] == cells.get("surname", "")
    ]
    assert any(field in row["protest:field"] and what in row["protest:what"] for row in found), found


def test_letters_and_envelopes_lie_in_one_order(mailout):
    folder, _ = mailout
    letters, envelopes = register_rows(folder), register_rows(folder, Made.ENVELOPE)

    assert [one.id for one in letters] == [one.id for one in envelopes]
    for letter in {one.file for one in letters}:
        stack = [one for one in letters if one.file == letter]
        beside = [one for one in envelopes if one.file == letter.replace("letters", "envelopes")]
        assert [one.id for one in stack] == [one.id for one in beside]
        assert [one.first_page for one in beside] == list(range(1, len(beside) + 1))
        assert [one.first_page for one in stack] == sorted(one.first_page for one in stack)


def test_ids_read_back_from_letters_are_in_the_order_of_their_envelopes(mailout):
    folder, _ = mailout
    envelopes = register_rows(folder, Made.ENVELOPE)
    homes = set()
    for file in dict.fromkeys(entry.file for entry in envelopes):
        stack = [(page, re.findall(r"Our ref\.: (\S+)", page)) for page in pages_of(folder / beside(file))]
        # a letter's second page bears no number
        letters = [(page, ids[0]) for page, ids in stack if ids]
        assert [identity for _, identity in letters] == [one.id for one in envelopes if one.file == file]
        for (letter, _), envelope in zip(letters, pages_of(folder / file), strict=True):
            home = envelope.split("\n")[1]
            assert home in letter
            homes.add(home)
    assert len(homes) > 300


def test_who_signs_a_letter_stands_on_its_envelope(mailout):
    folder, _ = mailout
    envelopes = {entry.id: entry for entry in register_rows(folder, Made.ENVELOPE)}

    signed = [(sender_of(folder, entry), entry) for entry in register_rows(folder)[::3]]
    assert len(signed) > 100
    for name, entry in signed:
        if name.isascii():
            assert name in " ".join(text_of(folder, envelopes[entry.id]).split())


def test_slips_name_the_first_and_the_last_piece_of_each_bundle(mailout):
    folder, _ = mailout
    slips = " ".join("\n".join(pages_of(folder / "authorities/slips.pdf")).split())

    first = register_rows(folder)[0]
    assert f"First {first.id}" in slips


def test_consent_is_kept_in_the_register(mailout):
    days = Counter(entry.life.consent for entry in register(mailout[0]))

    assert set(days) == {date(2026, 5, 1)}


def test_print_files_say_what_they_are(mailout):
    folder, _ = mailout

    assert keywords(folder / "authorities/letters.pdf") == "protest-letters 1; paper=a4"
    assert keywords(folder / "authorities/envelopes.pdf") == "protest-envelope 1; size=dl"
    assert keywords(folder / "authorities/letters-us-letter-number-10.pdf") == "protest-letters 1; paper=us-letter"
    assert keywords(folder / "authorities/envelopes-us-letter-number-10.pdf") == "protest-envelope 1; size=number-10"


def test_nobody_else_can_read_the_folder(mailout):
    folder, _ = mailout
    paths = [folder, *folder.rglob("*")]

    assert {path.stat().st_mode & 0o777 for path in paths if path.is_dir()} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in paths if path.is_file()} == {0o600}


def test_no_member_is_in_the_recorded_plan(mailout):
    folder, _ = mailout
    plan = (folder / ".plan.json").read_text(encoding="utf-8")

    assert not [one for one in {entry.member for entry in register(folder)} if one in plan]
    assert not [row for row in ROWS if len(whole_name(row)) > 6 and whole_name(row) in plan]
