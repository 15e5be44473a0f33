"""The page on member lists shows the columns that are read."""

import os

from conftest import ROOT
from protest_letters.load.member_fields import COLUMNS, LANGUAGES

PAGE = ROOT / "docs" / "member-lists.md"
MARK = "<!-- columns: made from the rows in load/member_fields.py, see tests/test_docs_members.py -->"


def tables():
    """What stands in a column, then its heads in every language."""
    yield "| field | what stands in it |"
    yield "| --- | --- |"
    yield from (f"| `{row.field}` | {row.meaning} |" for row in COLUMNS)
    yield ""
    yield "| field | English | French | German | Spanish | Russian |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for row in COLUMNS:
        yield f"| `{row.field}` | {' | '.join(', '.join(row.heads(language)) for language in LANGUAGES)} |"


def test_the_page_has_every_field_and_every_head():
    before, _, after = PAGE.read_text(encoding="utf-8").partition(MARK)
    rest = after[after.index("\nNeeded are") :]
    wanted = f"{before}{MARK}\n\n" + "\n".join(tables()) + f"\n{rest}"
    if os.environ.get("RENEW_GOLDEN"):
        PAGE.write_text(wanted, encoding="utf-8")

    assert before + MARK + after == wanted or os.environ.get("RENEW_GOLDEN")
