"""What stands round a text for a contact, one row for each language: nothing in it shows who writes to whom or why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Courtesy:
    """The words of one language.

    Attributes:
        greeting, closing: of the covering note; friendly, and without a name.
        withheld: stands where a copy does not show the sender's name.
        historical: what marks a note to somebody whose record is of {year}.
    """

    language: str
    greeting: str
    closing: str
    withheld: str
    historical: str


COURTESIES = (
    Courtesy("de", "Guten Tag,", "Mit freundlichen Grüßen", "[Name nicht genannt]", "Stand {year}, nicht zum Versand"),
    Courtesy("en", "Hello,", "With kind regards,", "[name withheld]", "As of {year}, not for posting"),
    Courtesy(
        "es", "Buenos días:", "Un cordial saludo,", "[nombre no indicado]", "Datos de {year}: no enviar por correo"
    ),
    Courtesy("fr", "Bonjour,", "Cordiales salutations,", "[nom non indiqué]", "État de {year}, ne pas envoyer"),
    Courtesy(
        "ru",
        "Здравствуйте!",
        "С уважением,",
        "[имя не указано]",
        "По состоянию на {year} год, не для отправки",
    ),
)


def courtesy_of(language: str) -> Courtesy:
    """Return the row of a language, English for one that has none; a region does not count."""
    base = language.partition("-")[0]
    rows = {row.language: row for row in COURTESIES}
    return rows.get(base, rows["en"])
