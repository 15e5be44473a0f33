"""Labels: addressees, or the sender's own address, on sheets of labels."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.compose.address import address_block, address_in_full, form_of_address
from protest_letters.compose.letterhead import BETWEEN, on_one_line, return_address
from protest_letters.customs import custom_of, regional
from protest_letters.dispatch import Campaign, Item, Medium, Sender, Wish
from protest_letters.document import Artifact
from protest_letters.layout.labels import (
    SENDER_MARGIN,
    SENDER_TYPES,
    LabelSetting,
    LabelText,
    address_types,
    lay_out_labels,
)
from protest_letters.leaks import protect
from protest_letters.media.fonts import pt_sans
from protest_letters.media.pdf import write_pdf
from protest_letters.model import FormOfAddress
from protest_letters.plan import plan_items
from protest_letters.problems import ExitCode, Level, Problem, ProtestError, exit_code
from protest_letters.run.letters import texts_of
from protest_letters.run.making import Made, Piece, about_dates, about_leaks
from protest_letters.standards import standard_for
from protest_letters.standards.label_sheet import EDGE, LabelSheet
from protest_letters.standards.label_sheets import LABEL_SHEETS
from protest_letters.standards.spelling import plain


@dataclass(frozen=True, slots=True)
class LabelWish:
    """On which labels something is printed.

    Attributes:
        start: the first label to be used on the first sheet; those before it are gone.
        nudge: by how much everything is moved to the right and down, in millimetres.
        outline: whether each label's edge is drawn, for a test on plain paper.
        copies: how many labels each address has; 0 for one of an addressee, and the rest of the sheet of a sender.
        others: the sheets there are, one of which is named where the chosen one has no room for an address.
        fonts: files and folders of fonts for a sender's labels; those of addressees take them from the wish.
    """

    sheet: LabelSheet
    start: int = 1
    nudge: tuple[float, float] = (0.0, 0.0)
    outline: bool = False
    copies: int = 0
    others: tuple[LabelSheet, ...] = LABEL_SHEETS
    fonts: tuple[str, ...] = ()

    def setting(self, title: str) -> LabelSetting:
        """What the layout has to know; `title` describes the file."""
        return LabelSetting(self.sheet, (), self.start, self.nudge, self.outline, others=self.others, title=title)


#: By whether the labels' edges are drawn.
_HOW_TO_PRINT = {
    False: "print at 100 %; --outline on plain paper shows first whether they lie right",
    True: "print at 100 % on plain paper: --outline draws the labels' edges",
}
#: Looks for somebody protected in what a piece has to read; the first argument names the piece.
_Search = Callable[[str, tuple[tuple[str, str], ...]], tuple[Problem, ...]]


def make_labels(wish: Wish, campaign: Campaign, forms: Sequence[FormOfAddress], how: LabelWish) -> Made:
    """Make one file with the labels of all addressees of a wish; return it and everything to be said.

    Whoever has no label, because the address does not fit or tells of somebody protected, is said, and takes no place.
    """
    mailing = plan_items(replace(wish, medium=Medium.LABEL), campaign)
    problems = [*mailing.problems, *about_dates(wish)]
    if exit_code(mailing.problems) is ExitCode.USAGE:
        return (), tuple(problems)
    search = _searching(wish.sender, campaign, namesake=wish.namesake)
    texts: list[LabelText] = []
    for item in mailing.items:
        try:
            text = label_text(item, forms)
        except ProtestError as error:
            problems.extend(error.problems)
            continue
        leaks = search(text.who, _words(text))
        problems.extend(leaks)
        if exit_code(leaks) is ExitCode.DONE:
            texts.extend([text] * (how.copies or 1))
    setting = replace(
        how.setting(f"Address labels, {how.sheet.title}"),
        types=address_types(standard_for(wish.sender.country).address_min_pt),
        language=mailing.items[0].language if mailing.items else "en",
    )
    made, said = _printed(texts, setting, "labels.pdf", search, fonts=wish.fonts)
    return made, tuple(dict.fromkeys((*problems, *said)))


def make_sender_labels(
    sender: Sender, campaign: Campaign, how: LabelWish, *, language: str = "", namesake: bool = False
) -> Made:
    """Make one file with labels of the sender's own address; return it and everything to be said.

    Args:
        sender: whose address it is.
        campaign: whom no label may name.
        how: on which labels.
        language: in which the sender's country is named; else English, which every post reads.
        namesake: the sender bears the surname of somebody protected and is somebody else.
    """
    written_in = regional(language or "en", sender.country)
    lines = return_address(sender, written_in)
    text = LabelText("the sender", lines, in_short=on_one_line(lines), separator=BETWEEN)
    search = _searching(sender, campaign, namesake=namesake)
    leaks = search(text.who, _words(text))
    if exit_code(leaks) is not ExitCode.DONE:
        return (), leaks
    setting = replace(
        how.setting(f"Return address labels, {how.sheet.title}"),
        types=SENDER_TYPES,
        margin=SENDER_MARGIN,
        language=written_in,
    )
    copies = how.copies or how.sheet.count - how.start + 1
    made, said = _printed([text] * copies, setting, "sender-labels.pdf", search, fonts=how.fonts)
    return made, tuple(dict.fromkeys((*leaks, *said)))


def make_outline(how: LabelWish) -> Made:
    """Make an empty sheet with the edges of its labels and their numbers, for a test on plain paper."""
    setting = replace(how.setting(f"Outline of {how.sheet.title}"), outline=True)
    return _printed([], setting, f"outline-{plain(how.sheet.id)}.pdf", lambda _where, _texts: ())


def label_text(item: Item, forms: Sequence[FormOfAddress]) -> LabelText:
    """Return what stands on an addressee's label.

    Raises:
        ProtestError: the campaign lacks a form of the name or the title (exit code 3).
    """
    form, custom = form_of_address(item, forms), custom_of(item.language)
    lines, full = address_block(item, form, custom), address_in_full(item, form, custom)
    return LabelText(item.to.addressee.id, lines, full)


def _searching(sender: Sender, campaign: Campaign, *, namesake: bool) -> _Search:
    protected = protect(campaign.book)
    return lambda where, texts: about_leaks(where, sender, Piece((), texts=texts), protected, namesake=namesake)


def _words(text: LabelText) -> tuple[tuple[str, str], ...]:
    """Everything that may be printed of a text."""
    ways = (text.lines, text.in_full, (text.in_short,))
    return tuple(("label", "\n".join("".join(run.text for run in line) for line in way)) for way in ways if any(way))


def _printed(
    texts: Sequence[LabelText], setting: LabelSetting, name: str, search: _Search, *, fonts: Sequence[str] = ()
) -> Made:
    """Lay out and write; a file that tells of somebody protected is not made."""
    typefaces = pt_sans(fonts)
    labelled = lay_out_labels(texts, setting, typefaces)
    if labelled.document is None:
        return (), labelled.problems
    # what is allowed was said label by label
    leaks = [one for one in search(name, texts_of(labelled.document, name)) if one.level is Level.ERROR]
    if leaks:
        return (), (*labelled.problems, *leaks)
    pdf = Artifact(name, write_pdf(labelled.document, typefaces))
    return (pdf,), (*labelled.problems, *_about_print(setting, labelled.count))


def _about_print(setting: LabelSetting, count: int) -> Iterator[Problem]:
    """Say what to print on, which label is the next free one, and what a nudge pushes over the paper's edge."""
    sheet, last = setting.sheet, setting.start - 1 + count
    sheets, used = -(-last // sheet.count), last % sheet.count
    left = f"; the next free label is {used + 1}" if used else ""
    what = f"{_many(count, 'label')} on {_many(sheets, 'sheet')} of {sheet.title} ({sheet.paper[0]}){left}"
    if count:
        yield Problem("labels", what, _HOW_TO_PRINT[setting.outline], "labels", Level.NOTICE)
    frame, (dx, dy) = sheet.frame, setting.nudge
    beyond = max(-frame.x - dx, frame.right + dx - sheet.paper[1], -frame.y - dy, frame.bottom + dy - sheet.paper[2])
    if any(setting.nudge) and beyond > 0:
        said = f"moves labels {beyond:.1f} mm beyond the paper's edge; their text stays {EDGE:g} mm inside"
        yield Problem("--nudge", said, "move them less if it sits badly", "labels", Level.NOTICE)


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
