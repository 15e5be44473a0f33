"""A fax in rows and columns: what fits on a page, what stays together, what is broken and said."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protest_letters.customs import NO_BREAK
from protest_letters.document import Block, Entry, Fax, Letter, Run
from protest_letters.layout.grid import COLUMNS, MARGIN, ROWS, WIDTH, lay_out_text
from protest_letters.layout.wrapping import broken_words, columns_of, text_of, wrap


def line(text, origin="letter"):
    return (Run(text, origin=origin),)


LETTER = Letter(
    language="en-GB",
    sender=(line("Ann Sample"), line("Road 1")),
    return_line=(),
    address=(line("The Mayor"), line("Town Hall")),
    date_line=line("Old Town, 1 May 2020"),
    subject=line("A subject"),
    subject_first=False,
    salutation=line("Dear Mayor,"),
    body=(Block(line("First.")), Block(line("Last."))),
    closing=line("Yours,"),
    signature=(line("Ann Sample"),),
    enclosures=(),
    page_heading="Page {page} of {pages}",
    title="",
    author="",
)
COVER = (
    Entry(Run("To"), LETTER.address),
    Entry(Run("Pages")),
    Entry(Run("Subject"), (LETTER.subject,)),
)


def rows_of(fax):
    return [list(page.rows) for page in lay_out_text(fax).pages]


def paragraph(rows, name="x"):
    """A paragraph that takes exactly so many rows."""
    return Block(line(" ".join(f"{name}{at:03}" + "-" * (WIDTH - len(name) - 3) for at in range(rows))))


# rows of words


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("one two three", ["one two", "three"]),
        ("  one \t two\n", ["one two"]),
        (f"one two{NO_BREAK}3 four", ["one", "two 3", "four"]),
        (f"one{NO_BREAK}two{NO_BREAK}three", ["one two", "three"]),
        ("abcdefghijkl", ["abcdefgh", "ijkl"]),
        ("a abcdefghijkl b", ["a", "abcdefgh", "ijkl b"]),
        ("", []),
        ("山山山山山", ["山山山山", "山"]),
        ("e\u0301" * 8, ["e\u0301" * 8]),
    ],
)
def test_words_fill_rows_of_eight_columns(text, rows):
    assert wrap(line(text), 8) == rows


@given(st.text(), st.integers(2, 90))
def test_no_row_is_too_wide_and_no_sign_is_lost(text, width):
    rows = wrap(line(text), width)

    assert all(columns_of(row) <= width for row in rows)
    assert "".join("".join(rows).split()) == "".join(text.split())


def test_a_broken_word_is_named_with_where_it_came_from():
    (problem,) = broken_words((Run("from ", origin="letter"), Run("a" * 60, origin="--name")), 20)

    assert problem.where == "--name"
    assert problem.what == f'"{"a" * 40}…" has 60 characters, the line 20: it is broken'
    assert list(broken_words(line(f"{'a' * 20} {'b' * 15}{NO_BREAK}{'c' * 15}"), 20)) == []


# one page


def test_a_letter_stands_in_the_order_of_a_letter():
    fax = Fax(replace(LETTER, reference=line("Ref. 1"), enclosures=(line("Enclosure: x"),)), note=line("It follows."))

    assert [row.strip() for row in rows_of(fax)[0] if row] == [
        *("Ann Sample", "Road 1", "The Mayor", "Town Hall", "Old Town, 1 May 2020", "Ref. 1", "It follows."),
        *("Dear Mayor,", "A subject", "First.", "Last.", "Yours,", "Ann Sample", "Enclosure: x"),
    ]
    subject_first = rows_of(Fax(replace(LETTER, subject_first=True)))[0]
    assert subject_first.index("    A subject") < subject_first.index("    Dear Mayor,")


def test_a_cover_stands_instead_of_the_letters_head():
    assert rows_of(Fax(LETTER, COVER))[0] == [
        "    TO:       The Mayor",
        "              Town Hall",
        "    PAGES:    1",
        "    SUBJECT:  A subject",
        "    " + "-" * WIDTH,
        "",
        "    Dear Mayor,",
        "",
        "    First.",
        "",
        "    Last.",
        "",
        "    Yours,",
        "",
        "    Ann Sample",
    ]


def test_a_list_stays_a_list():
    body = (Block(line("I ask for:")), Block(line(f"one {'x' * 64} and so on"), "-"), Block(line("two"), "-"))
    (rows,) = rows_of(Fax(replace(LETTER, body=(*body, Block(line("Thank you."))))))

    at = rows.index("    I ask for:")
    assert rows[at : at + 7] == [
        "    I ask for:",
        "",
        f"    - one {'x' * 64}",
        "      and so on",
        "    - two",
        "",
        "    Thank you.",
    ]


# several pages


@pytest.mark.parametrize("cover", [(), COVER], ids=["no cover", "cover"])
@pytest.mark.parametrize("size", range(20, 60))
def test_nothing_stands_alone_on_a_page(size, cover):
    body = (paragraph(size, "a"), paragraph(4, "b"), paragraph(3, "c"))
    pages = rows_of(Fax(replace(LETTER, body=body), cover))

    for name, count in (("a", size), ("b", 4), ("c", 3)):
        shares = [sum(row.startswith(f"    {name}0") for row in page) for page in pages]
        assert sum(shares) == count
        assert 1 not in shares
    last = pages[-1]
    assert [row for row in last if row][-2:] == ["    Yours,", "    Ann Sample"]
    assert any(row.startswith("    c0") for row in last)
    assert all(page[0] and page[-1] for page in pages)


def test_a_further_page_says_to_whom_of_when_and_which_it_is():
    pages = rows_of(Fax(replace(LETTER, body=(paragraph(120),)), COVER))

    assert len(pages) == 3
    assert "    PAGES:    3" in pages[0]
    assert [page[:3] for page in pages[1:]] == [
        [f"    The Mayor, Town Hall{'Page 2 of 3':>52}", "    Old Town, 1 May 2020", ""],
        [f"    The Mayor, Town Hall{'Page 3 of 3':>52}", "    Old Town, 1 May 2020", ""],
    ]
    assert [len(page) for page in pages[:2]] == [ROWS, ROWS]


def test_a_long_name_does_not_eat_the_pages():
    address = (line("Right Honourable " * 50), line("Town Hall"))
    pages = rows_of(Fax(replace(LETTER, address=address, body=(paragraph(90),)), COVER))

    assert pages[1][2].endswith(" ...")
    assert pages[1][3:5] == ["    Old Town, 1 May 2020", ""]


texts = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cf")), max_size=1000)


@given(name=texts, street=texts, words=st.lists(texts, min_size=1, max_size=5), covered=st.booleans())
def test_whatever_is_written_fits_and_nothing_is_lost(name, street, words, covered):
    body = tuple(Block(line(text)) for text in words)
    letter = replace(LETTER, sender=(line(name), line(street)), signature=(line(name),), body=body)
    cover = (Entry(Run("From"), letter.sender), Entry(Run("Pages"))) if covered else ()
    document = lay_out_text(Fax(letter, cover))

    rows = [page.rows for page in document.pages]
    assert all(len(page) <= ROWS for page in rows)
    assert all(columns_of(row) <= COLUMNS - MARGIN for page in rows for row in page)
    # without the headings, which repeat what page one has
    text = "".join("".join(row.split()) for page in rows for row in page)
    for part in (name, street, *words):
        if len(rows) == 1:
            assert "".join(part.split()) in text
    assert [text_of(block.runs) for block in letter.body] == words
