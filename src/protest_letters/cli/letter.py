"""`protest letter WHO…`."""

from protest_letters.cli.console import problems_shown
from protest_letters.cli.options import (
    AsOrganisationOption,
    CampaignOption,
    CareOfOption,
    CityOption,
    CountryOption,
    DateOption,
    DryRunOption,
    ForceOption,
    LangOption,
    LetterOption,
    NameOption,
    OrganisationOption,
    OutOption,
    PostcodeOption,
    RoleOption,
    StandardOption,
    StreetOption,
    Who,
)


def letter(
    who: Who,
    *,
    name: NameOption = "",
    role: RoleOption = "",
    organisation: OrganisationOption = "",
    as_organisation: AsOrganisationOption = False,
    street: StreetOption = "",
    postcode: PostcodeOption = None,
    city: CityOption = "",
    country: CountryOption = "",
    care_of: CareOfOption = "",
    letter: LetterOption = "",
    lang: LangOption = "",
    date: DateOption = "",
    standard: StandardOption = "",
    campaign: CampaignOption = "",
    out: OutOption = "",
    force: ForceOption = False,
    dry_run: DryRunOption = False,
) -> None:
    """Make the letter as a PDF."""
    from protest_letters.cli.delivery import Delivery, deliver
    from protest_letters.cli.request import Asked, understand
    from protest_letters.load.folder import load_shipped_forms
    from protest_letters.run import make_letters

    given = {
        "name": name,
        "role": role,
        "organisation": organisation,
        "street": street,
        **({} if postcode is None else {"postcode": postcode}),
        "city": city,
        "country": country,
        "care_of": care_of,
    }
    asked = Asked(tuple(who), given, as_organisation, date, letter, lang, standard, campaign)
    with problems_shown():
        wish, row, read = understand(asked)
        artifacts, problems = make_letters(wish, read, load_shipped_forms(), row)
    deliver(artifacts, problems, Delivery(out, force, dry_run, several=len(who) > 1 or "all" in who))
