"""What a program may use: from a campaign folder to the bytes of letters, faxes, telegrams and petitions.

Stages raise `ProtestError`; the `make_…` functions return files and problems together, after the leak test.
"""

from protest_letters.check import Question, check_campaign
from protest_letters.compose.letter import compose_letter
from protest_letters.dispatch import Campaign, Dispatch, Medium, Plan, Resolved, Sender, Wish
from protest_letters.document import Artifact, Document, Letter
from protest_letters.fonts.using import fonts_of
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.styles import LARGE, NORMAL, Style
from protest_letters.leaks import find_leaks, protect
from protest_letters.load.folder import (
    built_in_folder,
    load_campaign,
    load_shipped_forms,
    load_shipped_telegraph_services,
)
from protest_letters.media.fonts import pt_serif
from protest_letters.media.pdf import write_pdf
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors
from protest_letters.reach import find_embassy
from protest_letters.resolve import resolve
from protest_letters.run.copies import make_copies
from protest_letters.run.fax import make_text_faxes
from protest_letters.run.letters import make_letters
from protest_letters.run.petition import make_petitions
from protest_letters.run.raster import make_raster_faxes
from protest_letters.run.telegram import make_telegrams
from protest_letters.standards import standard_for, standard_named

__all__ = [
    "LARGE",
    "NORMAL",
    "Artifact",
    "Campaign",
    "Dispatch",
    "Document",
    "ExitCode",
    "Letter",
    "Medium",
    "Plan",
    "Problem",
    "ProtestError",
    "Question",
    "Resolved",
    "Sender",
    "Style",
    "Wish",
    "built_in_folder",
    "check_campaign",
    "compose_letter",
    "find_embassy",
    "find_leaks",
    "fonts_of",
    "lay_out",
    "load_campaign",
    "load_shipped_forms",
    "load_shipped_telegraph_services",
    "make_copies",
    "make_letters",
    "make_petitions",
    "make_raster_faxes",
    "make_telegrams",
    "make_text_faxes",
    "plan_letters",
    "protect",
    "pt_serif",
    "raise_errors",
    "resolve",
    "standard_for",
    "standard_named",
    "write_pdf",
]
