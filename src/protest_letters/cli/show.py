"""`protest show ID`."""

from typing import Annotated, Any

import typer

from protest_letters.cli.console import problems_shown, result, result_json, show_problems
from protest_letters.cli.options import (
    CampaignOption,
    CountryOption,
    DateOption,
    JsonOption,
    LangOption,
    chosen_folder,
    known_language,
    letter_date,
    real_date,
    user_folder,
)

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="An addressee, a letter or a contact.")]
RevealOption = Annotated[bool, typer.Option("--reveal", help="Show a contact's name and street.")]


def show(
    id_: IdArgument,
    *,
    date: DateOption = "",
    country: CountryOption = "",
    lang: LangOption = "en",
    campaign: CampaignOption = "",
    reveal: RevealOption = False,
    json: JsonOption = False,
) -> None:
    """Show one addressee, letter or contact: channels, holders, sources, ages."""
    from protest_letters.cli.own import sender_country

    with problems_shown():
        table = _table(id_, (date, sender_country(country), known_language(lang), campaign), reveal=reveal)
    if json:
        result_json(table)
    else:
        for line in _lines(table):
            result(line)


def _table(name: str, options: tuple[str, str, str, str], *, reveal: bool) -> dict[str, Any]:
    from protest_letters import report
    from protest_letters.load.folder import load_campaign
    from protest_letters.problems import Problem, ProtestError, did_you_mean

    date, country, lang, folder = options
    campaign = load_campaign(chosen_folder(folder), user_folder())
    show_problems(campaign.notices)
    if name in campaign.letters:
        return report.show_letter(campaign, name, lang)
    for contact in campaign.book.contacts:
        if contact.id == name:
            return report.show_contact(contact, reveal=reveal)
    contacts = {one.id for one in campaign.book.contacts}
    known = {one.id for one in campaign.book.addressees} | contacts | {"embassy", *campaign.letters}
    if name not in known:
        raise ProtestError(
            [Problem(name, "is nobody's id in this campaign", did_you_mean(name, known) or "protest list shows all")]
        )
    found = report.resolve_for_show(campaign, name, letter_date(date), real_date(), country=country)
    return report.show_addressee(found, lang, country, real_date())


def _lines(table: dict[str, Any]) -> list[str]:
    if "body" in table:
        return _letter_lines(table)
    if "town" in table:
        return [f"{key}: {', '.join(value) if isinstance(value, list) else value}" for key, value in table.items()]
    return _addressee_lines(table)


def _letter_lines(table: dict[str, Any]) -> list[str]:
    until = f" until before {table['until']}" if table["until"] else ""
    return [
        f"{table['id']} ({table['language']}; also in {', '.join(table['languages'])})",
        f"subject:  {table['subject']}",
        f"period:   from {table['from']}{until}",
        f"for:      {', '.join(table['for'])}",
        f"law:      {', '.join(table['law'])}",
        *(f"fact:     {one['fact']} ({one['date']}; {one['source']})" for one in table["facts"]),
        "",
        table["body"],
        *(f"\nask of a {kind}: {ask}" for kind, ask in table["asks"].items()),
    ]


def _addressee_lines(table: dict[str, Any]) -> list[str]:
    age = f", {table['age_days']} days before this date" if table["age_days"] is not None else ""
    own = "; own correction" if table["own"] else ""
    served = f", for {table['served']}" if table["served"] else ""
    return [
        f"{table['id']}{served}: {table['title']}, on {table['date']}",
        f"holder:   {table['holder'] or 'not known for that date'}",
        f"post:     {' / '.join(table['address']) if table['address'] else 'not known for that date'}",
        *(
            [f"          as of {table['as_of']}{age}; {table['confidence']} confidence{own}"]
            if table["address"]
            else []
        ),
        *(f"          source: {source}" for source in table["source"]),
        f"fax:      {table['fax'] or 'not known for that date'}",
        f"e-mail:   {table['email'] or 'not known for that date'}",
        *(f"to know:  {one['what']}{_hint(one['hint'])}" for one in table["notices"]),
        *(f"note:     {text}" for text in table["notes"]),
        *(f"held by:  {_term(one)}" for one in table["holders"]),
        *(f"address:  {one['value']} ({_about(one)})" for one in table["addresses"]),
        *(f"{one['way'] + ':':<9} {one['as_printed']} ({_about(one)})" for one in table["numbers"]),
        *([f"serves:   {', '.join(table['accredited'])}"] if table["accredited"] else []),
    ]


def _hint(hint: str) -> str:
    return f" ({hint})" if hint else ""


def _term(term: dict[str, Any]) -> str:
    parts = [f"from {term['from']}"] if term["from"] else []
    parts += [f"until {term['until']}"] if term["until"] else []
    parts += [f"seen {', '.join(term['seen'])}"] if term["seen"] else []
    parts += ["own correction"] if term["own"] else []
    return f"{term['name']}: {', '.join(parts)}{_hint(term['note'] or '')}"


def _about(record: dict[str, Any]) -> str:
    marks = [word for key, word in (("historical", ", historical"), ("own", ", own correction")) if record[key]]
    return f"as of {record['as_of']}, {record['confidence']}{''.join(marks)}"
