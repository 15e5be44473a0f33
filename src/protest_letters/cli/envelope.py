"""`protest envelope WHO…`."""

from dataclasses import dataclass
from typing import Annotated

import typer

from protest_letters.cli.console import problems_shown
from protest_letters.cli.groups import grouped
from protest_letters.cli.options import AddressCountryOption, AddressOption, FieldOptions, FileOptions, ItemOptions, Who
from protest_letters.problems import Problem


@dataclass(frozen=True, slots=True)
class EnvelopeOptions(ItemOptions):
    """What is printed on which envelope."""

    address: AddressOption = None
    address_country: AddressCountryOption = ""
    size: Annotated[
        str, typer.Option("--size", metavar="SIZE", help="dl, c6, c5, number-10 …; else your country's common one.")
    ] = ""
    window: Annotated[
        bool, typer.Option("--window", help="For a window envelope: leave out the address, which shows in it.")
    ] = False
    airmail: Annotated[bool, typer.Option("--airmail", help="Mark it as airmail.")] = False
    registered: Annotated[bool, typer.Option("--registered", help="Mark it as registered.")] = False
    no_sender: Annotated[bool, typer.Option("--no-sender", help="Leave out your own address.")] = False
    outline: Annotated[bool, typer.Option("--outline", help="Draw the places of stamp, address and machines.")] = False


@grouped
def envelope(who: Who, *, mine: FieldOptions, how: EnvelopeOptions, files: FileOptions) -> None:
    """Make the envelope as a PDF of its size."""
    from protest_letters.cli.delivery import deliver
    from protest_letters.cli.request import attempt, understand
    from protest_letters.dispatch import Medium
    from protest_letters.layout.envelope import Look
    from protest_letters.load.folder import load_shipped_forms
    from protest_letters.run.envelopes import Enveloping, choose_envelope, make_envelopes
    from protest_letters.standards.carriage import AIRMAIL, REGISTERED

    marks = ((how.airmail, AIRMAIL), (how.registered, REGISTERED))
    with problems_shown():
        wrong = _refused(mine)
        # a wrong name is said with the rest; the common size is known once the country is
        attempt(wrong, lambda: choose_envelope(how.size, mine.country or "", window=how.window and bool(how.size)))
        # without a sender it is no more than a label
        medium = Medium.LABEL if how.no_sender else Medium.ENVELOPE
        request = understand(tuple(who), mine, how, medium=medium, wrong=wrong)
        size = choose_envelope(how.size, request.wish.sender.country, window=how.window)
        enveloping = Enveloping(
            size,
            tuple(carriage for wanted, carriage in marks if wanted),
            Look(how.window, how.outline),
            with_sender=not how.no_sender,
        )
        artifacts, problems = make_envelopes(request.wish, request.campaign, load_shipped_forms(), enveloping)
    deliver(artifacts, [*request.problems, *problems], files, several=len(who) > 1 or "all" in who)


def _refused(mine: FieldOptions) -> list[Problem]:
    if not mine.signature:
        return []
    return [Problem("--signature", "an envelope has no picture", "leave it out")]
