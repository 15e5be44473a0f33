"""The labels of a group: a file for each kind of sheet, in the order of the letters."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from protest_letters.layout.labels import LabelSetting, LabelText, address_types, lay_out_labels
from protest_letters.media.pdf import write_pdf
from protest_letters.problems import ProtestError, raise_errors
from protest_letters.run.mailout.kit import Kit
from protest_letters.run.mailout.planned import Planned
from protest_letters.run.mailout.print_files import MadeFile, Place
from protest_letters.standards import standard_for


def setting_of(planned: Planned, kit: Kit) -> LabelSetting:
    """Return how labels of a piece's country of posting are printed."""
    country = planned.piece.posted_in
    sheet, sheets = kit.stationery(planned).labels, kit.outfit.label_sheets
    types = address_types(standard_for(country).address_min_pt)
    return LabelSetting(sheet, types, others=sheets, language="en", title=f"Address labels, {sheet.title}")


def write_labels(
    name: str, labels: Sequence[tuple[Planned, LabelText]], kit: Kit
) -> tuple[MadeFile, Mapping[str, Place]]:
    """Place labels of one kind of sheet; return the file, and on which page the label of each piece is.

    Raises:
        ProtestError: a text does not fit (exit code 5).
    """
    how = setting_of(labels[0][0], kit)
    labelled = lay_out_labels([text for _, text in labels], how, kit.sans)
    raise_errors(labelled.problems)
    assert labelled.document is not None  # noqa: S101 - every text has its label
    places = {planned.id: Place(at // how.sheet.count + 1, 1) for at, (planned, _) in enumerate(labels)}
    return MadeFile(name, write_pdf(labelled.document, kit.sans)), places


def fit_label(planned: Planned, text: LabelText, kit: Kit) -> None:
    """See that a text fits its label.

    Raises:
        ProtestError: it does not (exit code 5).
    """
    labelled = lay_out_labels([text], setting_of(planned, kit), kit.sans)
    if labelled.problems:
        raise ProtestError([replace(one, where=planned.piece.addressee) for one in labelled.problems])
