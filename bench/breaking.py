"""How long a paragraph takes to break: `python bench/breaking.py`.

The paragraphs of the built-in letters in five languages on a line of 165 mm at 11 pt, ragged and justified, in
milliseconds of one core: with nothing known (every word measured and divided anew), with the words known (as for the
paragraph of a mail-out that has a name in it), and with the paragraph known.
"""

import sys
from collections.abc import Callable
from time import process_time

from evenness import FACES
from typography import LANGUAGES, texts

from protest_letters.customs import custom_of
from protest_letters.document import Run
from protest_letters.layout import breaking, hyphens, words
from protest_letters.layout.breaking import Measure, break_lines

ROUNDS = 20


def forget_paragraphs() -> None:
    """Forget what is known of paragraphs."""
    breaking._broken.cache_clear()  # noqa: SLF001 - what the bench is about


def forget_all() -> None:
    """Forget what is known of words and paragraphs."""
    hyphens.divisions.cache_clear()
    words._known.cache_clear()  # noqa: SLF001 - what the bench is about
    forget_paragraphs()


def timed(job: Callable[[], None], before: Callable[[], None]) -> float:
    """The least of several times, in seconds."""
    least = float("inf")
    for _ in range(ROUNDS):
        before()
        start = process_time()
        job()
        least = min(least, process_time() - start)
    return least


def main() -> int:
    """Print the table."""
    print(f"{'':16}{'paragraphs':>11}{'characters':>11}{'cold':>8}{'words':>8}{'known':>8}")
    for language in LANGUAGES:
        paragraphs = list(texts(language))
        for justified in (False, True):
            measure = Measure(165, 11, FACES, custom_of(language).hyphenation, justified=justified)

            def job(paragraphs: list[str] = paragraphs, measure: Measure = measure) -> None:
                for text in paragraphs:
                    break_lines((Run(text),), measure)

            job()
            times = (timed(job, before) for before in (forget_all, forget_paragraphs, lambda: None))
            each = "".join(f"{1000 * time / len(paragraphs):8.3f}" for time in times)
            length = sum(map(len, paragraphs)) // len(paragraphs)
            name = f"{language} {'just.' if justified else 'ragged'}"
            print(f"{name:16}{len(paragraphs):11}{length:11}{each}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
