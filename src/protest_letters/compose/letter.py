"""A dispatch and the forms of address to a letter: all its words, none of its measures."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from protest_letters.compose.address import address_block, address_in_full, form_of_address, office_of
from protest_letters.compose.body import with_personal, write_text
from protest_letters.compose.letterhead import (
    date_line,
    is_organisation,
    letterhead,
    reference,
    return_line,
    sender_block,
    signature,
)
from protest_letters.customs import Custom, bind_words, custom_of
from protest_letters.dispatch import Dispatch
from protest_letters.document import Letter, Run
from protest_letters.load.typed import TYPED
from protest_letters.mark import FIELDS, Mark
from protest_letters.model import FormOfAddress


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter before anybody signs it: the same for all who write the same to one from one country.

    Attributes:
        letter: without all that is the sender's.
        custom: by which the sender's lines are written.
    """

    letter: Letter
    custom: Custom


def compose_letter(dispatch: Dispatch, forms: Sequence[FormOfAddress]) -> Letter:
    """Write the letter.

    Raises:
        ProtestError: the template cannot be filled (exit code 4), or the campaign lacks a form of a name or title (3).
    """
    return complete(draft_of(dispatch, forms), dispatch)


def draft_of(dispatch: Dispatch, forms: Sequence[FormOfAddress]) -> Draft:
    """Write what does not depend on who signs, but for the fields that the text names.

    Raises:
        ProtestError: as of the letter.
    """
    custom = custom_of(dispatch.language)
    form = form_of_address(dispatch, forms)
    text = write_text(dispatch, form, custom)
    close = form.close_many if dispatch.sender.plural else form.close_one
    letter = Letter(
        language=dispatch.language,
        sender=(),
        return_line=(),
        address=address_block(dispatch, form, custom),
        address_in_full=address_in_full(dispatch, form, custom),
        date_line=(),
        subject=text.subject,
        subject_first=custom.subject_first,
        salutation=(Run(bind_words(form.call + custom.after_salutation, custom), origin=form.place),),
        body=text.body,
        closing=(Run(bind_words(close.replace("{call}", form.call), custom), origin=form.place),),
        signature=(),
        enclosures=text.enclosures,
        page_heading=custom.page_heading,
        title=f"{text.about} – {office_of(dispatch)}",
        author="",
        office=(Run(bind_words(office_of(dispatch), custom), origin=dispatch.to.addressee.place),),
    )
    return Draft(letter, custom)


def complete(draft: Draft, dispatch: Dispatch) -> Letter:
    """Write into a draft who signs it."""
    sender, custom = dispatch.sender, draft.custom
    return replace(
        draft.letter,
        sender=sender_block(dispatch, custom),
        return_line=return_line(dispatch),
        date_line=date_line(dispatch, custom),
        body=with_personal(draft.letter.body, sender.personal, custom) if sender.personal else draft.letter.body,
        signature=signature(sender, custom),
        author=sender.organisation if is_organisation(sender) else sender.name,
        letterhead=letterhead(dispatch, custom),
        reference=reference(sender, custom),
        signature_picture=sender.signature,
        seal=is_organisation(sender),
        mark=mark_of(dispatch),
    )


def _typed(dispatch: Dispatch) -> str:
    """How many lines of the address were typed, and its country; nothing for an address of the book."""
    address = dispatch.to.address
    if address is None or address.evidence.place != TYPED:
        return ""
    return f"{len(address.lines_in()[1])}-{address.country}"


def mark_of(dispatch: Dispatch) -> Mark:
    """How the letter is made: which records and rules, and nothing of what the sender gave."""
    sender = dispatch.sender
    return Mark(
        to=dispatch.to.addressee.id,
        letter=dispatch.template.id,
        language=dispatch.language,
        day=dispatch.day,
        country=sender.country,
        many=sender.many,
        joint=bool(sender.joint),
        given=tuple(name for name in FIELDS if getattr(sender, name)),
        served=dispatch.to.served,
        typed=_typed(dispatch),
    )
