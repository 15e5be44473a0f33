"""The few words that stand in a parcel for a contact besides letter and note, one row for each language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Courtesy:
    """The words of one language.

    Attributes:
        withheld: stands where a copy does not show the sender's name.
        historical: what marks a note to somebody whose record is of {year}.
        sent: how many letters went out, by {countries}.
    """

    language: str
    withheld: str
    historical: str
    sent: str


COURTESIES = (
    Courtesy(
        "de", "[Name nicht genannt]", "Stand {year}, nicht zum Versand", "Zahl der Briefe nach Ländern: {countries}."
    ),
    Courtesy("en", "[name withheld]", "As of {year}, not for posting", "Number of letters by country: {countries}."),
    Courtesy("es", "[nombre no indicado]", "Datos de {year}, no enviar", "Número de cartas por países: {countries}."),
    Courtesy("fr", "[nom non indiqué]", "État de {year}, ne pas envoyer", "Nombre de lettres par pays : {countries}."),
    Courtesy("ru", "[имя не указано]", "На {year} год, не для отправки", "Число писем по странам: {countries}."),
)


def courtesy_of(language: str) -> Courtesy:
    """Return the row of a language, English for one that has none; a region does not count."""
    base = language.partition("-")[0]
    rows = {row.language: row for row in COURTESIES}
    return rows.get(base, rows["en"])
