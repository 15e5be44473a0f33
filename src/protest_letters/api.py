"""What a program may use: from a campaign folder to the bytes of letters, envelopes, labels, faxes and the rest.

Stages raise `ProtestError`; the `make_…` functions return files and problems together, after the leak test.
"""

from protest_letters.check import Question, check_campaign
from protest_letters.compose.letter import compose_letter
from protest_letters.dispatch import Campaign, Dispatch, Medium, Plan, Resolved, Sender, Wish
from protest_letters.document import Artifact, Document, Letter
from protest_letters.fonts.using import fonts_of
from protest_letters.layout.envelope import Look
from protest_letters.layout.labels import LabelSetting, LabelText, lay_out_labels
from protest_letters.layout.sheet import lay_out
from protest_letters.layout.styles import LARGE, NORMAL, Style
from protest_letters.leaks import find_leaks, protect
from protest_letters.load.folder import (
    built_in_folder,
    load_campaign,
    load_shipped_forms,
    load_shipped_telegraph_services,
)
from protest_letters.media.fonts import pt_sans, pt_serif
from protest_letters.media.pdf import write_pdf
from protest_letters.plan import plan_letters
from protest_letters.problems import ExitCode, Problem, ProtestError, raise_errors
from protest_letters.reach import find_embassy
from protest_letters.resolve import resolve
from protest_letters.run.copies import make_copies
from protest_letters.run.envelopes import Enveloping, choose_envelope, make_envelopes, make_test_page
from protest_letters.run.fax import make_text_faxes
from protest_letters.run.labels import LabelWish, make_labels, make_outline, make_sender_labels
from protest_letters.run.letters import Sheet, make_letters
from protest_letters.run.making import choose_pane
from protest_letters.run.petition import make_petitions
from protest_letters.run.raster import make_raster_faxes
from protest_letters.run.telegram import make_telegrams
from protest_letters.standards import standard_for, standard_named
from protest_letters.standards.carriage import AIRMAIL, REGISTERED
from protest_letters.standards.label_sheet import LabelSheet
from protest_letters.standards.label_sheets import LABEL_SHEETS, label_sheet_named

__all__ = [
    "AIRMAIL",
    "LABEL_SHEETS",
    "LARGE",
    "NORMAL",
    "REGISTERED",
    "Artifact",
    "Campaign",
    "Dispatch",
    "Document",
    "Enveloping",
    "ExitCode",
    "LabelSetting",
    "LabelSheet",
    "LabelText",
    "LabelWish",
    "Letter",
    "Look",
    "Medium",
    "Plan",
    "Problem",
    "ProtestError",
    "Question",
    "Resolved",
    "Sender",
    "Sheet",
    "Style",
    "Wish",
    "built_in_folder",
    "check_campaign",
    "choose_envelope",
    "choose_pane",
    "compose_letter",
    "find_embassy",
    "find_leaks",
    "fonts_of",
    "label_sheet_named",
    "lay_out",
    "lay_out_labels",
    "load_campaign",
    "load_shipped_forms",
    "load_shipped_telegraph_services",
    "make_copies",
    "make_envelopes",
    "make_labels",
    "make_letters",
    "make_outline",
    "make_petitions",
    "make_raster_faxes",
    "make_sender_labels",
    "make_telegrams",
    "make_test_page",
    "make_text_faxes",
    "plan_letters",
    "protect",
    "pt_sans",
    "pt_serif",
    "raise_errors",
    "resolve",
    "standard_for",
    "standard_named",
    "write_pdf",
]
