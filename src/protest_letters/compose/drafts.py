"""Drafts of letters, remembered: a mail-out writes a few texts, and signs them thousands of times."""

import re
from collections import OrderedDict
from collections.abc import Iterator, Sequence

from protest_letters.compose.filling import PLACEHOLDERS
from protest_letters.compose.letter import Draft, complete, draft_of
from protest_letters.dispatch import Dispatch, Template
from protest_letters.document import Letter
from protest_letters.model import FormOfAddress

#: So many drafts are remembered: those of one campaign's offices in its languages, from some countries.
_DRAFTS = 512
_NAMED = re.compile(r"\bsender\s*\.\s*(\w+)")
_SENDER = re.compile(r"\bsender\b")


class Drafts:
    """Writes letters, and remembers the last drafts.

    Whom a letter goes to and its text are told apart by being the same objects: so dispatches are made from one plan.
    """

    def __init__(self, forms: Sequence[FormOfAddress]) -> None:
        self._forms = forms
        self._drafts: OrderedDict[tuple[object, ...], tuple[Dispatch, Draft]] = OrderedDict()
        self._fields: dict[int, tuple[Template, tuple[str, ...]]] = {}

    def letter(self, dispatch: Dispatch) -> Letter:
        """Write a letter, as `compose_letter` does.

        Raises:
            ProtestError: as that.
        """
        key = self._key(dispatch)
        found = self._drafts.get(key)
        if found is None:
            # the dispatch is kept, so that none of its objects can be taken for a later one
            found = self._drafts[key] = (dispatch, draft_of(dispatch, self._forms))
            if len(self._drafts) > _DRAFTS:
                self._drafts.popitem(last=False)
        return complete(found[1], dispatch)

    def _key(self, dispatch: Dispatch) -> tuple[object, ...]:
        """All that a draft depends on."""
        sender, template = dispatch.sender, dispatch.template
        kept, fields = self._fields.get(id(template), (None, ()))
        if kept is not template:
            fields = tuple(_fields_in(template))
            self._fields[id(template)] = (template, fields)
        named = tuple(getattr(sender, field) for field in fields)
        whom = (id(dispatch.to), id(template), dispatch.language, dispatch.day)
        return (*whom, sender.country, sender.plural, *named)


def _fields_in(template: Template) -> Iterator[str]:
    """The fields of a sender that a text names; all of them if it speaks of the sender in another way."""
    texts = (template.subject, template.body, *(text for _, text in template.asks), *template.enclosures)
    whole = "\n".join(texts)
    named = set(_NAMED.findall(whole))
    fields = [field for field in PLACEHOLDERS["sender"] if field != "country"]
    every = len(_SENDER.findall(whole)) > len(_NAMED.findall(whole))
    return (field for field in fields if every or field in named)
