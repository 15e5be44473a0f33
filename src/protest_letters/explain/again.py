"""A letter once more, from its mark: the same record, form and text, with stand-ins for what its sender gave."""

import re
from collections.abc import Iterator

from protest_letters.customs import custom_of, plain_spaces
from protest_letters.dates import UNKNOWN
from protest_letters.dispatch import Campaign, Dispatch, Sender, Template
from protest_letters.load.corrections import unlisted_embassy
from protest_letters.load.sender import option_of
from protest_letters.load.typed import TYPED
from protest_letters.mark import Mark
from protest_letters.model import Address, Addressee, Book, Confidence, Evidence, Texts
from protest_letters.problems import ExitCode, Problem, ProtestError
from protest_letters.resolve import resolve, with_typed_address
from protest_letters.telling import missing_address

#: A stand-in is an option between two private-use characters, which no letter has.
_OPEN, _CLOSE = "\ue010", "\ue011"
STAND_IN = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")
#: Fields that no option of the same name gives.
_OPTIONS = {"reference": "--our-ref"}
_OTHER_CAMPAIGN = "if it was made with another campaign, name its folder with --campaign"


def write_again(mark: Mark, campaign: Campaign) -> Dispatch:
    """Return the dispatch a letter was made from, as the campaign has it now.

    Raises:
        ProtestError: it knows the addressee, an address on the day, the letter or the language no more (exit code 3).
    """
    draft = _draft(mark, campaign)
    addressee = _addressee(mark, campaign.book)
    problems = list(_missing(mark, draft))
    if addressee is None:
        problems.append(_problem(mark.to, "is nobody's id in this campaign"))
    if problems or draft is None or addressee is None:
        raise ProtestError(problems)
    # only the letter's date counts here: what is old today does not change who put a line there
    to = resolve(campaign.book, addressee, mark.day, mark.day, served=mark.served)
    if mark.typed:
        to = with_typed_address(to, _typed_stand_in(mark), campaign.book)
    if to.address is None:
        raise ProtestError([_problem(mark.to, missing_address(addressee, mark.day))])
    return Dispatch(to, mark.language, _stand_in(mark), mark.day, draft)


def _addressee(mark: Mark, book: Book) -> Addressee | None:
    """The addressee; with a typed address one can have written to an embassy that the book has not."""
    return book.addressee(mark.to) or (unlisted_embassy(book, mark.to) if mark.typed else None)


def _typed_stand_in(mark: Mark) -> Address:
    count, _, country = mark.typed.partition("-")
    lines = (f"{_OPEN}{TYPED}{_CLOSE}",) * int(count)
    return Address((("und", lines),), "", Texts(), country, Evidence(UNKNOWN, Confidence.LOW, (), place=TYPED))


def _draft(mark: Mark, campaign: Campaign) -> Template | None:
    base = mark.language.partition("-")[0]
    return next((one for one in campaign.templates if (one.id, one.language) == (mark.letter, base)), None)


def _missing(mark: Mark, draft: Template | None) -> Iterator[Problem]:
    if draft is None:
        yield _problem(mark.letter, f'is no letter of this campaign in "{mark.language}"')
    try:
        custom_of(mark.language)
    except KeyError:
        yield _problem(mark.language, "is a language without customs here")


def _problem(where: str, what: str) -> Problem:
    return Problem(where, f"{what}, so the letter cannot be explained", _OTHER_CAMPAIGN, "changed", code=ExitCode.DATA)


def _stand_in(mark: Mark) -> Sender:
    # a picture has no words, and needs no stand-in
    given = {
        name: f"{_OPEN}{_OPTIONS.get(name, option_of(name))}{_CLOSE}" for name in mark.given if name != "signature"
    }
    words = {"name": "", "city": ""} | given
    # how many there are of a household the file does not say: all their names are one piece
    joint = (words["name"],) if mark.joint else ()
    return Sender(country=mark.country, many=mark.many, joint=joint, **words)  # type: ignore[arg-type]  # texts, but for the picture


def pieces(text: str) -> list[str]:
    """Split a text at its stand-ins: own words, an option, own words and so on; the options are the odd ones."""
    return STAND_IN.split(text)


def options(text: str) -> tuple[str, ...]:
    """The options whose stand-ins a text has, each once."""
    return tuple(dict.fromkeys(option.lower() for option in STAND_IN.findall(text)))


def shown(text: str) -> str:
    """A text with its stand-ins and spaces as people may read them."""
    return STAND_IN.sub(lambda found: f"[{found.group(1).lower()}]", plain_spaces(text))
