"""`protest labels`: what was asked for, understood as a whole, and made."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from difflib import get_close_matches

from protest_letters.cli.labels import AddresseeOptions, SheetOptions
from protest_letters.cli.options import ReturnOptions, chosen_folder, known_language, user_folder
from protest_letters.cli.own import completed, find_details
from protest_letters.cli.request import attempt, understand
from protest_letters.dispatch import Campaign, Medium, Sender
from protest_letters.load.folder import load_campaign, load_shipped_forms
from protest_letters.load.fonts import load_fonts
from protest_letters.load.label_sheets import load_label_sheets
from protest_letters.load.sender import doubtful_sender, option_of, read_sender
from protest_letters.problems import Problem, ProtestError, raise_errors
from protest_letters.run.labels import LabelWish, make_labels, make_outline, make_sender_labels
from protest_letters.run.making import Made
from protest_letters.standards.label_sheet import LabelSheet
from protest_letters.standards.label_sheets import label_sheet_named, usual_label_sheet
from protest_letters.standards.spelling import plain

#: Further than this no printer is off, in millimetres.
_FURTHEST = 5.0
_MANY = 1000
_NUDGE = re.compile(r"\s*([+-]?\d{1,3}(?:\.\d{1,3})?)\s*,\s*([+-]?\d{1,3}(?:\.\d{1,3})?)\s*", re.ASCII)


def make(who: tuple[str, ...], how: SheetOptions, mine: ReturnOptions, what: AddresseeOptions) -> Made:
    """Make what was asked for: labels of addressees, of the sender, or an empty outline.

    Raises:
        ProtestError: with everything that is wrong in any of the options or files.
    """
    found = list(_wrong_together(who, how, mine, what))
    sheets = attempt(found, lambda: load_label_sheets(user_folder())) or ()
    country = _country_so_far(mine, what)
    # which sheet is meant may depend on a country that is still to be asked for
    known = how.sheet or country or not (who or how.sender)
    judged = how if known else replace(how, start=1)
    labels = attempt(found, lambda: label_wish(judged, sheets, country)) if sheets else None
    if how.sender:
        fonts = attempt(found, lambda: load_fonts(user_folder())) or ()
        sender, campaign, said = _understand_sender(mine, what, found)
        labels = replace(label_wish(how, sheets, sender.country), fonts=fonts)
        artifacts, problems = make_sender_labels(
            sender, campaign, labels, language=what.lang.lower(), namesake=what.namesake
        )
        return artifacts, (*said, *problems)
    if who:
        request = understand(who, mine, what, medium=Medium.LABEL, wrong=found)
        labels = label_wish(how, sheets, request.wish.sender.country)
        artifacts, problems = make_labels(request.wish, request.campaign, load_shipped_forms(), labels)
        return artifacts, (*request.problems, *problems)
    if found or labels is None:
        raise ProtestError(found)
    return make_outline(labels)


def _wrong_together(
    who: tuple[str, ...], how: SheetOptions, mine: ReturnOptions, what: AddresseeOptions
) -> Iterator[Problem]:
    """What does not go together."""
    if not (who or how.sender or how.outline):
        hint = "name addressees, or give --sender, --outline for an empty sheet, or --list for the sheets there are"
        yield Problem("WHO", "is missing", hint)
    if how.json:
        yield Problem("--json", "shows the sheets there are", "give --list as well, or leave it out")
    if how.sender and who:
        what_is_wrong = "makes labels of your own address only"
        yield Problem("--sender", what_is_wrong, "leave WHO out, and make the addressees' labels in a run of their own")
    if how.copies is not None and not (who or how.sender):
        yield Problem("--copies", "repeats addresses, and there are none", "name addressees, or give --sender")
    if how.sender:
        about = {"--address": what.address, "--address-country": what.address_country, "--date": what.date}
        for option in (name for name, given in about.items() if given):
            yield Problem(option, "is about an addressee", "leave it out with --sender")
        return
    given = [one.name for one in fields(mine) if one.name != "country" and getattr(mine, one.name) is not None]
    for name in given:
        hint = "leave it out, or give --sender instead of WHO"
        yield Problem(option_of(name), "stands on labels of your own address only", hint)


def _country_so_far(mine: ReturnOptions, what: AddresseeOptions) -> str:
    """The country of posting, if it can be told; why it cannot is said later."""
    details = attempt([], lambda: find_details(mine, what.from_))
    return details.fields.get("country", "").upper() if details else ""


def _understand_sender(
    mine: ReturnOptions, what: AddresseeOptions, wrong: Sequence[Problem]
) -> tuple[Sender, Campaign, tuple[Problem, ...]]:
    """Return whose address is wanted, the campaign that says whom it may not name, and what is to be said.

    Raises:
        ProtestError: with everything that is wrong in any of the options or files.
    """
    found = [*wrong]
    details = attempt(found, lambda: find_details(mine, what.from_))
    campaign = attempt(found, lambda: load_campaign(chosen_folder(what.campaign), user_folder()))
    attempt(found, lambda: known_language(what.lang) if what.lang else "")
    whole = details if found or details is None else completed(details)
    sender = attempt(found, lambda: read_sender(whole.fields, many=whole.many)) if whole else None
    if found or not (details and campaign and sender):
        raise ProtestError(found)
    return sender, campaign, (*details.problems, *doubtful_sender(sender))


def label_wish(how: SheetOptions, sheets: Sequence[LabelSheet], country: str) -> LabelWish:
    """Return on which labels something is to be printed.

    Args:
        how: what was typed.
        sheets: those there are.
        country: of posting; decides which sheet is meant where none is named.

    Raises:
        ProtestError: with everything that cannot be (exit code 2).
    """
    sheet = label_sheet_named(how.sheet or usual_label_sheet(country), sheets)
    nudge = _NUDGE.fullmatch(how.nudge or "0,0")
    moved = (float(nudge[1]), float(nudge[2])) if nudge else (0.0, 0.0)
    found: list[Problem] = []
    if sheet is None:
        found.append(_unknown(how.sheet, sheets))
    elif not 1 <= how.start <= sheet.count:
        what = f"{how.start} is no label of {sheet.title}, which has {sheet.count}"
        found.append(Problem("--start", what, f"give a number from 1 to {sheet.count}, row by row"))
    if nudge is None:
        what = f'"{how.nudge}" is not two lengths in millimetres'
        found.append(Problem("--nudge", what, "write --nudge 0.5,-1: to the right, then down, with decimal points"))
    elif max(map(abs, moved)) > _FURTHEST:
        hint = "is it the right sheet? else put the figures of yours into label-sheets.yaml (docs/labels.md)"
        found.append(Problem("--nudge", f'"{how.nudge}" is more than {_FURTHEST:g} mm', hint))
    if how.copies is not None and not 1 <= how.copies <= _MANY:
        found.append(Problem("--copies", f"{how.copies} cannot be", f"give a number from 1 to {_MANY}"))
    raise_errors(found)
    assert sheet is not None  # noqa: S101 - else something was found
    return LabelWish(sheet, how.start, moved, how.outline, how.copies or 0, tuple(sheets))


def _unknown(name: str, sheets: Sequence[LabelSheet]) -> Problem:
    spelled = {plain(text): text for sheet in sheets for text in (sheet.title, *sheet.names, sheet.id)}
    near = [f'did you mean "{spelled[one]}"?' for one in get_close_matches(plain(name), spelled, n=1)]
    known = f"known: {', '.join(sheet.id for sheet in sheets)}; protest labels --list says more"
    return Problem("--sheet", f'there is no sheet "{name}"', " ".join((*near, known)))
