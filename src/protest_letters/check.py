"""Everything that can be wrong with a campaign beyond what its files' schemas say: one function a rule.

A new rule is a function and its name in `RULES`; `protest check --rule ID` shows its docstring.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from phonenumbers import NumberParseException, is_valid_number, parse

from protest_letters.compose.filling import check_body
from protest_letters.compose.letter import compose_letter
from protest_letters.customs import known_languages, regional
from protest_letters.dates import UNKNOWN
from protest_letters.dispatch import Campaign, Dispatch, Sender, Template
from protest_letters.document import Letter, Typefaces
from protest_letters.layout.sheet import lay_out
from protest_letters.model import Address, Addressee, Channel, Confidence, Evidence, FormOfAddress, Texts
from protest_letters.problems import ExitCode, Level, Problem, ProtestError, did_you_mean
from protest_letters.resolve import resolve
from protest_letters.standards import STANDARDS


@dataclass(frozen=True, slots=True)
class Question:
    """What a rule looks at: the campaign, the forms of address, the fonts and the real date."""

    campaign: Campaign
    forms: tuple[FormOfAddress, ...]
    typefaces: Typefaces
    today: date


def check_campaign(question: Question) -> tuple[Problem, ...]:
    """Return everything the rules find, each problem once, the worst first."""
    found = [replace(problem, rule=name) for name, rule in RULES.items() for problem in rule(question)]
    order = list(Level)
    return tuple(sorted(dict.fromkeys(found), key=lambda problem: order.index(problem.level)))


def explain_rule(name: str) -> str:
    """Return what a rule asks for.

    Raises:
        ProtestError: there is no such rule (exit code 2).
    """
    if name not in RULES:
        raise ProtestError([Problem("--rule", f'there is no rule "{name}"', did_you_mean(name, RULES))])
    return " ".join((RULES[name].__doc__ or "").split())


def _template(draft: Template, what: str, hint: str = "", level: Level = Level.ERROR) -> Problem:
    return Problem(draft.file, what, hint, level=level, code=ExitCode.TEMPLATE)


def _texts(draft: Template) -> Iterable[str]:
    yield from (draft.subject, draft.body, draft.telegram, *(ask for _, ask in draft.asks))


def _fillable(question: Question) -> Iterable[Problem]:
    """A body, a subject and an ask hold only known placeholders, the listed filters and conditions."""
    for draft in question.campaign.templates:
        yield from check_body(draft)
        for source in (draft.subject, *(ask for _, ask in draft.asks)):
            for problem in check_body(draft, source):
                yield replace(problem, where=draft.file)


def _one_ask(question: Question) -> Iterable[Problem]:
    """A letter makes one request, fit for each kind of office it is for: asks: has a sentence for each, {{ ask }}
    stands in the body exactly once.
    """
    for draft in question.campaign.templates:
        asks = dict(draft.asks)
        for kind in draft.kinds:
            if kind not in asks:
                yield _template(draft, f"has no ask for a {kind}", f"add asks: {kind}: …")
        count = len(re.findall(r"\{\{-?\s*ask\s*-?\}\}", draft.body))
        if count != 1:
            yield _template(draft, f"names {{{{ ask }}}} {count} times", "let the request stand once")


_GENDER_MARKS = re.compile(r"\w\((?:e|e\)s|a|а|ая|ла|in)\)|\w/(?:a|as|ая|ла|in|innen)\b", re.IGNORECASE)


def _no_gender(question: Question) -> Iterable[Problem]:
    """No form betrays or asks for the sender's gender: no "(e)", "/a", "(а)"."""
    for draft in question.campaign.templates:
        for text in _texts(draft):
            for found in _GENDER_MARKS.finditer(text):
                yield _template(draft, f'"{found.group()}" asks for a gender', "find a form that needs none")


#: From when on (and until when) an instrument may be relied on, and how a text would name it.
#: Sources: constitution in force since 5 September 1995; ILO case 1834 (87 and 98 not ratified in November 1996);
#: ratification of Convention 87 on 13 December 2000; of the ICCPR on 24 January 2006; Code replaced in 2014.
_LAW: Mapping[str, tuple[date, date, str]] = {
    "constitution-23": (date(1995, 9, 5), date.max, r"$^"),
    "udhr": (date(1948, 12, 10), date.max, r"$^"),
    "ilo-1998": (date(1998, 6, 18), date.max, r"$^"),
    "ilo-87": (
        date(2000, 12, 13),
        date.max,
        r"(?:Convention|Convenio|Übereinkommens?|Конвенци\w+)\W+(?:\w+[.°º]?\W+)?87",
    ),
    "ilo-98": (
        date(2000, 12, 13),
        date.max,
        r"(?:Convention|Convenio|Übereinkommens?|Конвенци\w+)\W+(?:\w+[.°º]?\W+)?98",
    ),
    "iccpr": (
        date(2006, 1, 24),
        date.max,
        r"Civil and Political|civils et politiques|bürgerliche und politische"
        r"|Civiles y Políticos|гражданских и политических",
    ),
    "criminal-code-337": (
        date(1998, 1, 1),
        date(2015, 1, 1),
        r"(?:[Aa]rticle|[Aa]rtikel|[Aa]rtículo|[Сс]тать\w+)\W+337",
    ),
}


def _law_by_date(question: Question) -> Iterable[Problem]:
    """A letter relies only on law in force on every date it may bear."""
    for draft in question.campaign.templates:
        last = draft.until or date.max
        for name in draft.law:
            if name not in _LAW:
                yield _template(draft, f'law "{name}" is not known', did_you_mean(name, _LAW))
        for name, (since, until, words) in _LAW.items():
            named = name in draft.law or any(re.search(words, text) for text in _texts(draft))
            if named and (draft.since < since or last > until):
                in_force = f"in force from {since}" + (f" until {until}" if until < date.max else "")
                yield _template(draft, f"relies on {name}, {in_force}, outside its own period", "leave it out")


_SAMPLE = Sender("Sample Sender", "Madrid", "ES", "Calle Mayor 1", "28013")
_UNION = replace(_SAMPLE, organisation="Sample Union", many=True)
_MINIMUM, _MAXIMUM = 180, 250


def _length(question: Question) -> Iterable[Problem]:
    """A letter has 180 to 250 words, so that it is read and fits a page."""
    for draft, letter in _specimens(question):
        words = sum(len("".join(run.text for run in block.runs).split()) for block in letter.body)
        if not _MINIMUM <= words <= _MAXIMUM:
            yield _template(draft, f"has {words} words", f"{_MINIMUM} to {_MAXIMUM} are read", Level.WARNING)


def _one_page(question: Question) -> Iterable[Problem]:
    """A letter fits one page under every standard, for every kind of office, in I and in we."""
    for draft, letter in _specimens(question):
        for standard in STANDARDS:
            try:
                pages = len(lay_out(letter, standard, question.typefaces).pages)
            except ProtestError as error:
                yield from error.problems
                continue
            if pages > 1:
                yield _template(draft, f"takes {pages} pages under {standard.id}", "shorten it", Level.WARNING)


def _specimens(question: Question) -> Iterable[tuple[Template, Letter]]:
    """Every letter to every kind of office, from one person and from a union; what cannot be filled is left out."""
    for draft in question.campaign.templates:
        for kind in draft.kinds:
            for sender in (_SAMPLE, _UNION):
                try:
                    yield draft, compose_letter(_specimen(question, draft, kind, sender), question.forms)
                except (ProtestError, KeyError):
                    continue


def _specimen(question: Question, draft: Template, kind: str, sender: Sender) -> Dispatch:
    book = question.campaign.book
    day = draft.since
    addressee = next((one for one in book.addressees if one.kind == kind), None) or _nobody(kind)
    to = replace(resolve(book, addressee, day, day), address=_NOWHERE)
    return Dispatch(to, draft, regional(draft.language, sender.country), sender, day)


_NOWHERE = Address(
    (("en", ("Sample Street 1",)),),
    "010000",
    Texts((("en", "Sampletown"),)),
    "KZ",
    Evidence(UNKNOWN, Confidence.LOW, ()),
)


def _nobody(kind: str) -> Addressee:
    keys = [f"{language}{case}" for language in known_languages() for case in ("", "-dative", "-dative-plain", "-f")]
    name = Texts(tuple((key, "Sample Office") for key in keys))
    return Addressee("sample", kind, name, name)


def _fills(question: Question) -> Iterable[Problem]:
    """Every letter can be written to every kind of office it is for, in I and in we."""
    for draft in question.campaign.templates:
        if draft.language not in known_languages():
            yield _template(
                draft,
                f'there are no customs for "{draft.language}"',
                did_you_mean(draft.language, known_languages()),
            )
            continue
        for kind in draft.kinds:
            for sender in (_SAMPLE, _UNION):
                try:
                    compose_letter(_specimen(question, draft, kind, sender), question.forms)
                except ProtestError as error:
                    yield from error.problems


def _default_letters(question: Question) -> Iterable[Problem]:
    """The letters the campaign names exist."""
    known = question.campaign.letters
    for letter in question.campaign.book.default_letters:
        if letter not in known:
            what = f'default letter "{letter}" does not exist'
            yield Problem("addressees.yaml", what, did_you_mean(letter, known), code=ExitCode.DATA)


def _reachable(question: Question) -> Iterable[Problem]:
    """Everyone on the campaign's list has an address today or had one on the campaign's date."""
    book = question.campaign.book
    for name in book.all:
        one = book.addressee(name)
        days = (question.today, book.date)
        if one and not any(resolve(book, one, day, question.today).address for day in days):
            yield Problem(one.place, f"{name} has no address today or on {book.date}", "add one", level=Level.WARNING)


def _ages(question: Question) -> Iterable[Problem]:
    """A record in use is not older than the campaign's max_age_days by the real clock."""
    book = question.campaign.book
    for one in book.addressees:
        address = resolve(book, one, question.today, question.today).address
        as_of = address.evidence.as_of.first if address else None
        if address and as_of and (question.today - as_of).days > book.max_age_days:
            what = f"the address of {one.id} is of {address.evidence.as_of}, older than {book.max_age_days} days"
            yield Problem(address.evidence.place, what, "look for a newer source", level=Level.NOTICE)


def _numbers(question: Question) -> Iterable[Problem]:
    """A telephone or fax number in use can exist in its country's numbering plan."""
    for one in question.campaign.book.addressees:
        for channel in (*one.fax, *one.phone):
            if not channel.evidence.historical and not _can_exist(channel):
                what = f"{channel.value} of {one.id} is in no country's numbering plan"
                yield Problem(channel.evidence.place, what, "compare it with the source", level=Level.WARNING)


def _can_exist(channel: Channel) -> bool:
    try:
        return is_valid_number(parse(channel.value))
    except NumberParseException:
        return False


def _unfit(question: Question) -> Iterable[Problem]:
    """An address that cannot stand on an envelope is said."""
    for one in question.campaign.book.addressees:
        for address in one.addresses:
            if address.evidence.unfit:
                what = f"an address of {one.id} is not fit for an envelope: {address.evidence.unfit}"
                yield Problem(address.evidence.place, what, "look for a better source", level=Level.NOTICE)


RULES: Mapping[str, Callable[[Question], Iterable[Problem]]] = {
    "template": _fillable,
    "fills": _fills,
    "one-ask": _one_ask,
    "no-gender": _no_gender,
    "law-by-date": _law_by_date,
    "default-letters": _default_letters,
    "length": _length,
    "one-page": _one_page,
    "reachable": _reachable,
    "numbers": _numbers,
    "age": _ages,
    "unfit": _unfit,
}
