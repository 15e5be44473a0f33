"""Pages of plain text as bytes."""

from collections.abc import Sequence

from protest_letters.document import TextPage
from protest_letters.latin import Charset

#: Ends a page for printers and fax programs (HylaFAX's textfmt and efax's efix alike).
_FORM_FEED = "\f"


def write_text(pages: Sequence[TextPage], charset: Charset) -> bytes:
    """Write pages with a form feed between them and a line end after every row.

    The text is in the set's signs already (`compose.signs.in_charset`).
    """
    return _FORM_FEED.join("".join(f"{row}\n" for row in page.rows) for page in pages).encode(charset)
