"""What a program may use: from a campaign folder to the bytes of a letter. Problems come as `ProtestError`."""

from protest_letters.check import Question, check_campaign
from protest_letters.compose.letter import compose_letter
from protest_letters.dispatch import Campaign, Dispatch, Plan, Resolved, Sender, Wish
from protest_letters.document import Document, Letter
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.styles import LARGE, NORMAL, Style
from protest_letters.load.folder import built_in_folder, load_campaign, load_shipped_forms
from protest_letters.media.fonts import pt_serif
from protest_letters.media.pdf import write_pdf
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors
from protest_letters.reach import find_embassy
from protest_letters.resolve import resolve
from protest_letters.standards import standard_for, standard_named

__all__ = [
    "LARGE",
    "NORMAL",
    "Campaign",
    "Dispatch",
    "Document",
    "ExitCode",
    "Letter",
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
    "lay_out",
    "load_campaign",
    "load_shipped_forms",
    "plan_letters",
    "pt_serif",
    "raise_errors",
    "resolve",
    "standard_for",
    "standard_named",
    "write_pdf",
]
