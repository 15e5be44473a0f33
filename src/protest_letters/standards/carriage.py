"""How posts write that an item goes by air or is registered, by language; French is what all posts read.

The words are those of the labels CN 04 and of the Universal Postal Union's airmail label, professional knowledge.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Carriage:
    """A way to be carried: the option that asks for it, and its words by language."""

    id: str
    french: str
    words: tuple[tuple[str, str], ...]

    def written(self, language: str, *, abroad: bool) -> str:
        """Return the words in a post's language, with the French ones where they cross a border."""
        own = dict(self.words).get(language.replace("_", "-").partition("-")[0], "")
        parts = dict.fromkeys(text for text in (own, self.french if abroad or not own else "") if text)
        return " / ".join(parts)


AIRMAIL = Carriage(
    "airmail",
    "PAR AVION",
    (("de", "LUFTPOST"), ("en", "BY AIRMAIL"), ("es", "POR AVIÓN"), ("fr", "PAR AVION"), ("ru", "АВИА")),
)
REGISTERED = Carriage(
    "registered",
    "RECOMMANDÉ",
    (
        ("de", "EINSCHREIBEN"),
        ("en", "REGISTERED"),
        ("es", "CERTIFICADO"),
        ("fr", "RECOMMANDÉ"),
        ("ru", "ЗАКАЗНОЕ"),
    ),
)
