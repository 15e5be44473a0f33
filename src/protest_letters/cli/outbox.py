"""Faxes between being made and being sent: judged, announced, handed over. Imported only where a fax is a picture."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from getpass import getuser

from protest_letters.cli.console import result, talk
from protest_letters.cli.options import FileOptions, LetterOptions
from protest_letters.cli.raster_options import RasterOptions
from protest_letters.media.raster import GRIDS
from protest_letters.problems import Level, Problem, ProtestError, did_you_mean, raise_errors
from protest_letters.run.files import targets
from protest_letters.run.raster import RasterFax, RasterWish
from protest_letters.run.send_rules import SPACING, Call, Leave, plan_calls
from protest_letters.run.sending import command_of, find_program, send


def raster_wish(
    raster: RasterOptions, what: LetterOptions, files: FileOptions
) -> tuple[RasterWish, tuple[Problem, ...]]:
    """Return how the picture is made, and every option that is wrong or does not go with another."""
    grids = {grid.name: grid for grid in GRIDS}
    problems: list[Problem] = []
    name = raster.resolution or GRIDS[0].name
    if name not in grids:
        problems.append(Problem("--resolution", f'there is no resolution "{name}"', did_you_mean(name, grids)))
    if raster.no_cover and raster.original_follows:
        what_is_wrong = "is said on the cover, which --no-cover leaves out"
        problems.append(Problem("--original-follows", what_is_wrong, "give one of the two"))
    if raster.send and files.out == "-":
        problems.append(Problem("--send", "needs a file, and -o - makes none", "name a file or a folder with -o"))
    if raster.send and files.open_:
        problems.append(Problem("--open", "does not go with --send", "open the file afterwards"))
    if not raster.send:
        problems.extend(_without_sending(raster))
    wish = RasterWish(
        grids.get(name, GRIDS[0]),
        cover=not raster.no_cover,
        original_follows=raster.original_follows,
        large=what.large,
    )
    return wish, tuple(problems)


def _without_sending(raster: RasterOptions) -> Iterator[Problem]:
    """Options that mean nothing where nothing is sent."""
    given = {
        "--yes-send": raster.yes_send is not None,
        "--even-if-old": raster.even_if_old,
        "--at-night": raster.at_night,
    }
    for option in (name for name, there in given.items() if there):
        yield Problem(option, "goes with --send", "give --send as well, or leave it out")


def about_sheet(what: LetterOptions) -> Iterator[Problem]:
    """Say that a fax has a sheet of its own."""
    if what.standard:
        said = "a fax has no window: its sheet is that of the country where it arrives"
        yield Problem("--standard", said, rule="fax-sheet", level=Level.NOTICE)


@dataclass(frozen=True, slots=True)
class Outbox:
    """Calls that nothing forbids, and the program that makes them; no program if it is only said what would be done."""

    calls: tuple[Call, ...]
    program: str

    def announce(self) -> None:
        """Say what goes where, before anything leaves the machine."""
        verb = "sending" if self.program else "would send"
        for call in self.calls:
            talk(f"{verb} {_described(call)}")
        if len(self.calls) > 1:
            minutes = int(SPACING.total_seconds()) // 60
            talk(f"{len(self.calls)} faxes in all, {minutes} minutes apart")

    def hand_over(self, files: FileOptions, *, several: bool) -> None:
        """Give every fax to the program, or print the commands if there is none.

        Raises:
            ProtestError: with every fax that was refused (exit code 9).
        """
        problems: list[Problem] = []
        artifacts = [call.fax.artifact for call in self.calls]
        for call, path in zip(self.calls, targets(artifacts, files.out, several=several), strict=True):
            if not self.program:
                result(shlex.join(command_of(call, path, _account())))
                continue
            try:
                queued = send(self.program, call, path, _account())
            except ProtestError as error:
                problems.extend(error.problems)
                continue
            talk(f"{call.fax.dispatch.id}: job {queued.job}" if queued.job else queued.said)
        raise_errors(problems)


def ready_to_send(
    faxes: Sequence[RasterFax],
    said: Sequence[Problem],
    max_age_days: int,
    raster: RasterOptions,
    *,
    now: datetime,
    dry_run: bool,
) -> Outbox:
    """Judge faxes that are to be sent; where none are, the outbox is empty.

    Raises:
        ProtestError: with all that forbids it, and all that was said before; then nothing is made or sent.
    """
    if not raster.send:
        return Outbox((), "")
    leave = Leave(raster.yes_send, even_if_old=raster.even_if_old, at_night=raster.at_night)
    calls, problems = plan_calls(faxes, max_age_days, leave, now)
    found = [*said, *problems]
    program = ""
    if not dry_run:
        try:
            program = find_program()
        except ProtestError as error:
            found.extend(error.problems)
    raise_errors(found)
    return Outbox(calls, program)


def _described(call: Call) -> str:
    """To whom, at which number and how it is known, how many pages, when."""
    fax = call.fax
    minutes = int(call.after.total_seconds()) // 60
    when = f"in {minutes} minutes" if minutes else "now"
    pages = "1 page" if fax.pages == 1 else f"{fax.pages} pages"
    number = f"{fax.number.value} (printed {fax.number.as_printed}, as of {fax.number.evidence.as_of})"
    return f"{fax.artifact.name} to {fax.dispatch.to.addressee.id}, {number}: {pages}, {when}"


def _account() -> str:
    """Whoever is logged in: HylaFAX writes there if a fax does not go through."""
    try:
        return getuser()
    except (KeyError, OSError):
        # a number without a name, as containers have it
        return "root"
