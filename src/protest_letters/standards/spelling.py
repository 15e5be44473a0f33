"""Names of things to be bought, whatever way people write them."""

import unicodedata


def plain(name: str) -> str:
    """A name without capitals, spaces and signs; a fraction is as good as its figures, as in `6¾` and `6 3/4`."""
    text = unicodedata.normalize("NFKC", name).casefold().replace("×", "x").replace("+", "plus")
    return "".join(sign for sign in text if sign.isalnum())
