"""Everything that can be wrong with a campaign beyond what its files' schemas say: one function a rule.

A new rule is a function and its name in `RULES`; `protest check --rule ID` shows its docstring.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from protest_letters.check import letters, records, telegrams
from protest_letters.check.question import Question
from protest_letters.problems import Level, Problem, ProtestError, did_you_mean

__all__ = ["READING", "RULES", "Question", "check_campaign", "explain_rule"]

RULES: Mapping[str, Callable[[Question], Iterable[Problem]]] = {
    "template": letters.only_placeholders,
    "fills": letters.fills,
    "one-ask": letters.one_ask,
    "no-gender": letters.no_gender,
    "law-by-date": letters.law_by_date,
    "default-letters": letters.default_letters,
    "length": letters.length,
    "one-page": letters.one_page,
    "telegram": telegrams.telegram,
    "leak": letters.leaks,
    "reachable": records.reachable,
    "numbers": records.numbers,
    "age": records.age,
    "unfit": records.unfit,
    "own-correction": records.own_correction,
    "exposed-contact": records.exposed_contact,
    "tracked-contacts": records.tracked_contacts,
}


#: What is said of a letter while it is made; shown by letter, show and list.
SAYING: Mapping[str, str] = {
    "address-assembled": "An address put together from separate sources is said.",
    "address-old": "An address older than the campaign's max_age_days by the real clock is said.",
    "address-own": "An address of the user's own corrections is said.",
    "address-typed": "An address typed for this once is said.",
    "address-undated": "An address none of whose sources has a date is said.",
    "address-unknown": "Where no address is known for a date, what is known before and after is said.",
    "address-weak": "An address of weak sources is said.",
    "broken-word": "A word longer than a row of a fax is broken, and that is said.",
    "cells": "A row of a list has no more cells than the list has columns.",
    "csv": "A list is CSV, or lines of surname, given name, country, organisation.",
    "email": "A member's e-mail address can be one.",
    "empty": "A list holds names.",
    "no-text": "A page that is to be explained has text.",
    "too-large": "A file is of a size that can be read.",
    "changed": "A letter is explained, and a mail-out gone on with, as long as what it was made with is what it was.",
    "character": "A character that no font has is named with what it came from.",
    "column": "A column of a list that is not understood is said.",
    "contacts": "A campaign whose contacts are to get copies has some.",
    "cluster": "A cluster is there, would make the same files as this machine, and gets members' data encrypted.",
    "consent": "Where an organisation posts, or a signature is printed, each member has agreed.",
    "copies": "A copy shows nothing of its sender but the country, and the name where that was agreed to.",
    "country": "A signatory's country is recognised, or printed as it is written.",
    "damaged": "A text with signs that a wrong encoding leaves is said; no member's letter is made with one.",
    "double-dropped": "Whoever was left out of a list as an exact double is named.",
    "doubles": "The same person twice, near names and swapped names are said; who is who is left to you.",
    "duplex": "Letters are printed on both sides where the printer can; envelopes and labels never are.",
    "embassy-accredited": "Where an accredited embassy is written to, both countries are said.",
    "encoding": "How a list was read, its encoding and its delimiter, is said.",
    "exists": "A file that differs is overwritten with --force only.",
    "extra": "What needs an extra says how to install it.",
    "fax-assembled": "A fax number put together from separate sources is said.",
    "fax-old": "A fax number older than the campaign's max_age_days by the real clock is said.",
    "fax-own": "A fax number of the user's own corrections is said.",
    "fax-sheet": "A fax has the sheet of the country where it arrives, whatever the standard.",
    "fax-undated": "A fax number none of whose sources has a date is said.",
    "fax-weak": "A fax number of weak sources is said.",
    "feed": "A printer gets envelopes with the long edge first only where it takes such a sheet.",
    "font": "The typefaces are installed and can be read.",
    "formula": "A cell of a workbook that is used holds a text, or a formula with its result.",
    "foreign": "A folder is read or changed as a mail-out only if one was made in it.",
    "form": "A name or a title has the grammatical form that a form of address asks for.",
    "given": "A row of a list that has nothing of its own in a cell, and takes what was given for all rows, is said.",
    "happened": "What is recorded of a piece can have happened in that order; else it is said.",
    "historical": "A letter dated more than 30 days from the real date is not for posting.",
    "holder-gender": "Where no source says whether a holder is a man or a woman, the letter names nobody.",
    "holder-own": "A holder of the user's own corrections is said.",
    "holder-seen": "A holder who was last seen in the office long ago is said.",
    "holder-undated": "A holder known from an undated source only is said.",
    "holder-unknown": "Where nobody is known to hold the office, the letter goes to the office.",
    "incomplete": "A signatory without a given name or a country is said.",
    "gender": "How a member is addressed is understood, or not used.",
    "household": "Who lives at one address and writes apart is said.",
    "known": "What should be known of an addressee is said.",
    "label": "An address has room on its label.",
    "labels": "How many labels were made, which one is free next, and what a nudge pushes off the paper is said.",
    "language": "A letter is asked for in a language in which it is written.",
    "left": "What erasing cannot reach in a mail-out's folder is named.",
    "locked": "One run at a time works in the folder of a mail-out.",
    "media": "A printer that lacks the paper of a file gets nothing.",
    "mixed": "All pages of a file that is printed have one size of paper.",
    "mixed-address": "Parts of a sender's address that were not kept together are said.",
    "no-mark": "Only a letter that this program made can be explained.",
    "no-street": "An answer can arrive only where there is a street.",
    "note": "Contacts get a covering note in the language they read.",
    "open": "A finished file can be opened where the system has a viewer.",
    "open-elsewhere": "A register that an office program has open is said.",
    "pages": "A letter of more than one page is said.",
    "parted": "Names that stood in one column were parted at the last word, and that is said.",
    "period": "A letter bears a date of its own period.",
    "picture": "A picture of a signature is a PNG or JPEG of at most 5 megapixels that holds ink.",
    "postcode": "A postcode that has lost a leading nought is said.",
    "piece": "Who or what is named in a mail-out is in it.",
    "post-suspended": "Where a post takes no letters for a country, that is said with source and date.",
    "printer": "A printer accepts jobs; one that is stopped is said.",
    "printing": "A printing system is there, has printers, and its refusal is shown in its own words.",
    "program": "A program that is needed is installed.",
    "raster": "Russian and Kazakh are better sent as a picture of the page.",
    "reading": "How a member list was read is said in one line: rows, encoding, delimiter, which column is what.",
    "region": "Where posts want a state or province with the town, a town without one is said.",
    "register": "A register has the columns and values that its documentation describes, and its rows agree.",
    "rejected": "A row of a list that cannot be used is left out, and said with everything that is wrong with it.",
    "replaced": "Signs that a fax in text writes otherwise are said.",
    "returns": "An addressee from whom three pieces or more came back is said.",
    "saved-options": "No option that was saved for a printer outweighs what a file needs.",
    "send": "What a fax program refuses is shown in its own words.",
    "send-count": "Several faxes are sent only with their exact count.",
    "send-historical": "A letter dated more than 30 days from the real date is not sent.",
    "send-night": "No fax is sent between 22:00 and 7:00 where it rings, unless asked.",
    "send-old": "No fax is sent to an old, undated or historical number, unless asked.",
    "send-repeated": "No number is called twice in one run, and no file that was made before is sent again unasked.",
    "sender": "A sender has a name, a town, a country, and an address or who passes mail on.",
    "sheet": "Which sheets of a workbook are not read, and how many of its rows are hidden, is said.",
    "source": "A remembered tray is one that the printer has.",
    "telegraph": "Whether a public telegraph service is known in the sender's country is said.",
    "ties": "A member with ties to the country written to is said, so that somebody talks to them first.",
    "tight": "Type or lines that are tighter than usual to keep one page are said.",
    "too-high": "A part of a letter fits the height of its place.",
    "too-wide": "A word fits the width of its place.",
    "unreachable": "Somebody who cannot be reached is named with the reason.",
    "unseen": "What the leak test cannot look into is said.",
    "unsigned": "A fax without a picture of the signature is unsigned, and that is said.",
    "usage": "What is asked for on the command line is understood.",
    "window": "What a window envelope may hide is said in millimetres.",
    "workers": "Processes that make letters live until they are done.",
    "write": "A file can be written where it was asked for.",
}


#: What the readers of files find before any rule is asked; shown together with the rules' findings.
READING: Mapping[str, str] = {
    "correction": "A correction of your own is for an id of the campaign, under the campaign's title.",
    "assembled": "An address put together from parts can only have confidence low.",
    "data": "A file has the shape and the values that its head describes.",
    "date": "A date is 1999-11-17, 1999-11, 1999 or unknown, and an interval does not end before it begins.",
    "file-name": "A letter file is named <letter>.<language>.md in small letters.",
    "holders-overlap": "Two holders of one office overlap nowhere with certainty.",
    "label-sheet": "The labels of a sheet lie on the paper, and not on each other.",
    "repeated-key": "A key stands once in its mapping.",
    "sorted": "Entries are sorted by id.",
    "undated-high": "A record without a date has confidence medium at most.",
    "unique-id": "An id stands once in the book.",
    "unknown-key": "A key is one of those the program reads.",
    "unreadable": "A file is there and can be read.",
    "yaml-encoding": "A file is UTF-8.",
    "yaml-strict": "YAML has no anchors, aliases, tags, merge keys or second documents, and at most 50 levels.",
    "yaml-syntax": "A file is YAML.",
}


def check_campaign(question: Question) -> tuple[Problem, ...]:
    """Return everything the rules find, each problem once, the worst first."""
    found: dict[tuple[str, str], Problem] = {}
    for name, rule in RULES.items():
        for problem in rule(question):
            found.setdefault((problem.where, problem.what), replace(problem, rule=name))
    order = list(Level)
    return tuple(sorted(found.values(), key=lambda problem: order.index(problem.level)))


def explain_rule(name: str) -> str:
    """Return what a rule asks for.

    Raises:
        ProtestError: there is no such rule (exit code 2).
    """
    known = {**READING, **SAYING}
    if name in known:
        return known[name]
    if name.startswith("missing-"):
        return f"The key {name.removeprefix('missing-').replace('-', '_')} is given and not empty."
    if name not in RULES:
        what = f'there is no rule "{name}"'
        raise ProtestError(
            [Problem("--rule", what, did_you_mean(name, {*RULES, *known}) or "see protest check --json")]
        )
    return " ".join((RULES[name].__doc__ or "").split())
