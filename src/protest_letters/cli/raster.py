"""`protest fax … --tiff` and `--send`: what is done with the options of a fax as a picture."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from protest_letters.cli.console import problems_shown
from protest_letters.cli.options import FieldOptions, FileOptions, LetterOptions, real_time
from protest_letters.cli.raster_options import RasterOptions
from protest_letters.dispatch import Medium
from protest_letters.document import Artifact
from protest_letters.problems import ExitCode, Problem, raise_errors


def raster_fax(
    who: tuple[str, ...],
    mine: FieldOptions,
    what: LetterOptions,
    raster: RasterOptions,
    *,
    files: FileOptions,
    now: datetime | None = None,
    wrong: Sequence[Problem] = (),
) -> None:
    """Make faxes as pictures, and send them if that is asked for.

    `now` is the real time, else the machine's; `wrong` is what is wrong already in other options.
    """
    from protest_letters.cli.delivery import deliver
    from protest_letters.cli.outbox import about_sheet, raster_wish, ready_to_send
    from protest_letters.cli.request import understand
    from protest_letters.load.folder import load_shipped_forms
    from protest_letters.run.raster import make_raster_faxes

    several = len(who) > 1 or "all" in who
    with problems_shown():
        how, unfit = raster_wish(raster, what, files)
        request = understand(who, mine, what, medium=Medium.FAX, wrong=[*wrong, *unfit])
        faxes, problems = make_raster_faxes(request.wish, request.campaign, load_shipped_forms(), how)
        said = [*request.problems, *about_sheet(what), *problems]
        age = request.campaign.book.max_age_days
        outbox = ready_to_send(faxes, said, age, raster, now=now or real_time(), dry_run=files.dry_run)
        if outbox.calls and not files.dry_run:
            raise_errors(_made_before([fax.artifact for fax in faxes], files, several=several))
        outbox.announce()
    deliver([fax.artifact for fax in faxes], said, files, several=several)
    with problems_shown():
        outbox.hand_over(files, several=several)


def _made_before(artifacts: Sequence[Artifact], files: FileOptions, *, several: bool) -> Iterator[Problem]:
    """Refuse to send a file again that an earlier run made, and perhaps sent."""
    from protest_letters.run.files import in_the_way, targets

    for artifact, path in zip(artifacts, targets(artifacts, files.out, several=several), strict=True):
        if path.is_file() and not files.force and in_the_way(path, artifact.content, force=False) is None:
            what = "was made before, and perhaps sent"
            hint = "remove the file or give --force if it is to be sent again"
            yield Problem(str(path), what, hint, "send-repeated", code=ExitCode.UNSAFE)
