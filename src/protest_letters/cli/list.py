"""`protest list`."""

from typing import Any

from protest_letters.cli.console import problems_shown, result, result_json, show_problems
from protest_letters.cli.options import (
    CampaignOption,
    CountryOption,
    DateOption,
    JsonOption,
    chosen_folder,
    letter_date,
    real_date,
    user_folder,
)


def list_(
    *,
    campaign: CampaignOption = "",
    date: DateOption = "",
    country: CountryOption = "",
    json: JsonOption = False,
) -> None:
    """Show whom one can write to, and which letters there are."""
    from protest_letters.cli.own import sender_country
    from protest_letters.load.folder import load_campaign
    from protest_letters.report import list_campaign

    with problems_shown():
        read = load_campaign(chosen_folder(campaign), user_folder())
        table = list_campaign(read, letter_date(date), real_date(), sender_country(country))
    show_problems(read.notices)
    if json:
        result_json(table)
    else:
        _print(table)


_NO_EMBASSY = {
    False: "the embassy in your country (say --country)",
    True: "no embassy for your country with an address",
}


def _about(row: dict[str, Any]) -> str:
    if "title" not in row:
        return f"the embassy for your country, {row['to']}" if row["to"] else _NO_EMBASSY[bool(row["country"])]
    own = " (own correction)" if row["own"] else ""
    return f"{row['title']}{', ' + row['host'] if row['host'] else ''}{own}"


def _ways(row: dict[str, Any]) -> list[str]:
    """The channels, with a word where the post of the sender's country takes no letters."""
    closed = row.get("post_suspended", False)
    return [f"{way} suspended" if way == "post" and closed else str(way) for way in row["channels"]]


def _print(table: dict[str, Any]) -> None:
    result(f"{table['campaign']['title']} ({table['campaign']['date']})")
    result(f"all = {' '.join(table['campaign']['all'])}")
    width = max((len(row["id"]) for row in table["addressees"]), default=0)
    result("\nAddressees")
    for row in table["addressees"]:
        who = row.get("holder") or ""
        about = _about(row)
        ways = ", ".join(_ways(row)) or "no way known on this day"
        result(f"  {row['id']:<{width}}  {about}{f', {who}' if who else ''} [{ways}]")
    result("\nContacts")
    for row in table["contacts"]:
        result(f"  {row['id']:<{width}}  {row['town']}, {row['exposure']}")
    result("\nLetters")
    for row in table["letters"]:
        until = f" until before {row['until']}" if row["until"] else ""
        kind = "" if row["kind"] == "letter" else f"{row['kind']}, "
        about = f"{kind}{', '.join(row['languages'])}; from {row['from']}{until}"
        result(f"  {row['id']:<{width}}  {row['subject']} ({about})")
