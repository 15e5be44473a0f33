"""Faxes as plain text."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from protest_letters.compose.fax import compose_fax
from protest_letters.compose.signs import in_charset
from protest_letters.dispatch import Campaign, Dispatch, Wish
from protest_letters.document import Artifact, TextDocument
from protest_letters.latin import SCHEME, Charset
from protest_letters.layout.grid import lay_out_text
from protest_letters.media.text import write_text
from protest_letters.model import FormOfAddress
from protest_letters.problems import Level, Problem, ProtestError, did_you_mean
from protest_letters.run.making import Made, Piece, make_each

#: Languages of another script: what a fax of plain ASCII makes of them is read with pains.
_OTHER_SCRIPT = {"ru": "Russian", "kk": "Kazakh"}


@dataclass(frozen=True, slots=True)
class TextForm:
    """How a fax in text is to be.

    Attributes:
        charset: the signs it may have.
        cover: whether it begins with to, fax, from, date, pages and subject.
        original_follows: whether it says that the signed letter follows by post.
    """

    charset: Charset = Charset.ASCII
    cover: bool = True
    original_follows: bool = False


#: What every fax program takes.
PLAIN = TextForm()


def choose_charset(name: str) -> Charset:
    """Return the character set of this name.

    Raises:
        ProtestError: there is none (exit code 2).
    """
    known = [str(one) for one in Charset]
    if name.lower() not in known:
        raise ProtestError([Problem("--charset", f'"{name}" is no character set of a fax', did_you_mean(name, known))])
    return Charset(name.lower())


def make_text_faxes(wish: Wish, campaign: Campaign, forms: Sequence[FormOfAddress], form: TextForm = PLAIN) -> Made:
    """Make every fax of a wish that can be made, as plain text; return them and everything to be said."""
    replaced: dict[tuple[str, str], None] = {}

    def make(dispatch: Dispatch) -> Piece:
        composed = compose_fax(dispatch, forms, cover=form.cover, original_follows=form.original_follows)
        fax, pairs = in_charset(composed, form.charset)
        replaced.update(dict.fromkeys(pairs))
        document = lay_out_text(fax)
        text = Artifact(f"{dispatch.id}.txt", write_text(document.pages, form.charset))
        return Piece((text,), (*document.cautions, *_about(dispatch, form)), texts_of(document, text.name))

    artifacts, problems = make_each(wish, campaign, make)
    return artifacts, (*problems, *_about_signs(tuple(replaced), form.charset))


def texts_of(document: TextDocument, name: str) -> tuple[tuple[str, str], ...]:
    """Everything that can be read in a finished text: its pages, its file's name."""
    texts = ["\n".join(page.rows) for page in document.pages]
    pages = ((f"page {number}", text) for number, text in enumerate(texts, start=1))
    # a street at the foot of a page and its number at the head of the next
    whole = (("text over the pages", "\n".join(texts)),) if len(texts) > 1 else ()
    return (*pages, *whole, ("file name", name))


def _about(dispatch: Dispatch, form: TextForm) -> Iterator[Problem]:
    """What a text cannot do that the sender may count on."""
    language = _OTHER_SCRIPT.get(dispatch.template.language)
    if language and form.charset is not Charset.UTF_8:
        what = f"{language} in Latin letters looks like a fault to a chancery"
        yield Problem(
            "--charset", what, "--tiff makes a picture of the page in its own letters", "raster", Level.NOTICE
        )
    if dispatch.sender.signature:
        what = "a fax in text shows no signature: it is unsigned"
        yield Problem("--signature", what, "--tiff shows it", "unsigned", Level.NOTICE)


def _shown(sign: str) -> str:
    """A sign as a message can show it: a mark that stands over another one by its number."""
    return f"U+{ord(sign):04X}" if unicodedata.combining(sign) else sign


def _about_signs(replaced: Sequence[tuple[str, str]], charset: Charset) -> Iterator[Problem]:
    """Say once what was written otherwise."""
    if replaced:
        pairs = sorted(replaced, key=lambda pair: (pair[0].casefold(), pair))
        listed = ", ".join(f"{_shown(sign)} → {latin.strip() or 'nothing'}" for sign, latin in pairs)
        what = f"written otherwise in {charset} ({SCHEME}): {listed}"
        yield Problem("--charset", what, "--charset utf-8 leaves every sign as it is", "replaced", Level.NOTICE)
