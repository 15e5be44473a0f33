"""The nouns between a wish to write and a letter: who writes, what with, and to whom on which day."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from protest_letters.dates import PartialDate
from protest_letters.model import Address, Addressee, Book, Channel, Holder, HolderState, Picture
from protest_letters.problems import Problem


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes.

    Attributes:
        country: an ISO 3166-1 code, and the country of posting.
        many: the organisation writes: letterhead, plural text, room for its stamp.
        joint: the whole names of the people of one household, who write in the plural; `name` has them joined. Empty
            for one person and for an organisation.
        reference: the organisation's own reference number.
        personal: the sender's own words, plain text; paragraphs are parted by an empty line.
        signature: a picture of the handwritten signature.
    """

    name: str
    city: str
    country: str
    street: str = ""
    postcode: str = ""
    role: str = ""
    organisation: str = ""
    care_of: str = ""
    many: bool = False
    reference: str = ""
    personal: str = ""
    signature: Picture | None = None
    joint: tuple[str, ...] = ()

    @property
    def plural(self) -> bool:
        """Whether the text says we."""
        return self.many or bool(self.joint)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a letter states, with its date and source."""

    fact: str
    date: PartialDate
    source: str


@dataclass(frozen=True, slots=True)
class Template:
    """One letter in one language.

    Attributes:
        id: the letter's id, the file name up to the first full stop.
        body: Markdown with placeholders, from line `body_line` of the file on.
        asks: (kind of office, sentence) pairs.
        kinds: the kinds of office it can go to.
        since, until: the half-open interval of dates it may bear.
        law: the legal instruments it relies on.
        lines: the lines of the file on which subject and asks stand.
    """

    id: str
    language: str
    subject: str
    body: str
    asks: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    since: date
    until: date | None = None
    law: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    enclosures: tuple[str, ...] = ()
    telegram: str = ""
    kind: str = "letter"
    file: str = field(default="", compare=False)
    body_line: int = field(default=1, compare=False)
    lines: tuple[tuple[str, int], ...] = field(default=(), compare=False)

    def fits(self, day: date) -> bool:
        """Whether the letter may bear this date."""
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Suspension:
    """A post that takes no letters for a country over the half-open interval [since, until).

    Attributes:
        source: who says so.
        note: what is uncertain.
    """

    posted_in: str
    destination: str
    since: PartialDate
    until: PartialDate | None
    source: tuple[str, ...]
    note: str = ""
    place: str = field(default="", compare=False)

    def holds(self, day: date) -> bool:
        """Whether no letters went on this day, as far as is known."""
        begun = self.since.first is None or self.since.first <= day
        ended = self.until is not None and self.until.first is not None and self.until.first <= day
        return begun and not ended


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign folder read whole, with what reading it has to say, and the suspended posts that are known of."""

    folder: str
    book: Book
    templates: tuple[Template, ...]
    notices: tuple[Problem, ...] = ()
    suspensions: tuple[Suspension, ...] = ()

    def languages_of(self, letter: str) -> tuple[str, ...]:
        """Languages in which the letter with this id exists, sorted."""
        return tuple(sorted(one.language for one in self.templates if one.id == letter))

    @property
    def letters(self) -> tuple[str, ...]:
        """Ids of all that can be sent to an authority, sorted; notes go with copies only."""
        return tuple(sorted({one.id for one in self.templates if one.kind != "note"}))


@dataclass(frozen=True, slots=True)
class Resolved:
    """An addressee on a day.

    Attributes:
        day: the letter's date.
        holder: who is known to hold the office, or None.
        state: picks the form of address.
        address, fax, email: what is valid on the day, or None.
        served: the country an accredited embassy is written to for; empty if it is the embassy's own host.
    """

    addressee: Addressee
    day: date
    holder: Holder | None
    state: HolderState
    address: Address | None
    fax: Channel | None
    email: Channel | None
    served: str = ""
    notices: tuple[Problem, ...] = ()

    @property
    def channels(self) -> tuple[str, ...]:
        """The ways in which it can be reached on the day, out of post, fax, email."""
        ways = (("post", self.address), ("fax", self.fax), ("email", self.email))
        return tuple(name for name, way in ways if way)


class Medium(StrEnum):
    """In which way a text reaches an authority."""

    LETTER = "letter"
    FAX = "fax"
    TELEGRAM = "telegram"
    PETITION = "petition"
    ENVELOPE = "envelope"
    LABEL = "label"

    @property
    def by_post(self) -> bool:
        """Whether it goes through the post."""
        return self not in (Medium.FAX, Medium.TELEGRAM)

    @property
    def shows_home(self) -> bool:
        """Whether the sender's street stands on it, so that an answer finds it."""
        return self.by_post and self is not Medium.LABEL

    @property
    def names_sender(self) -> bool:
        """Whether it shows who sends it."""
        return self is not Medium.LABEL

    @property
    def has_text(self) -> bool:
        """Whether it carries one of the campaign's texts."""
        return self not in (Medium.ENVELOPE, Medium.LABEL)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for.

    Attributes:
        who: ids, `embassy` or `all`, in the order given.
        letter: the letter's id; empty for the campaign's choice.
        language: as in `ru` or `en-US`; empty for the addressee's.
        day: the letter's date.
        today: the machine's real date.
        medium: decides by which channel somebody must be reachable, and which kind of text is taken.
        address: typed for this once, instead of the address book's; its country may be left empty for the addressee's.
        namesake: the sender bears the surname of somebody protected and is somebody else.
        fonts: files and folders of fonts, for signs that the letter's own typeface lacks.
    """

    who: tuple[str, ...]
    sender: Sender
    day: date
    today: date
    letter: str = ""
    language: str = ""
    address: Address | None = None
    medium: Medium = Medium.LETTER
    namesake: bool = False
    fonts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be posted, whatever is in it.

    Attributes:
        language: in which the addressee's lines are written, as in `en-GB`.
        day: chooses holder and address.
    """

    to: Resolved
    language: str
    sender: Sender
    day: date

    @property
    def id(self) -> str:
        """Names it in messages and files."""
        return self.to.addressee.id


@dataclass(frozen=True, slots=True)
class Dispatch(Item):
    """One letter to be made. `id` is stable: addressee, letter, language."""

    template: Template

    @property
    def id(self) -> str:
        """Names the file as well."""
        return f"{self.to.addressee.id}-{self.template.id}-{self.template.language}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be made, and everything to be said about it."""

    dispatches: tuple[Dispatch, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Mailing:
    """What will be addressed, and everything to be said about it."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]
