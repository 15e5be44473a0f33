"""What `protest batch` was asked for, read and understood as a whole, so that all that is wrong is said at once."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from protest_letters.cli.member_options import MemberOptions, read_defaults
from protest_letters.cli.options import (
    ReturnOptions,
    chosen_folder,
    known_language,
    letter_date,
    real_date,
    user_folder,
)
from protest_letters.cli.own import find_details
from protest_letters.cli.request import attempt
from protest_letters.load.decoding import load_list
from protest_letters.load.folder import load_campaign, load_shipped_forms
from protest_letters.load.fonts import load_fonts
from protest_letters.load.label_sheets import load_label_sheets
from protest_letters.load.members import LIST_HINT, MemberList, load_signature_names, read_members
from protest_letters.load.rates import load_rates
from protest_letters.mailout.naming import mended_list
from protest_letters.mailout.piece import Handover, Organiser
from protest_letters.mailout.record import Record
from protest_letters.mailout.register import Made
from protest_letters.mailout.wish import MailoutWish
from protest_letters.problems import Level, Problem, ProtestError, did_you_mean, raise_errors
from protest_letters.run.mailout.folders import look_at
from protest_letters.run.mailout.kit import Outfit
from protest_letters.run.mailout.organising import organiser_of
from protest_letters.run.mailout.preparing import Given

if TYPE_CHECKING:
    from protest_letters.cli.batch import OrganiserOptions, PaperOptions, RunOptions, WhatOptions, WhomOptions

#: What is made where nothing is asked for.
_USUAL = (Made.LETTER, Made.ENVELOPE)
#: Options that are taken as they are, by the field of the wish that each is.
_PLAIN = {
    "whom": {"household": "household", "skip_duplicates": "skip_duplicates"},
    "what": {
        "letter": "letter",
        "our_ref": "with_reference",
        "as_private_person": "private",
        "each_copy": "each_copy",
        "even_if_old": "even_if_old",
    },
    "paper": {name: name for name in ("standard", "size", "window", "sheet", "each", "duplex")},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that was typed."""

    members: str
    whom: "WhomOptions"
    what: "WhatOptions"
    paper: "PaperOptions"
    fields: MemberOptions
    organiser: "OrganiserOptions"
    how: "RunOptions"


def understand_batch(asked: Asked) -> Given:
    """Read everything that a mail-out needs.

    Raises:
        ProtestError: with everything that is wrong in any of the options or files.
    """
    found = list(_wrong_together(asked.how))
    own, folder = user_folder(), Path(asked.how.out)
    record = attempt(found, lambda: look_at(folder))
    if asked.how.only is not None and record == Record():
        what = f"there is no mail-out in {folder} of which to make pieces again"
        raise ProtestError([Problem("--only", what, "name its folder with -o")])
    campaign = attempt(found, lambda: load_campaign(chosen_folder(asked.organiser.campaign), own))
    raw, read = attempt(found, lambda: _list(asked, record or Record())) or (b"", None)
    found.extend(one for one in (read.problems if read else ()) if one.level is Level.ERROR)
    rates = attempt(found, lambda: load_rates(own))
    sheets = attempt(found, lambda: load_label_sheets(own))
    fonts = attempt(found, lambda: load_fonts(own))
    signatures = attempt(found, lambda: _signatures(asked.fields))
    wish = attempt(found, lambda: _wish(asked, record, read)) if record is not None else None
    if found or not (campaign and read and wish and record is not None):
        raise ProtestError(found)
    outfit = Outfit(
        campaign, load_shipped_forms(), wish, rates or (), sheets or (), tuple(asked.whom.allow or ()), fonts or ()
    )
    return Given(folder, record, read, raw, outfit, signatures, asked.how.accept_changes)


def _wrong_together(how: "RunOptions") -> Iterator[Problem]:
    if how.jobs < 1:
        yield Problem("--jobs", f"{how.jobs} cannot be", "give 1 or more")
    if how.jobs > 1 and how.cluster:
        yield Problem("--jobs", "does not go with --cluster", "leave one of the two out")
    if how.cluster_unencrypted and not how.cluster:
        yield Problem("--cluster-unencrypted", "goes with --cluster", "give --cluster as well, or leave it out")


def _list(asked: Asked, record: Record) -> tuple[bytes, MemberList]:
    """The list; while one that was mended is being made, the folder's own copy of it."""
    path, last = Path(asked.members), record.last
    if last and last.mended and not last.done:
        copy = Path(asked.how.out) / mended_list(len(record.parts), last.source)
        if copy.exists() and (not path.exists() or any(read_members(load_list(path, LIST_HINT), str(path)).ids)):
            path = copy
    raw = load_list(path, LIST_HINT)
    return raw, read_members(raw, str(path))


def _signatures(options: MemberOptions) -> dict[str, Path] | None:
    return load_signature_names(Path(options.signatures)) if options.signatures else None


def _wish(asked: Asked, record: Record, read: MemberList | None) -> MailoutWish | None:
    """What is asked for: what was typed, else what the mail-out was made with, else what is usual.

    Without a list, which may say who runs it, it is only seen whether anything is wrong.

    Raises:
        ProtestError: with everything that is wrong or missing (exit code 2).
    """
    found: list[Problem] = []
    typed: dict[str, Any] = {}
    base = record.last.wish if record.last else None
    for field, read_option in _READERS.items():
        value = attempt(found, partial(read_option, asked))
        if value is not None:
            typed[field] = value
    for group, names in _PLAIN.items():
        options = {field: getattr(getattr(asked, group), name) for name, field in names.items()}
        typed |= {field: value for field, value in options.items() if value is not None}
    if base is None:
        found.extend(_missing(asked))
    defaults = attempt(found, lambda: read_defaults(asked.fields)) or {}
    given = {key: value for key, value in defaults.items() if value}
    organiser = attempt(found, lambda: _organiser(asked, given, base, read)) if read else None
    raise_errors(found)
    if organiser is None:
        return None
    whole = {"today": real_date(), "organiser": organiser, **typed}
    if base:
        return replace(base, **whole, defaults={**base.defaults, **given})
    usual = {"day": letter_date(""), "media": _USUAL}
    return MailoutWish(**{**usual, **whole, "defaults": given})


def _organiser(asked: Asked, given: dict[str, str], base: MailoutWish | None, read: MemberList) -> Organiser:
    options = asked.organiser
    if base and not (options.contact or options.papers or options.from_ or given):
        return base.organiser
    details = find_details(ReturnOptions(), options.from_).fields
    language = known_language(options.papers) if options.papers else ""
    if not base:
        return organiser_of(read, (given, details), options.contact or "", language)
    # a list of a few mended rows does not say who runs it all
    was = base.organiser
    known = (given, details, {"organisation": was.name, "country": was.country})
    return organiser_of(read, known, options.contact or was.contact, language or was.language)


def _missing(asked: Asked) -> Iterator[Problem]:
    """What nobody may guess."""
    if not (asked.whom.to or asked.whom.spread):
        hint = "--spread 1 deals the campaign's addressees out, so that each gets a stream; --to names them"
        yield Problem("--to", "whom everybody writes to is not said", hint)
    if not asked.whom.dispatch:
        hint = f"who signs and posts, and where: {', '.join(Handover)}"
        yield Problem("--dispatch", "is missing", hint)


def _words(texts: Sequence[str] | None) -> tuple[str, ...] | None:
    if texts is None:
        return None
    return tuple(dict.fromkeys(word for text in texts for word in re.split(r"[\s,;]+", text.lower()) if word))


def _media(asked: Asked) -> tuple[Made, ...] | None:
    words = _words([asked.what.as_] if asked.what.as_ is not None else None)
    if words is None:
        return None
    unknown = [word for word in words if word not in list(Made)]
    raise_errors(Problem("--as", f'"{word}" is nothing that is made', did_you_mean(word, Made)) for word in unknown)
    if not words:
        raise ProtestError([Problem("--as", "names nothing", f"known: {', '.join(Made)}")])
    return tuple(one for one in Made if one in words)


def _handover(asked: Asked) -> Handover | None:
    word = asked.whom.dispatch
    if word is None:
        return None
    if word.lower() not in list(Handover):
        raise ProtestError([Problem("--dispatch", f'"{word}" is no way to post', did_you_mean(word, Handover))])
    return Handover(word.lower())


def _count(value: int | None, option: str, least: int) -> int | None:
    if value is not None and value < least:
        raise ProtestError([Problem(option, f"{value} cannot be", f"give {least} or more")])
    return value


#: How options become fields of the wish; None for what was not typed.
_READERS: dict[str, Any] = {
    "to": lambda asked: _words(asked.whom.to),
    "spread": lambda asked: _count(asked.whom.spread, "--spread", 1),
    "limit": lambda asked: _count(asked.whom.limit, "--limit", 0),
    "handover": _handover,
    "media": _media,
    "language": lambda asked: known_language(asked.what.lang) if asked.what.lang else None,
    "day": lambda asked: letter_date(asked.what.date) if asked.what.date else None,
}
