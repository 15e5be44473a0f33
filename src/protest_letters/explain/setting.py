"""What a letter is as a whole: which text was chosen, for whom, on which sheet, and what it states."""

from collections.abc import Iterator

from protest_letters.dispatch import Campaign, Dispatch, Template
from protest_letters.explain.parts import Part
from protest_letters.mark import Mark
from protest_letters.model import Evidence
from protest_letters.postal import country_name
from protest_letters.resolve import valid_on
from protest_letters.standards import standard_for, standard_named


def about_letter(dispatch: Dispatch, campaign: Campaign) -> Iterator[Part]:
    """Which letter it is and why, and why this embassy if it serves another country."""
    draft, to = dispatch.template, dispatch.to
    rule = f"{_choice(draft, dispatch, campaign)}; {_language(dispatch)}"
    words = f"{draft.id} in {dispatch.language} to {to.addressee.id}, dated {dispatch.day},"
    yield Part("letter", f"{words} posted in {dispatch.sender.country}", draft.file, rule)
    if to.served:
        served, host = (country_name(code, "en") for code in (to.served, to.addressee.host))
        evidence = _accreditation(dispatch, campaign)
        rule = f"embassy for {served}, which has none with a known address: the one in {host} is accredited there"
        name = to.addressee.house.first("en")
        if evidence:
            yield Part("addressee", f"{name} in {host}", evidence.place, rule, evidence.source)


def _choice(draft: Template, dispatch: Dispatch, campaign: Campaign) -> str:
    until = f" until before {draft.until}" if draft.until else " on"
    period, kind = f"from {draft.since}{until}", dispatch.to.addressee.kind
    if not draft.fits(dispatch.day) or kind not in draft.kinds:
        return f"the campaign would not choose it now: it is for dates {period} and for {', '.join(draft.kinds)}"
    fitting = (
        one.id
        for name in campaign.book.default_letters
        for one in campaign.templates
        if one.id == name and one.kind == "letter" and one.fits(dispatch.day) and kind in one.kinds
    )
    if next(fitting, "") == draft.id:
        return f"the campaign's first letter whose period ({period}) and addressee ({kind}) fit"
    return f"the sender's choice (--letter); it is for dates {period}"


def _language(dispatch: Dispatch) -> str:
    read = dispatch.to.addressee.languages
    if not read:
        return "which languages the addressee reads is not known"
    base = dispatch.template.language
    whether = "one" if base in read else "none"
    return f"{base} is {whether} of the languages the addressee reads ({', '.join(read)})"


def _accreditation(dispatch: Dispatch, campaign: Campaign) -> Evidence | None:
    to = dispatch.to
    found = (one.evidence for one in to.addressee.accredited if one.country == to.served)
    return next((one for one in found if valid_on(one, dispatch.day, campaign.book)), None)


def about_sheet(mark: Mark, dispatch: Dispatch) -> Iterator[Part]:
    """The standard, then what the text states and the law it names, each with its source."""
    standard = standard_named(mark.sheet)
    if standard:
        usual = standard_for(mark.country).id == standard.id
        why = f"sheet of letters posted in {mark.country}" if usual else "the sender's choice (--standard)"
        yield Part("sheet", standard.title, f"standard {standard.id}", why, (standard.source,))
    draft = dispatch.template
    for one in draft.facts:
        yield Part("fact", one.fact, draft.file, f"a fact of {one.date} that the text states", (one.source,))
    if draft.law:
        rule = "law the text relies on, in force on every date it may bear"
        yield Part("law", ", ".join(draft.law), draft.file, rule)


def to_know(dispatch: Dispatch, strange: bool) -> Iterator[str]:  # noqa: FBT001 - said once, where it is found out
    """What whoever reads the explanation should know besides."""
    if strange:
        yield "most of the file is not what this campaign writes: name the one it was made with (--campaign)"
    yield from (one.what for one in dispatch.to.notices if one.rule != "address-old")
