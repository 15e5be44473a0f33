"""Patterns of hyphenation: the files that pyphen carries."""

from pathlib import Path

from pyphen import LANGUAGES, language_fallback


def load_patterns(language: str) -> str:
    """Return the patterns of a language, each on a line; comments may be among them.

    Args:
        language: as in `de_DE`; one of pyphen's, or one with a fallback there.
    """
    path: Path = LANGUAGES[language_fallback(language)]
    encoding, _, text = path.read_bytes().partition(b"\n")
    return text.decode(encoding.decode().strip())
