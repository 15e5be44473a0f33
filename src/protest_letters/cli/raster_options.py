"""The options of a fax as a picture; apart from what they do, so that the command starts fast."""

from dataclasses import dataclass
from typing import Annotated

import typer


@dataclass(frozen=True, slots=True)
class RasterOptions:
    """A fax as a picture, and whether it is sent."""

    tiff: Annotated[bool, typer.Option("--tiff", help="Make a picture (TIFF) as fax machines scan it.")] = False
    resolution: Annotated[
        str, typer.Option("--resolution", metavar="NAME", help="fine (196 lines to the inch) or standard (98).")
    ] = ""
    no_cover: Annotated[bool, typer.Option("--no-cover", help="Leave the cover out.")] = False
    original_follows: Annotated[
        bool, typer.Option("--original-follows", help="Say on the cover that the original follows by post.")
    ] = False
    send: Annotated[bool, typer.Option("--send", help="Send it through HylaFAX's sendfax; makes the TIFF as well.")] = (
        False
    )
    yes_send: Annotated[
        int | None, typer.Option("--yes-send", metavar="N", help="To how many it is sent, if to several.")
    ] = None
    even_if_old: Annotated[
        bool, typer.Option("--even-if-old", help="Send to a number that is old or undated as well.")
    ] = False
    at_night: Annotated[bool, typer.Option("--at-night", help="Send between 22:00 and 7:00 there as well.")] = False

    @property
    def wanted(self) -> bool:
        """Whether a picture is asked for, and no text."""
        return self.tiff or self.send
