"""The papers round a mail-out are PDF/A-2a and PDF/UA-1 as well."""

from dataclasses import replace

import pytest

from mailouts import ORGANISER, RATES, job, people, pieces
from protest_letters.layout.bundle_slips import lay_out_bundle_slips
from protest_letters.layout.checklist import lay_out_checklist
from protest_letters.layout.reading_copy import Original, lay_out_reading_copy
from protest_letters.layout.signing_list import lay_out_signing_list
from protest_letters.mailout.packets import packets_of
from protest_letters.mailout.piece import Handover
from protest_letters.mailout.words import WORDS
from protest_letters.media.pdf import write_pdf
from protest_letters.standards import standard_named
from test_layout_instructions import FACES, laid
from test_press_conformance import composed, failures

DIN = standard_named("din-b")


def members(count):
    who, what = people(*((f"m{at}", f"Surname{at:03}", "North") for at in range(count)))
    return packets_of(what, who, Handover.MEETING)


def papers(language):
    ours = replace(ORGANISER, language=language)
    who, _ = people(("M-0017", "Sample", ""))
    bundles = packets_of(pieces(260), who, Handover.ORGANISATION)
    yield "instructions", laid(language=language, rates=RATES, reading=True)
    yield "many letters", laid(language=language, count=60)
    yield "copy", lay_out_reading_copy(composed(language), Original(("0001",), "ru"), DIN, FACES)
    yield "list", lay_out_signing_list(members(50), ours, DIN, FACES)
    yield "slips", lay_out_bundle_slips(bundles, RATES, ours, DIN, typefaces=FACES)
    yield "checklist", lay_out_checklist(job(organiser=ours, historical=True, warnings=("a", "b") * 30), DIN, FACES)


@pytest.mark.parametrize("language", sorted(WORDS))
def test_every_paper_conforms(language):
    assert {name: failures(write_pdf(document, FACES)) for name, document in papers(language)} == {
        name: [] for name, _ in papers(language)
    }
