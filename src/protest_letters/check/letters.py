"""Rules for letter files."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from protest_letters.check.question import Question, letter_problem, letter_texts, specimens
from protest_letters.compose.filling import check_body, part_of
from protest_letters.customs import known_languages
from protest_letters.layout.sheet import lay_out
from protest_letters.leaks import find_leaks, protect
from protest_letters.problems import ExitCode, Level, Problem, ProtestError, did_you_mean
from protest_letters.standards import STANDARDS


def only_placeholders(question: Question) -> Iterator[Problem]:
    """A body, a subject and an ask hold only known placeholders, the listed filters and conditions."""
    for draft in question.campaign.templates:
        yield from check_body(draft)
        enclosures = (f"enclosure {at}" for at in range(len(draft.enclosures)))
        for name in ("subject", "telegram", *enclosures, *(kind for kind, _ in draft.asks)):
            yield from check_body(part_of(draft, name))


def fills(question: Question) -> Iterator[Problem]:
    """Every letter can be written to every kind of office it is for, in I and in we."""
    known = known_languages()
    for draft in question.campaign.templates:
        if draft.language not in known:
            yield letter_problem(
                draft, f'there are no customs for "{draft.language}"', did_you_mean(draft.language, known)
            )
    for _, letter in specimens(question):
        if isinstance(letter, ProtestError):
            yield from letter.problems


_ASK = re.compile(r"\{\{-?\s*ask\s*-?\}\}")


def one_ask(question: Question) -> Iterator[Problem]:
    """A letter makes one request: asks has a sentence for each kind of office, and the body names it once."""
    for draft in question.campaign.templates:
        if draft.kind == "note":
            continue
        asks = dict(draft.asks)
        for kind in draft.kinds:
            if kind not in asks:
                yield letter_problem(draft, f"has no ask for the kind {kind}", f"add asks: {kind}: …")
        count = len(_ASK.findall(draft.body))
        if count != 1:
            yield letter_problem(draft, f"names {{{{ ask }}}} {count} times", "let the request stand once")


_GENDER_MARKS = re.compile(r"[^\W\d_]\((?:e|e\)s|a|а|ая|ла|in)\)|[^\W\d_]/(?:a|as|ая|ла|in|innen)\b", re.IGNORECASE)


def no_gender(question: Question) -> Iterator[Problem]:
    """No form betrays or asks for the sender's gender: no "(e)", "/a", "(а)"."""
    for draft in question.campaign.templates:
        for text in letter_texts(draft):
            for found in _GENDER_MARKS.finditer(text):
                yield letter_problem(draft, f'"{found.group()}" asks for a gender', "find a form that needs none")


# "Conventions Nos. 87 and 98", « la convention n° 87 », «Конвенция МОТ № 98»
_CONVENTION = (
    r"(?:Conventions?|Convenios?|Übereinkommens?|Конвенци\w+)\W+(?:[^\W\d]+[.°º]?\W+){0,2}"
    r"(?:\d+\W+(?:and|et|y|und|и)\W+)?"
)
_COVENANT = (
    "Civil and Political|civils et politiques|bürgerliche und politische|Civiles y Políticos|гражданских и полит"
)
_ARTICLE = r"(?:[Aa]rticle|[Aa]rtikel|[Aa]rtículo|[Сс]тать\w+)\W+"
#: From when on, and until when, an instrument may be relied on, and how a text would name it (empty: only `law:`).
#: Sources: Constitution of 1995, article 23; Universal Declaration of 1948; ILO Declaration of June 1998; ILO case
#: 1834 (Conventions 87 and 98 not ratified in November 1996) and the ratification of 87 on 13 December 2000;
#: ratification of the ICCPR on 24 January 2006; Criminal Code of 1997, replaced in 2014.
_KAZAKHSTAN: Mapping[str, tuple[date, date, str]] = {
    "constitution-23": (date(1995, 9, 5), date.max, ""),
    "criminal-code-337": (date(1998, 1, 1), date(2015, 1, 1), _ARTICLE + r"337\b"),
    "iccpr": (date(2006, 1, 24), date.max, _COVENANT),
    "ilo-1998": (date(1998, 6, 18), date.max, ""),
    "ilo-87": (date(2000, 12, 13), date.max, _CONVENTION + r"87\b"),
    "ilo-98": (date(2000, 12, 13), date.max, _CONVENTION + r"98\b"),
    "udhr": (date(1948, 12, 10), date.max, ""),
}


#: By the state a campaign writes to; of any other nothing is known, and nothing is judged.
LAW: Mapping[str, Mapping[str, tuple[date, date, str]]] = {"KZ": _KAZAKHSTAN}


def law_by_date(question: Question) -> Iterator[Problem]:
    """A letter relies only on law in force on every date it may bear."""
    instruments = LAW.get(question.campaign.book.country, {})
    for draft in question.campaign.templates:
        last = draft.until or date.max
        for name in draft.law:
            if instruments and name not in instruments:
                yield letter_problem(draft, f'law "{name}" is not known', did_you_mean(name, instruments))
        for name, (since, until, words) in instruments.items():
            named = name in draft.law or (
                words and any(re.search(words, text, re.IGNORECASE) for text in letter_texts(draft))
            )
            if named and (draft.since < since or last > until):
                in_force = f"in force from {since}" + (f" until {until}" if until < date.max else "")
                yield letter_problem(draft, f"relies on {name}, {in_force}, outside its own period", "leave it out")


def default_letters(question: Question) -> Iterator[Problem]:
    """The letters the campaign names exist."""
    known = {draft.id for draft in question.campaign.templates if draft.kind == "letter"}
    for letter in question.campaign.book.default_letters:
        if letter not in known:
            what = f'default letter "{letter}" does not exist'
            yield Problem("addressees.yaml", what, did_you_mean(letter, known), code=ExitCode.DATA)


#: The least and the most words of each kind of text; names stand under that of a petition.
_WORDS = {"letter": (180, 250), "note": (180, 250), "petition": (120, 180)}


def length(question: Question) -> Iterator[Problem]:
    """A letter has 180 to 250 words and a petition 120 to 180, so that it is read and fits a page."""
    for draft, letter in specimens(question):
        if isinstance(letter, ProtestError):
            continue
        words = sum(len("".join(run.text for run in block.runs).split()) for block in letter.body)
        least, most = _WORDS[draft.kind]
        if not least <= words <= most:
            yield letter_problem(draft, f"has {words} words", f"{least} to {most} are read", Level.WARNING)


def one_page(question: Question) -> Iterator[Problem]:
    """A letter fits one page under every standard, for every kind of office, in I and in we."""
    for draft, letter in specimens(question):
        if isinstance(letter, ProtestError):
            continue
        for standard in STANDARDS:
            try:
                pages = len(lay_out(letter, standard, question.typefaces).pages)
            except ProtestError as error:
                yield from error.problems
                continue
            if pages > 1:
                yield letter_problem(draft, f"takes {pages} pages under {standard.id}", "shorten it", Level.WARNING)


def leaks(question: Question) -> Iterator[Problem]:
    """No letter file tells of a contact or of anybody else whom the campaign protects."""
    protected = protect(question.campaign.book)
    for draft in question.campaign.templates:
        for found in find_leaks([("", text) for text in letter_texts(draft)], protected):
            yield replace(found, where=draft.file)
