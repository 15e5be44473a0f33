"""A dispatch to a telegram: address, the letter's own telegram text, signature, and who hands it in.

No salutation and no close; the address begins with the form of address, whole, as on the letter's envelope.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from protest_letters.compose.address import above_street, form_of_address
from protest_letters.compose.body import values_of
from protest_letters.compose.filling import ASKED, CLOSE, OPEN, Passage, Value, fill, part_of, template_problem
from protest_letters.compose.letterhead import is_organisation
from protest_letters.compose.telegraphic import Plain, sentences, telegraphic, untransmittable
from protest_letters.customs import Custom, custom_of
from protest_letters.dispatch import Dispatch, Sender
from protest_letters.latin import SCHEME
from protest_letters.load.sender import option_of
from protest_letters.model import Address, FormOfAddress
from protest_letters.postal import country_name, is_latin, language_of, name_on_mail, place_lines
from protest_letters.problems import ProtestError, raise_errors
from protest_letters.telegraph import STOP, Part, Telegram, Word, word

_VALUE = re.compile(f"{OPEN}(\\d+){CLOSE}")
_WORD = re.compile(r"\w")
#: What says on the form that the sender's address is not sent, in the languages of counters.
_NOT_SENT = {
    "de": "Nicht zu übermitteln",
    "en": "Not to be transmitted",
    "es": "No se transmite",
    "fr": "À ne pas transmettre",
    "ru": "По телеграфу не передаётся",
}
Lines = tuple[tuple[Word, ...], ...]


def compose_telegram(dispatch: Dispatch, forms: Sequence[FormOfAddress], *, with_address: bool = False) -> Telegram:
    """Write the telegram.

    Args:
        dispatch: to whom, from whom, with which letter.
        forms: the forms of address.
        with_address: whether the sender's own address is transmitted behind the name.

    Raises:
        ProtestError: the letter has no telegram or it cannot be filled (exit code 4), the campaign lacks a form of a
            name or title (3), or a sign cannot be telegraphed (8).
    """
    custom = custom_of(dispatch.language)
    form = form_of_address(dispatch, forms)
    address = _plain_address(dispatch, form, custom)
    signature = list(_signature(dispatch, custom, with_address=with_address))
    values: list[Value] = []
    filled = _filled(dispatch, form, custom, values)
    spoken = [Plain(_VALUE.sub(" ", filled), dispatch.template.file, dispatch.language, own=True)]
    spoken += [_value(one, dispatch) for one in values]
    pieces = [*address, *_place(dispatch), *signature, *spoken]
    raise_errors(dict.fromkeys(problem for piece in pieces for problem in untransmittable(piece)))
    return Telegram(
        id=dispatch.id,
        language=dispatch.language,
        day=dispatch.day,
        address=Part("address", (*_lines(address), *_office(dispatch))),
        text=Part("text", (_text(filled, values, dispatch),)),
        signature=Part("signature", (tuple(one for line in _lines(signature) for one in line),)),
        foot=tuple(_foot(dispatch.sender, custom)),
        foot_labels=_labels(dispatch.sender),
        scheme="" if is_latin(" ".join(piece.text for piece in pieces)) else SCHEME,
    )


def _lines(plain: Iterable[Plain]) -> Lines:
    return tuple(tuple(word(text) for text in words) for words in map(telegraphic, plain) if words)


def _plain_address(dispatch: Dispatch, form: FormOfAddress, custom: Custom) -> list[Plain]:
    """Form of address and street; the place follows in a form of its own."""
    head = [
        Plain(run.text, run.origin, dispatch.language)
        for line in above_street(dispatch, form, custom)
        for run in line
        if run.text
    ]
    street = _address(dispatch).lines_in(dispatch.language.partition("-")[0], "en")[1]
    return [*head, *(_local(line, dispatch) for line in street)]


def _address(dispatch: Dispatch) -> Address:
    address = dispatch.to.address
    assert address is not None  # noqa: S101 - a plan for telegrams leaves out whoever has none
    return address


def _local(text: str, dispatch: Dispatch) -> Plain:
    """A text of the addressee's address, spelled as its country does."""
    address = _address(dispatch)
    return Plain(text, address.evidence.place, language_of(address.country))


def _place(dispatch: Dispatch) -> tuple[Plain, Plain, Plain]:
    """District, town, and country abroad; what there is not is empty.

    A town's district stands in brackets behind it. An address that was typed has its town in its last line already.
    """
    address = _address(dispatch)
    abroad = address.country != dispatch.sender.country
    town = (address.city.get("en") if abroad else "") or address.city.first(dispatch.language.partition("-")[0], "en")
    name, _, district = town.rstrip(")").partition("(")
    country = name_on_mail(address.country, "en") if abroad else ""
    return _local(district, dispatch), _local(name, dispatch), _local(country, dispatch)


def _office(dispatch: Dispatch) -> Lines:
    """The office of destination: the town as one word, with its country abroad, which is not counted apart."""
    district, town, country = map(telegraphic, _place(dispatch))
    office = "".join(town)
    line = (*map(word, district), *((Word(office, 1),) if office else ()), *(Word(text, 0) for text in country))
    return (line,) if line else ()


def _filled(dispatch: Dispatch, form: FormOfAddress, custom: Custom, values: list[Value]) -> str:
    """The letter's telegram with sentinels for its values.

    Raises:
        ProtestError: it is missing, or cannot be filled (exit code 4).
    """
    template = dispatch.template
    if not template.telegram.strip():
        hint = "add telegram: … to its front matter, two or three sentences; or send the letter or a fax"
        raise ProtestError([template_problem(part_of(template, "subject"), 1, "has no telegram", hint)])
    context = values_of(dispatch, form, custom)
    ask = fill(part_of(template, dispatch.to.addressee.kind), context, values)
    filled = fill(part_of(template, "telegram"), {**context, "ask": Passage(ask.strip())}, values)
    return filled.replace(ASKED, "")


def _text(filled: str, values: list[Value], dispatch: Dispatch) -> tuple[Word, ...]:
    """The text's words, its sentences divided by STOP; none stands at the end."""
    divided = [tuple(_words(one, values, dispatch)) for one in sentences(filled, dispatch.language)]
    spoken = [words for words in divided if words]
    if not spoken:
        template = part_of(dispatch.template, "telegram")
        raise ProtestError([template_problem(template, 1, "has no words once it is filled", "write the telegram")])
    return tuple(word(text) for at, words in enumerate(spoken) for text in ((STOP,) if at else ()) + words)


def _words(sentence: str, values: list[Value], dispatch: Dispatch) -> Iterator[str]:
    for at, stretch in enumerate(_VALUE.split(sentence)):
        if at % 2:
            yield from telegraphic(_value(values[int(stretch)], dispatch))
        else:
            yield from telegraphic(Plain(stretch, dispatch.template.file, dispatch.language, own=True))


def _value(value: Value, dispatch: Dispatch) -> Plain:
    """A value in the text; what came from an option is spelled as in the sender's signature."""
    typed = value.origin.startswith("--")
    return Plain(value.text, value.origin, language_of(dispatch.sender.country) if typed else dispatch.language)


def _field(sender: Sender, name: str) -> Plain:
    return Plain(getattr(sender, name), option_of(name), language_of(sender.country))


def _signature(dispatch: Dispatch, custom: Custom, *, with_address: bool) -> Iterator[Plain]:
    """Who signs, and from which town; an organisation before its signatory."""
    sender = dispatch.sender
    names = ("organisation", "name") if is_organisation(sender) else ("name", "organisation")
    yield from (_field(sender, name) for name in names if getattr(sender, name))
    if with_address and sender.care_of:
        yield Plain(custom.care_of.format(name=sender.care_of), option_of("care_of"), language_of(sender.country))
    if with_address and sender.street:
        yield _field(sender, "street")
    if with_address and _WORD.search(sender.postcode):
        yield _field(sender, "postcode")
    yield _field(sender, "city")
    if with_address and sender.country != _address(dispatch).country:
        yield Plain(name_on_mail(sender.country, "en"), option_of("country"), "en")


def _foot(sender: Sender, custom: Custom) -> Iterator[str]:
    """Who hands it in, with the full address, as typed."""
    yield from (text for text in (sender.name, sender.role, sender.organisation) if text)
    if sender.care_of:
        yield custom.care_of.format(name=sender.care_of)
    if sender.street:
        yield sender.street
    yield from place_lines(sender.city, sender.postcode, sender.country)
    yield country_name(sender.country, "en")


def _labels(sender: Sender) -> tuple[str, ...]:
    own = _NOT_SENT.get(language_of(sender.country), "")
    return tuple(dict.fromkeys(label for label in (_NOT_SENT["en"], own) if label))
