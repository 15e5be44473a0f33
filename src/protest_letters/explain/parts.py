"""What a letter should have, part by part: the words with stand-ins, where they come from, and by which rule."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from protest_letters.compose.filling import part_of
from protest_letters.customs import custom_of
from protest_letters.dispatch import Campaign, Dispatch
from protest_letters.document import Block, Letter, Line
from protest_letters.explain.again import options, pieces
from protest_letters.explain.clauses import Reason, form_reason, line_reason, postal_reason
from protest_letters.explain.source_lines import head_of, place_of
from protest_letters.load.forms import PLACEHOLDER
from protest_letters.mark import Mark
from protest_letters.model import FormOfAddress
from protest_letters.postal import name_on_mail
from protest_letters.standards import standard_named

#: Before the options that gave a part.
_SENDER = "the sender: "
_ONE = "one"
#: Who writes, by the mark's word.
_WRITERS = {_ONE: "one writer", "many": "an organisation", "joint": "a household"}


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its words with stand-ins, their origin, the rule and the sources.

    `optional` parts stand in the letter only where there is room.
    """

    role: str
    text: str
    origin: str
    rule: str
    source: tuple[str, ...] = ()
    optional: bool = False

    @property
    def from_sender(self) -> bool:
        """Whether only the sender could say how it reads."""
        own = any(sign.isalnum() for piece in pieces(self.text)[::2] for sign in piece)
        return self.role == "return line" or not own


@dataclass(frozen=True, slots=True)
class _Made:
    """Everything a letter was made of."""

    letter: Letter
    dispatch: Dispatch
    form: FormOfAddress
    campaign: Campaign
    mark: Mark


def parts_of(
    letter: Letter, dispatch: Dispatch, form: FormOfAddress, made_with: tuple[Campaign, Mark]
) -> tuple[Part, ...]:
    """Return the parts in the order in which a file has them."""
    made = _Made(letter, dispatch, form, *made_with)
    return (*_head(made), *_text(made), *_ending(made))


def _words(line: Line) -> str:
    return "".join(run.text for run in line)


def _head(made: _Made) -> Iterator[Part]:
    """Sender, return line, date, address, reference: the sheet draws the date before the address."""
    letter = made.letter
    for role, lines in (("letterhead", letter.letterhead), ("sender", letter.sender)):
        yield from (_sender_part(role, line, made) for line in lines)
    standard = standard_named(made.mark.sheet)
    if letter.return_line and (standard is None or standard.return_line):
        text = " · ".join(map(_words, letter.return_line))
        rule = "return address over the addressee's, in the window of the envelope"
        abroad = ("--country",) if _words(letter.return_line[-1]) == _country(made) else ()
        yield Part("return line", text, _options(text, *abroad), rule)
    date, *reference = _date_and_reference(made)
    if reference and standard and standard.reference_beside_date:
        # what stands on one line of the sheet is one line of the file's text
        both = [*reference, date] if standard.reference.x < standard.date.x else [date, *reference]
        yield _on_one_line(both)
        yield from _address(made)
        return
    yield date
    yield from _address(made)
    yield from reference


def _date_and_reference(made: _Made) -> Iterator[Part]:
    letter, language = made.letter, custom_of(made.letter.language).language
    text = _words(letter.date_line)
    yield Part("date", text, _options(text, "--date"), f"place and date as letters in {language} have them")
    if letter.reference:
        text = _words(letter.reference)
        yield Part("reference", text, _options(text), f"the sender's own number, with the label of {language}")


def _on_one_line(parts: Sequence[Part]) -> Part:
    """Parts that stand beside each other, from left to right, as one."""
    origins = [part.origin.removeprefix(_SENDER) for part in parts]
    role, text = (" and ".join(part.role for part in parts), " ".join(part.text for part in parts))
    return Part(role, text, f"{_SENDER}{', '.join(origins)}", "; ".join(part.rule for part in parts))


def _options(text: str, *more: str) -> str:
    return f"{_SENDER}{', '.join((*options(text), *more))}"


def _sender_part(role: str, line: Line, made: _Made) -> Part:
    text = _words(line)
    if text == _country(made):
        rule = "country of posting in the letter's language, as the letter crosses a border"
        return Part(role, text, f"{_SENDER}--country", rule)
    both = {"--city", "--postcode"} <= set(options(text))
    rule = f"order of town and postcode in {made.mark.country}" if both else ""
    return Part(role, text, _options(text), rule)


def _country(made: _Made) -> str:
    return name_on_mail(made.mark.country, made.letter.language)


def _address(made: _Made) -> Iterator[Part]:
    """The lines of the form of address, then street, town and country."""
    letter, dispatch = made.letter, made.dispatch
    forms = [line for line in made.form.block if _is_written(line, dispatch)]
    short = {_words(line) for line in letter.address}
    for at, line in enumerate(letter.address_in_full or letter.address):
        text = _words(line)
        if options(text):
            yield Part("address", text, _options(text), "typed for this letter, as it stands")
            continue
        if at < len(forms):
            reason = line_reason(forms[at], made.form, dispatch, made.campaign)
        else:
            reason = postal_reason(text, dispatch, made.campaign)
        yield _part("address", text, reason, optional=text not in short)


def _part(role: str, text: str, reason: Reason, *, optional: bool = False) -> Part:
    return Part(role, text, reason.origin, reason.rule, reason.source, optional)


def _is_written(line: str, dispatch: Dispatch) -> bool:
    """Whether a line of the form stands in the letter: one that only says "in the host country" may be empty."""
    language = dispatch.language.partition("-")[0]
    where = dispatch.to.addressee.in_host.get(language)
    return bool(PLACEHOLDER.sub(lambda found: where if found.group(1) == "in_host" else found.group(), line).strip())


def _text(made: _Made) -> Iterator[Part]:
    """Subject, salutation and body, in the order of the custom."""
    letter, draft = made.letter, made.dispatch.template
    custom = custom_of(letter.language)
    where = "above" if custom.subject_first else "below"
    rule = f"subject {where} the salutation: custom of {custom.language}"
    subject = Part("subject", _words(letter.subject), head_of(part_of(draft, "subject")), rule)
    sign = custom.after_salutation
    after = f'"{sign}" after it' if sign else "no sign after it"
    reason = form_reason(f"salutation, {after}: custom of {custom.language}", made.form, made.dispatch)
    salutation = _part("salutation", _words(letter.salutation), reason)
    yield from (subject, salutation) if letter.subject_first else (salutation, subject)
    yield from (_paragraph(block, made) for block in letter.body)


def _paragraph(block: Block, made: _Made) -> Part:
    text, draft = _words(block.runs), made.dispatch.template
    label = f"{block.label} " if block.label else ""
    if not any(piece.strip() for piece in pieces(text)[::2]):
        return Part("text", label + text, _options(text), "the sender's own words")
    kind = made.dispatch.to.addressee.kind
    which, place = place_of(text, (draft, part_of(draft, kind)))
    rule = f"the request for this kind of office ({kind})" if which == 1 else "text of the letter"
    given = options(text)
    filled = f", filled in by the sender: {', '.join(given)}" if given else ""
    return Part(
        "text",
        label + text,
        place or draft.file,
        f"{rule}{', in the plural' if made.mark.writer != _ONE else ''}{filled}",
    )


def _ending(made: _Made) -> Iterator[Part]:
    letter, draft = made.letter, made.dispatch.template
    reason = form_reason(f"close of {_WRITERS[made.mark.writer]}", made.form, made.dispatch)
    yield _part("closing", _words(letter.closing), reason)
    yield from (_sender_part("signature", line, made) for line in letter.signature)
    for line in letter.enclosures:
        yield Part("enclosures", _words(line), draft.file, f"enclosures: custom of {letter.language}")
