"""Somebody who signs, as the list has it."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Signatory:
    """One signature.

    Attributes:
        surname: as written; of a name that could not be parted, the whole name.
        country: an ISO 3166-1 code where the name is known, else as written.
        place: where it was read, such as `signers.csv: row 5`.
        role: occupation or post.
    """

    surname: str
    given: str
    country: str
    organisation: str
    place: str = field(default="", compare=False)
    role: str = ""
    town: str = ""

    @property
    def name(self) -> str:
        """The name as the list is sorted by it: `Surname, Given`."""
        return ", ".join(part for part in (self.surname, self.given) if part)
