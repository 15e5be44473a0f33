"""Who signs: a table with a head, a list `SURNAME, Given, Country, organisation; …`, or entries typed one by one."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from protest_letters.load._yaml import data_problem
from protest_letters.load.decoding import Decoded, decode
from protest_letters.load.sender import clean
from protest_letters.load.tables import MAX_ROWS, Table, at_row, matched, table_of
from protest_letters.petitions.signatory import Signatory
from protest_letters.postal import country_code
from protest_letters.problems import ExitCode, Level, Problem, ProtestError, did_you_mean

_LIMIT = 1000
#: The names of columns in English, French, German, Spanish and Russian. `name` is a whole name unless its other half
#: stands in a column of its own: `HALVES`.
ALIASES: dict[str, tuple[str, ...]] = {
    "name": (
        *("full name", "signatory", "signer", "member", "nom", "nom complet", "nom et prénom", "signataire"),
        *("vollständiger name", "nombre", "nombre completo", "nombre y apellidos", "firmante", "unterzeichner"),
        *("имя", "имя и фамилия", "фамилия и имя", "фамилия имя", "фио", "ф и о", "подписавший"),
    ),
    "surname": (
        *("last name", "family name", "nom de famille", "nachname", "familienname", "zuname"),
        *("apellido", "apellidos", "фамилия"),
    ),
    "given": ("given name", "given names", "first name", "forename", "prénom", "prénoms", "vorname", "vornamen"),
    "country": ("country code", "nation", "pays", "land", "staat", "país", "страна"),
    "organisation": (
        *("organization", "union", "trade union", "association", "affiliation", "syndicat", "verband", "gewerkschaft"),
        *("organización", "sindicato", "asociación", "организация", "профсоюз", "объединение"),
    ),
    "role": (
        *("occupation", "profession", "position", "post", "function", "job", "métier", "fonction", "qualité"),
        *("beruf", "funktion", "ocupación", "profesión", "cargo", "función", "профессия", "должность"),
    ),
    "town": (
        *("city", "place", "residence", "ville", "localité", "ort", "wohnort", "stadt"),
        *("ciudad", "localidad", "población", "город", "место жительства"),
    ),
}
#: What the column `name` means beside the other half of a name.
_HALVES = {"given": "surname", "surname": "given"}
_TABLES = (".csv", ".tsv")
LIST_HINT = "protest petition SIGNERS WHO…; without a list of names, use --signer or --sign-here"
#: So many words has a name with a patronymic.
_WITH_PATRONYMIC = 3
#: How a patronymic in Cyrillic ends; a surname may end so too, but hardly behind a word that does not.
_PATRONYMIC = re.compile(r"(?:[ое]вич|ьич|[ое]вна|ична|инична|[ұу]лы|[кқ]ызы|оглы)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signers:
    """Everybody who can be printed, and what is to be said; entries that cannot be used are errors and left out."""

    people: tuple[Signatory, ...]
    problems: tuple[Problem, ...] = ()


def read_signers(raw: bytes, name: str) -> Signers:
    """Read a list of either form.

    Args:
        raw: the bytes of the file.
        name: what messages call it; a name that ends in .csv or .tsv is that of a table.

    Raises:
        ProtestError: the file cannot be used as a whole, or nobody is in it (exit code 3).
    """
    decoded = decode(raw, name)
    as_table = name.lower().endswith(_TABLES)
    table = table_of(decoded, name) if as_table or _has_head(decoded.text) else None
    people, problems = _from_table(table, name) if table else _from_list(decoded, name)
    if not people:
        nobody = data_problem(name, "names nobody", "write SURNAME, Given, Country, organisation, a line each", "empty")
        raise ProtestError([*problems, nobody])
    return Signers(people, tuple(problems))


def read_typed_signers(entries: Sequence[str]) -> Signers:
    """Read what was given with `--signer`, an entry each.

    Raises:
        ProtestError: one is empty (exit code 2).
    """
    problems: list[Problem] = []
    people: list[Signatory] = []
    for number, text in enumerate(entries, start=1):
        place = f"--signer: entry {number}"
        cells = [clean(cell) for cell in text.split(",")]
        if not any(cells):
            hint = 'write --signer "SURNAME, Given, Country, organisation"'
            raise ProtestError([Problem(place, "is empty", hint)])
        people.extend(_entry(cells, place, problems))
    return Signers(tuple(people), tuple(problems))


def _has_head(text: str) -> bool:
    """Whether the first line names columns: two of them, or the one of names alone."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    for delimiter in (",", ";", "\t"):
        cells = [cell.strip(' "') for cell in first.split(delimiter)]
        fields = matched(cells, ALIASES)
        if len(fields) > 1 or (len(cells) == 1 and "name" in fields.values()):
            return True
    return False


# a table


def _from_table(table: Table, name: str) -> tuple[tuple[Signatory, ...], list[Problem]]:
    problems = list(table.problems)
    columns = _columns(table, name, problems)
    if columns is None:
        return (), problems
    people: list[Signatory] = []
    parted = 0
    for row in table.rows:
        place = f"{name}: {at_row(row.number, row.line)}"
        if row.faults:
            # its columns cannot be trusted
            problems += [data_problem(place, fault.what, fault.hint, fault.rule) for fault in row.faults]
            continue
        fields = {field: clean(row.cells[at]) for at, field in columns.items()}
        if "name" in fields:
            surname, given, guessed = part_name(fields.pop("name"))
            parted += guessed
            fields |= {"surname": surname, "given": given}
        people.extend(_signatory(fields, place, problems))
    if parted:
        what = f"{parted} names in one column were parted before the last word, to be sorted"
        hint = "give columns surname and given, or write SURNAME, Given, where that is wrong"
        problems.append(Problem(name, what, hint, "parted", Level.NOTICE))
    return tuple(people), problems


def _columns(table: Table, name: str, problems: list[Problem]) -> dict[int, str] | None:
    """Return which column is which field; None if none has names or one is there twice."""
    headers = tuple(map(clean, table.headers))
    columns = matched(headers, ALIASES)
    other = next((half for half in _HALVES if half in columns.values()), "")
    if other:
        columns = {at: _HALVES[other] if field == "name" else field for at, field in columns.items()}
    for at, header in enumerate(headers):
        if at not in columns and header:
            hint = did_you_mean(
                header.casefold(), [word for field, words in ALIASES.items() for word in (field, *words)]
            )
            problems.append(Problem(name, f'column "{header}" is not used', hint, "column", Level.NOTICE))
    fields = list(columns.values())
    twice = sorted({field for field in fields if fields.count(field) > 1})
    for field in twice:
        named = ", ".join(f'"{headers[at]}"' for at, one in columns.items() if one == field)
        problems.append(data_problem(name, f"has {field} in several columns: {named}", "keep one", "column"))
    if not {"name", "surname"} & set(fields):
        first = ", ".join(headers)
        hint = "begin with a row such as surname,given,country,organisation"
        problems.append(data_problem(name, f"has no column of names; the head is: {first}", hint, "column"))
        return None
    return None if twice else columns


def part_name(text: str) -> tuple[str, str, bool]:
    """Part a whole name into surname and given name, and say whether that is a guess.

    A comma parts them, then a patronymic that stands last, then words in capitals; else the surname is taken to begin
    at the last word, or at the small words before it (de, van der). Nobody is harmed by a wrong guess but the order of
    the list.
    """
    surname, comma, given = text.partition(",")
    if comma:
        return surname.strip(), given.strip(), False
    words = text.split()
    if len(words) == _WITH_PATRONYMIC and _PATRONYMIC.search(words[2]) and not _PATRONYMIC.search(words[1]):
        # as Russian lists have it: the surname, then given name and patronymic
        return words[0], " ".join(words[1:]), True
    capitals = [word for word in words if len(word) > 1 and word.isupper() and "." not in word]
    if capitals and len(capitals) < len(words):
        return " ".join(capitals), " ".join(word for word in words if word not in capitals), False
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    return " ".join(words[at:]), " ".join(words[:at]), at > 0


# a list


def _from_list(decoded: Decoded, name: str) -> tuple[tuple[Signatory, ...], list[Problem]]:
    problems = list(decoded.problems)
    people: list[Signatory] = []
    for number, (place, text) in enumerate(_entries(decoded.text), start=1):
        if number > MAX_ROWS:
            what = f"has more than {MAX_ROWS:,} entries"
            raise ProtestError([data_problem(name, what, "part it into several lists", "too-large")])
        people.extend(_entry([clean(cell) for cell in text.split(",")], f"{name}: {place}", problems))
    return tuple(people), problems


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Yield each entry with its place: a line each, or parted by semicolons in running text."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    ended = sum(line.endswith(";") for _, line in lines)
    if ";" not in text or ended * 2 >= len(lines) > 1:
        for number, line in lines:
            yield from ((f"line {number}", part) for part in line.split(";") if part.strip(" ."))
        return
    # the full stop at the end is that of the whole text, not of the last entry's
    running = " ".join(line for _, line in lines).removesuffix(".")
    parts = [part for part in running.split(";") if part.strip(" .")]
    yield from ((f"entry {number}", part) for number, part in enumerate(parts, start=1))


def _entry(cells: list[str], place: str, problems: list[Problem]) -> list[Signatory]:
    """One `SURNAME, Given, Country, organisation`; what stands behind the third comma is the organisation."""
    surname, given, country, *rest = [*cells, "", "", ""][: max(len(cells), 3)]
    organisation = ", ".join(part for part in rest if part)
    fields = {"surname": surname, "given": given, "country": country, "organisation": organisation}
    return _signatory(fields, place, problems)


# both


def _signatory(given: dict[str, str], place: str, problems: list[Problem]) -> list[Signatory]:
    """Return the signatory of an entry, or nothing with an error for one that cannot be printed."""
    fields = {field: " ".join(text.split()) for field, text in given.items()}
    wrong = _unusable(fields)
    if wrong:
        what, hint = wrong
        problems.append(Problem(place, f"is left out: {what}", hint, "rejected", code=ExitCode.REJECTED))
        return []
    surname, first = fields["surname"], fields.get("given", "")
    country = fields.get("country", "")
    return [
        Signatory(
            surname or first,
            first if surname else "",
            country_code(country) or country,
            fields.get("organisation", ""),
            place,
            fields.get("role", ""),
            fields.get("town", ""),
        )
    ]


def _unusable(fields: dict[str, str]) -> tuple[str, str] | None:
    if not (fields.get("surname") or fields.get("given")):
        return "it has no name", "give the name, or remove the row"
    for field, text in fields.items():
        if len(text) > _LIMIT:
            return f"{field} has {len(text)} characters", f"{_LIMIT} at most"
        if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text):
            return f"{field} holds a control character", "type it anew"
    if not re.search(r"[^\W\d_]", fields.get("surname", "") + fields.get("given", "")):
        return "its name has no letter", "give the name, or remove the row"
    return None
