"""The nouns of the address book and of the people who write: frozen, without behaviour of their own.

Sequences are tuples; a text that is not given is the empty string. `place` says where a datum was read
(`addressees.yaml:41`) and takes no part in comparisons.
"""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from protest_letters.dates import PartialDate


class Confidence(StrEnum):
    """How sure a record is; the order of definition is from worst to best."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """0 for low, 1 for medium, 2 for high."""
        return list(Confidence).index(self)


class Exposure(StrEnum):
    """How carefully a contact is handled."""

    OPEN = "open"
    PRIVATE = "private"
    ENDANGERED = "endangered"


class HolderState(StrEnum):
    """What is known of the person in an office: picks the form of address, never guessed from a name."""

    MALE = "m"
    FEMALE = "f"
    UNKNOWN = "unknown"
    VACANT = "vacant"
    ACTING = "acting"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the bytes of a PNG without metadata, and its size in pixels. `place` is the file it came from."""

    png: bytes
    width: int
    height: int
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Texts:
    """One text in several languages and grammatical forms: keys such as `ru` and `ru-dative`."""

    entries: tuple[tuple[str, str], ...] = ()

    def get(self, key: str) -> str:
        """Return the text under exactly this key, or the empty string."""
        return next((text for known, text in self.entries if known == key), "")

    def first(self, *keys: str) -> str:
        """Return the first text there is under one of `keys`, else the first of all, else nothing."""
        found = next((text for text in map(self.get, keys) if text), "")
        return found or next((text for _, text in self.entries), "")

    def __bool__(self) -> bool:
        return bool(self.entries)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a record is believed, and for which days.

    Attributes:
        as_of: the day the source speaks of.
        since: the first day the record holds, if a source says so.
        until: the first day it no longer holds.
        historical: usable only up to two years after the campaign's date.
        assembled: put together from sourced parts.
        unfit: why it cannot stand on an envelope; empty if it can.
        own: from the user's own corrections, which come before the campaign's records.
    """

    as_of: PartialDate
    confidence: Confidence
    source: tuple[str, ...]
    since: PartialDate | None = None
    until: PartialDate | None = None
    historical: bool = False
    assembled: bool = False
    unfit: str = ""
    note: str = ""
    own: bool = False
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address: the lines as printed, by language, and what follows them."""

    lines: tuple[tuple[str, tuple[str, ...]], ...]
    postcode: str
    city: Texts
    country: str
    evidence: Evidence

    def lines_in(self, *languages: str) -> tuple[str, tuple[str, ...]]:
        """Return (language, lines) in the first of `languages` there is, else in the first given."""
        written = dict(self.lines)
        language = next((code for code in languages if code in written), self.lines[0][0])
        return language, written[language]


@dataclass(frozen=True, slots=True)
class Channel:
    """A fax or telephone number (E.164), an e-mail address or a web page, with the printed spelling."""

    value: str
    as_printed: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Holder:
    """A person in an office over the half-open interval [since, until), or on the days `seen`.

    `after` is a day before which an undated sighting cannot lie; `own` marks the user's own corrections.
    """

    name: Texts
    state: HolderState
    source: tuple[str, ...]
    since: PartialDate | None = None
    until: PartialDate | None = None
    seen: tuple[PartialDate, ...] = ()
    after: PartialDate | None = None
    note: str = ""
    own: bool = False
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Accreditation:
    """A country without an embassy of its own that another embassy serves."""

    country: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Seat:
    """The town of an embassy whose street is not known."""

    city: Texts
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Addressee:
    """An office or an embassy one can write to, with all that is known of it over time.

    Attributes:
        kind: picks the form of address: head-of-state, minister, chairman, ambassador, body.
        title: the office, by language and form.
        house: an embassy's name as an institution; empty for offices.
        host: the embassy's host country; empty for offices.
        in_host: how a language says "in (the host country)", as a phrase.
        languages: those it can be written to in, best first.
    """

    id: str
    kind: str
    title: Texts
    house: Texts = Texts()
    host: str = ""
    in_host: Texts = Texts()
    holders: tuple[Holder, ...] = ()
    addresses: tuple[Address, ...] = ()
    seat: Seat | None = None
    fax: tuple[Channel, ...] = ()
    phone: tuple[Channel, ...] = ()
    email: tuple[Channel, ...] = ()
    web: tuple[Channel, ...] = ()
    accredited: tuple[Accreditation, ...] = ()
    languages: tuple[str, ...] = ()
    forms: tuple["FormOfAddress", ...] = ()
    note: str = ""
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Contact:
    """A person on whose behalf one writes; name and street are shown only when asked for.

    Attributes:
        private: read from a file that is not the campaign's public one.
        town_names: what else the town is called.
        phone, email: never printed; what is made for an authority is searched for them.
    """

    id: str
    name: Texts
    address: Address
    exposure: Exposure = Exposure.ENDANGERED
    private: bool = False
    town_names: tuple[str, ...] = ()
    phone: tuple[str, ...] = ()
    email: tuple[str, ...] = ()
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom no letter may name, though nobody writes to them."""

    id: str
    name: Texts
    source: tuple[str, ...]
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class FormOfAddress:
    """What one calls an office's holder in one language.

    Attributes:
        block: lines over the street, with {name}, {title}, {house}, {in_host} in the form they need.
        call: the salutation without the punctuation after it.
        style: how the text refers to the person.
        close_one, close_many: the complimentary close of one writer and of several, as printed.
        certainty: A sourced, B professional knowledge, C to be checked.
    """

    kind: str
    language: str
    holder: tuple[HolderState, ...]
    block: tuple[str, ...]
    call: str
    close_one: str
    close_many: str
    source: str
    certainty: str
    style: str = ""
    note: str = ""
    place: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Book:
    """A campaign's facts and everyone who can be written to.

    Attributes:
        date: the day of the appeal.
        compiled: the day the facts were gathered; bounds what is undated.
        country: the state written to.
        all: what `all` means.
        max_age_days: beyond it a record is old, and a holder last seen no longer believed.
        protected: whom no letter may name, besides the contacts.
    """

    title: str
    date: dt.date
    compiled: dt.date
    country: str
    all: tuple[str, ...]
    default_letters: tuple[str, ...]
    max_age_days: int
    source: tuple[str, ...]
    offices: tuple[Addressee, ...]
    embassies: tuple[Addressee, ...]
    contacts: tuple[Contact, ...]
    protected: tuple[Person, ...] = ()

    @property
    def addressees(self) -> tuple[Addressee, ...]:
        """Offices, then embassies."""
        return self.offices + self.embassies

    def addressee(self, name: str) -> Addressee | None:
        """Return the addressee with this id, or None."""
        return next((one for one in self.addressees if one.id == name), None)

    def embassy_in(self, host: str) -> Addressee | None:
        """Return the embassy in a country; a bare one, of title and house only, where the book has none there.

        None if the campaign has no embassies at all.
        """
        known = next((one for one in self.embassies if one.host == host), None)
        if known or not self.embassies:
            return known
        pattern = self.embassies[0]
        return Addressee(f"embassy-{host.lower()}", pattern.kind, pattern.title, pattern.house, host)
