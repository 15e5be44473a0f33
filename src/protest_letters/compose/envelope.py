"""The words on the face of an envelope: the addressee, the sender, how it is carried."""

from collections.abc import Sequence

from protest_letters.compose.address import address_block, address_in_full, form_of_address, office_of
from protest_letters.compose.letterhead import is_organisation, return_line
from protest_letters.customs import custom_of
from protest_letters.dispatch import Item
from protest_letters.document import Addressing, Face, Run
from protest_letters.model import FormOfAddress
from protest_letters.postal import post_language
from protest_letters.standards.carriage import Carriage


def compose_addressing(
    item: Item, forms: Sequence[FormOfAddress], carriage: Sequence[Carriage] = (), *, with_sender: bool = True
) -> Addressing:
    """Write what stands on an envelope; `with_sender` also writes who it comes from.

    Raises:
        ProtestError: the campaign lacks a form of the name or the title (exit code 3).
    """
    custom, form, sender = custom_of(item.language), form_of_address(item, forms), item.sender
    return Addressing(
        language=item.language,
        address=address_block(item, form, custom),
        address_in_full=address_in_full(item, form, custom),
        sender=return_line(item) if with_sender else (),
        marks=tuple((Run(_mark(item, one), Face.BOLD),) for one in carriage),
        title=office_of(item),
        author=(sender.organisation if is_organisation(sender) else sender.name) if with_sender else "",
    )


def _mark(item: Item, carriage: Carriage) -> str:
    address = item.to.address
    abroad = address is None or address.country != item.sender.country
    language = post_language(item.sender.country, item.language.partition("-")[0])
    return carriage.written(language, abroad=abroad)
