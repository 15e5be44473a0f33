"""`protest letter WHO…`."""

import typer

from protest_letters.cli.console import problems_shown, result, result_bytes, show_problems, talk
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
    chosen_folder,
    letter_date,
    real_date,
)
from protest_letters.problems import ExitCode, Problem, ProtestError, exit_code


def letter(
    who: Who,
    *,
    name: NameOption = "",
    role: RoleOption = "",
    organisation: OrganisationOption = "",
    as_organisation: AsOrganisationOption = False,
    street: StreetOption = "",
    postcode: PostcodeOption = "",
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
    from protest_letters.dispatch import Wish
    from protest_letters.load.folder import load_campaign, load_shipped_forms
    from protest_letters.load.sender import read_sender
    from protest_letters.run import choose_standard, make_letters, write_artifacts

    given = {
        "name": name,
        "role": role,
        "organisation": organisation,
        "street": street,
        "postcode": postcode,
        "city": city,
        "country": country,
        "care_of": care_of,
    }
    with problems_shown():
        sender = read_sender(given, many=as_organisation)
        wish = Wish(tuple(who), sender, letter_date(date), real_date(), letter, lang)
        row = choose_standard(standard, sender.country)
        artifacts, problems = make_letters(wish, load_campaign(chosen_folder(campaign)), load_shipped_forms(), row)
        if out == "-" and len(artifacts) > 1:
            what = f"{len(artifacts)} letters cannot all go to standard output"
            raise ProtestError([*problems, Problem("--out", what, "name a folder with -o")])
    if dry_run:
        for artifact in artifacts:
            talk(f"would make {artifact.name}")
    elif out == "-":
        for artifact in artifacts:
            result_bytes(artifact.content)
    else:
        paths, unwritten = write_artifacts(artifacts, out, force=force)
        problems = (*problems, *unwritten)
        for path in paths:
            result(str(path))
    show_problems(problems)
    code = exit_code(problems)
    if code is not ExitCode.DONE:
        raise typer.Exit(code)
