"""What single cells mean: the name, a day, ids, the name of a file, one of a few words."""

import re
import unicodedata
from datetime import date
from functools import partial

from protest_letters.customs import known_languages
from protest_letters.dates import may_be_two, parse_shown_day
from protest_letters.filenames import is_bare_name
from protest_letters.load.member_columns import begins_with_surname, comparable
from protest_letters.load.signers import part_name
from protest_letters.members.row import Row
from protest_letters.members.terms import Terms
from protest_letters.members.words import gender, language_code, says_no
from protest_letters.problems import Level, did_you_mean

_LETTER = re.compile(r"[^\W\d_]")
#: What may stand behind a comma and is no given name.
_SUFFIXES = frozenset(
    ("jr", "jun", "junior", "sr", "sen", "senior", "ii", "iii", "iv", "md", "m d", "phd", "ph d", "esq")
)
#: What a given name behind a comma looks like: words, initials, no figures, brackets or further commas.
_GIVEN = re.compile(r"[^\W\d_][\w.’'\- ]*")
_EMAIL = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}")


def name_of(row: Row) -> tuple[str, str, str]:
    """Return the name as the letter has it, then surname and given name; a missing one is noted.

    `Surname, Given` is turned round. Of a whole name without a comma, which word the surname is, is a guess.
    """
    surname, given = row.get("surname"), row.get("given")
    whole = row.get("name")
    name = whole or " ".join(part for part in (given, surname) if part)
    if whole and not (surname or given):
        before, _, behind = (part.strip() for part in whole.partition(","))
        if before and _GIVEN.fullmatch(behind) and comparable(behind) not in _SUFFIXES:
            surname, given, name = before, behind, f"{behind} {before}"
        elif begins_with_surname(row.label("name")):
            surname, _, given = whole.partition(" ")
        else:
            surname, given, _ = part_name(before or whole)
    if not name:
        row.refuse("name", "is missing", "give the name, or remove the row: an anonymous letter is not considered")
    elif not _LETTER.search(name):
        row.refuse("name", f'"{name[:60]}" has no letter', "give the name, or remove the row")
    return name, surname or given, given if surname else ""


def language_of_member(row: Row) -> str:
    """Return the code of the member's own language; one that is not known is noted."""
    code = language_code(row.get("language"))
    if code is None:
        hint = did_you_mean(row.get("language").lower(), known_languages())
        row.refuse("language", f"{row.shown('language')} is no language known here", hint)
        return ""
    if code and code.partition("-")[0] not in known_languages():
        what = f"letters are not written in {row.shown('language')}: each is in a language its addressee reads"
        row.remark("language", what, "", rule="language", level=Level.NOTICE)
    return code


def gender_of(row: Row) -> str:
    """Return `m`, `f` or nothing; what cannot be understood is noted, and nothing is guessed."""
    found = gender(row.get("gender"), row.label("gender"))
    if found is None and row.get("gender"):
        row.remark(
            "gender", f"{row.shown('gender')} is not understood", "write m or f", rule="gender", level=Level.NOTICE
        )
    return found or ""


def consent_of(row: Row, terms: Terms) -> date | None:
    """Return the day of consent; one that is no day, has not come yet, or is needed and not there is noted.

    Where nobody else posts for the member or prints the signature, the row can be used without.
    """
    text = row.get("consent")
    if says_no(text):
        why = _why_consent(row, terms)
        if why:
            hint = "ask the member, and write down the day on which they agreed, such as 2026-11-20"
            row.refuse("consent", f"is missing, and {why}", hint, rule="consent")
        return None
    needed = terms.posted is not False or (row.get("signature") and terms.signatures is not None)
    note = row.refuse if needed else partial(row.remark, rule="consent")
    try:
        day = parse_shown_day(text, month_first=terms.month_first)
    except ValueError:
        two = ", or may be two" if may_be_two(text) else ""
        hint = "give the day on which consent was given, such as 2026-11-20"
        note("consent", f"{row.shown('consent')} is no day{two}", hint)
        return None
    if day > terms.today:
        note("consent", f"{day} has not come yet", "give the day on which consent was given")
        return None
    return day


def _why_consent(row: Row, terms: Terms) -> str:
    """Why the member must have agreed, empty if that is not needed."""
    if terms.posted:
        return "the organisation posts"
    return "a signature is printed" if row.get("signature") and terms.signatures is not None else ""


def ids_of(row: Row, field: str, terms: Terms) -> tuple[str, ...]:
    """Return the ids that a cell names; those of nobody one can write to are noted."""
    found = tuple(dict.fromkeys(word.casefold() for word in re.split(r"[\s,;]+", row.get(field)) if word))
    for word in found:
        if word in terms.contacts:
            row.refuse(field, f'"{word}" is a contact, not an authority', "letters go to authorities only")
        elif word not in terms.addressees:
            hint = did_you_mean(word, terms.addressees) or "protest list shows all"
            row.refuse(field, f'"{word[:60]}" is nobody\'s id in this campaign', hint)
    return found


def signature_of(row: Row, terms: Terms) -> str:
    """Return the name of the file with the member's signature; one that is no bare name or not there is noted."""
    name = unicodedata.normalize("NFC", row.get("signature"))
    if not name:
        return ""
    if not is_bare_name(name):
        what = f"{row.shown('signature')} is not the bare name of a file"
        row.refuse("signature", what, "write the name alone, such as member-7.png; --signatures names the folder")
    elif terms.signatures is not None and name not in terms.signatures:
        hint = did_you_mean(name, terms.signatures) or "put it there, or empty the cell"
        row.refuse("signature", f"there is no file {row.shown('signature')} in the folder of --signatures", hint)
    elif terms.signatures is not None:
        for problem in terms.pictures(name):
            row.refuse("signature", f"{row.shown('signature')} {problem.what}", problem.hint, rule=problem.rule)
    return name


def email_of(row: Row) -> str:
    """Return the e-mail address as it is written; one that cannot be one is noted."""
    text = row.get("email")
    if text and not _EMAIL.fullmatch(text):
        row.remark(
            "email", f"{row.shown('email')} is no e-mail address", "write one, such as name@example.org", rule="email"
        )
    return text


def ties_of(row: Row) -> str:
    """Return what the list says of ties to the country written to, and note that somebody should talk first."""
    text = row.get("ties")
    if says_no(text):
        return ""
    what = f"has ties to the country written to ({row.shown('ties')})"
    row.remark("ties", what, "talk to the member before a letter is made", rule="ties")
    return text
