"""Invented members with everything that real lists suffer from: the same ones for the same seed.

Nobody in here lives: names are put together from syllables, streets are called after examples. A row says which quirk
it has and which of its fields keep it from being used, so that a test can count without judging rows itself.
"""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO, StringIO
from random import Random

#: The real date for which the rows are made.
TODAY = date(2026, 11, 23)
FIELDS = (
    *("surname", "given", "role", "organisation", "branch", "street", "address_2", "postcode", "city", "country"),
    *("email", "language", "gender", "care_of", "consent", "personal", "to", "not_to", "signature"),
    *("sender_address", "ties", "shoe size"),
)
#: Heads in five languages; `shoe size` is nobody's field.
HEADS = {
    "en": FIELDS,
    "fr": (
        *("Nom", "Prénom", "Fonction", "Syndicat", "Section", "Rue", "Complément", "Code postal", "Ville", "Pays"),
        *("Courriel", "Langue", "Civilité", "Aux bons soins de", "Consentement", "Texte personnel", "Destinataires"),
        *("Pas à", "Fichier de signature", "Adresse de retour", "Liens", "pointure"),
    ),
    "de": (
        *("Nachname", "Vorname", "Funktion", "Gewerkschaft", "Ortsverband", "Straße", "Zusatz", "PLZ", "Ort", "Land"),
        *("E-Mail", "Sprache", "Anrede", "Per Adresse", "Einwilligung am", "Eigene Worte", "An", "Nicht an"),
        *("Unterschrift", "Absenderadresse", "Bindungen", "Schuhgröße"),
    ),
    "es": (
        *("Apellidos", "Nombre", "Cargo", "Sindicato", "Sección", "Calle", "Piso", "Código postal", "Ciudad", "País"),
        *("Correo electrónico", "Idioma", "Tratamiento", "A la atención de", "Consentimiento", "Texto personal"),
        *("Para", "No a", "Firma", "Remite", "Vínculos", "talla"),
    ),
    "ru": (
        *("Фамилия", "Имя", "Должность", "Профсоюз", "Отделение", "Улица", "Корпус", "Индекс", "Город", "Страна"),
        *("Электронная почта", "Язык", "Обращение", "Для передачи", "Согласие", "Личный текст", "Кому", "Не писать"),
        *("Подпись", "Обратный адрес", "Связи", "размер"),
    ),
}
_SYLLABLES = {
    "Latin": "ba le mi to ku ran sol ven dor pil",
    "Western": "bé lü mö tá çu rañ sòl vên dør pîl",
    "Cyrillic": "ба ле ми то ку ран сол вен дор пил",
    "Greek": "βα λε μι το κου ραν σολ βεν δορ πιλ",
    "Georgian": "ბა ლე მი ტო კუ რან სოლ ვენ დორ პილ",
    "Armenian": "բա լե մի տո կու րան սոլ վեն դոր պիլ",
    "Hebrew": "בא לה מי טו קו רן סול ון דור פיל",
    "Arabic": "با لي مي تو كو ران سول فن دور بيل",
    "Devanagari": "बा ले मि तो कु रन सोल वेन दोर पिल",
    "Bengali": "বা লে মি তো কু রন সোল ভেন দোর পিল",
    "Thai": "บา เล มิ โต กู รัน ซอล เวน ดอร์ พิล",
    "Chinese": "例 样 本 名 示 范 举 某 甲 乙",
    "Japanese": "れい み ほん メイ サン プル かり な もじ たろ",
    "Korean": "바 레 미 토 쿠 란 솔 벤 도르 필",
    "Vietnamese": "bằ lể mị tố kừ rạn sở vẫn đỗ pỉ",
}
#: Scripts that the letter's own typeface has; and those for which another font is needed, which a test may lack.
PRINTED = ("Latin", "Western", "Cyrillic")
UNPRINTED = tuple(script for script in _SYLLABLES if script not in PRINTED)
#: Country as lists write it, a street, postcodes with their towns.
_HOMES = (
    ("DE", "Beispielweg {n}", (("10115", "Berlin"), ("01067", "Dresden"), ("20095", "Hamburg"))),
    ("Deutschland", "Musterstraße {n}", (("50667", "Köln"), ("80331", "München"))),
    ("France", "{n} rue de l’Exemple", (("69001", "Lyon"), ("13001", "Marseille"))),
    ("Espagne", "Calle Ejemplo {n}", (("28013", "Madrid"), ("08002", "Barcelona"))),
    ("españa", "Plaza de la Muestra {n}", (("41001", "Sevilla"),)),
    ("United Kingdom", "{n} Sample Road", (("LS1 1UR", "Leeds"), ("M1 1AE", "Manchester"))),
    ("Россия", "ул. Примерная, {n}", (("190000", "Санкт-Петербург"), ("630099", "Новосибирск"))),
    ("Schweiz", "Probegasse {n}", (("3011", "Bern"), ("8001", "Zürich"))),
    ("United States of America", "{n} Example Avenue", (("43004", "Columbus, OH"),)),
    ("Irlande", "{n} Specimen Street", (("", "Cork"),)),
)


@dataclass(frozen=True)
class Invented:
    """A row: its cells by field, the quirk it shows, the fields that keep it from being used."""

    cells: dict[str, str]
    quirk: str = "plain"
    faults: frozenset[str] = field(default=frozenset())

    @property
    def usable(self):
        return not self.faults

    def row(self):
        return [self.cells.get(name, "") for name in FIELDS]


def name(random: Random, script: str = "Latin", parts: int = 2) -> str:
    return "".join(random.sample(_SYLLABLES[script].split(), parts)).capitalize()


def _plain(random: Random, at: int, script: str = "") -> Invented:
    script = script or random.choice(PRINTED)
    country, street, places = random.choice(_HOMES)
    postcode, city = random.choice(places)
    cells = {
        "surname": name(random, script, 3) + "-" + name(random, script, 2),
        "given": name(random, script),
        "role": random.choice(("", "Secretary", "Treasurer")),
        "organisation": "Sample Union",
        "branch": random.choice(("North", "South", "Harbour")),
        "street": street.format(n=at + 1),
        "postcode": postcode,
        "city": city,
        "country": country,
        "email": random.choice(("", f"member{at}@example.org")),
        "language": random.choice(("", "de", "français", "Spanisch", "русский", "EN")),
        "gender": random.choice(("", "m", "f", "Frau", "M.")),
        "consent": random.choice(("", "2026-05-01", "1.5.2026")),
        "shoe size": str(random.randrange(35, 48)),
    }
    return Invented(cells)


def _with(quirk: str, *faults: str, **changes: str) -> Callable[[Random, int], Invented]:
    def make(random: Random, at: int) -> Invented:
        plain = _plain(random, at, "Latin")
        return replace(plain, cells=plain.cells | changes, quirk=quirk, faults=frozenset(faults))

    return make


def _in_script(script: str) -> Callable[[Random, int], Invented]:
    return lambda random, at: replace(
        _plain(random, at, script),
        quirk=f"in {script}",
        faults=frozenset({"surname", "given"} if script in UNPRINTED else ()),
    )


#: Every quirk once; a field that keeps a row from being used is named behind the quirk.
QUIRKS = (
    _with("a name that is a formula", surname='=HYPERLINK("http://example.org","x")', given=""),
    _with("a name that is a path", surname="../../etc/passwd", given=""),
    _with("a name that is a device", surname="CON", given=""),
    _with("a name of 300 letters", surname="Sample" * 50, given=""),
    _with("a name with quotation marks", given='Ann "Nan"'),
    _with("one name only", given=""),
    _with("spaces around and inside", surname="  Sample\u00a0\u00a0Space ", given=" Ann  Lou\u200b "),
    _with("delimiters in a cell", organisation="Sample, Ltd.; Union"),
    _with(
        "a line break in the address",
        street="Sample House\n3 Example Court",
        city="Leeds",
        country="GB",
        postcode="LS1 1UR",
    ),
    _with("a second line of the address", address_2="Back House"),
    _with("a lost nought", postcode="1067", city="Dresden", country="DE"),
    _with("own words", personal="I have friends in Sampletown.\n\nI ask you to answer; is that too much?"),
    _with("care of", care_of="Sample Union", street="", postcode=""),
    _with("no address wanted", sender_address="none", street="", postcode=""),
    _with("the organisation's address", sender_address="organisation"),
    _with("a language without letters", language="italiano"),
    _with("somebody with ties", ties="family in the capital"),
    _with("no ties", ties="no"),
    _with("addressees of one's own", to="president; interior-minister"),
    _with("not to everybody", not_to="knb-chairman"),
    _with("no e-mail address", email="nobody at example"),
    _with("a scanned signature", signature="member-1.png", consent="2026-05-01"),
    _with("no name", "surname", surname="", given=""),
    _with("a name without a letter", "surname", surname="---", given=""),
    _with("no country", "country", country=""),
    _with("an unknown country", "country", country="Sampleland"),
    _with("no town", "city", city=""),
    _with("no street", "street", street=""),
    _with("no postcode", "postcode", postcode="", city="Berlin", country="DE"),
    _with("an unknown addressee", "to", to="presidnt"),
    _with("nobody left", "not_to", to="president", not_to="president"),
    _with("an unknown language", "language", language="Samplish"),
    _with("no day of consent", "consent", consent="yes"),
    _with("two days of consent", "consent", consent="03/04/2026"),
    _with("consent to come", "consent", consent="2999-01-01"),
    _with("a lost letter", "given", given="Fran?ois"),
    _with("a letter in pieces", "surname", surname="MÃ¼ster"),
    _with("a sign for a lost letter", "city", city="Sampl\ufffdtown"),
    _with("a control character", "organisation", organisation="Sample\x0bUnion"),
    _with("a name turned about", "given", given="Ann\u202eBob"),
    _with("too long", "role", role="x" * 1001),
    _with("a signature elsewhere", "signature", signature="../../etc/passwd", consent="2026-05-01"),
    _with("a signature that is a device", "signature", signature="CON", consent="2026-05-01"),
    _with("no signature of that name", "signature", signature="member-2.png", consent="2026-05-01"),
    _with("no address to choose", "sender_address", sender_address="his mother’s"),
    _with("two faults", "country", "consent", country="Sampleland", consent="never mind"),
    *map(_in_script, _SYLLABLES),
)


def _again(first: Invented, quirk: str, **changes: str) -> Invented:
    """Somebody at the address of another row."""
    return Invented(first.cells | {"email": ""} | changes, quirk)


def _pairs(random: Random, at: int) -> list[Invented]:
    """Members who have to do with each other, each pair at an address of its own."""
    one, two, three, four, five, six = (_plain(random, at + more, "Latin") for more in range(6))
    given, surname = one.cells["given"], one.cells["surname"]
    return [
        replace(one, quirk="once"),
        _again(one, "a double"),
        replace(two, quirk="once"),
        _again(two, "a double with names swapped", surname=two.cells["given"], given=two.cells["surname"]),
        replace(three, cells=three.cells | {"given": "Bé"}, quirk="once"),
        _again(three, "a double without accents", given="Be"),
        replace(four, cells=four.cells | {"given": "Toku Leran"}, quirk="once"),
        _again(four, "a double with initials", given="Toku L."),
        replace(five, cells=five.cells | {"given": "Alberan"}, quirk="a brother"),
        _again(five, "a brother", given="Alexoran"),
        replace(six, quirk="a namesake", cells=six.cells | {"surname": surname, "given": given}),
    ]


def invented_members(count: int = 500, seed: int = 1999) -> tuple[Invented, ...]:
    """Return members: every quirk once, pairs, plain ones for the rest, in an order that tells nothing."""
    random = Random(seed)  # noqa: S311 - nothing secret
    rows = [make(random, at) for at, make in enumerate(QUIRKS)] + _pairs(random, len(QUIRKS))
    rows += [_plain(random, at) for at in range(len(rows) + 6, count + 6)]
    keyed = [(random.random(), at, row) for at, row in enumerate(rows[:count])]
    return tuple(row for _, _, row in sorted(keyed))


def in_encoding(rows: Sequence[Invented], encoding: str) -> tuple[Invented, ...]:
    """Return the rows that an encoding can hold."""

    def fits(row):
        try:
            "".join(row.row()).encode(encoding)
        except UnicodeEncodeError:
            return False
        return True

    return tuple(filter(fits, rows))


def as_csv(
    rows: Sequence[Invented], encoding: str = "utf-8", delimiter: str = ",", heads: str = "en", before: str = ""
) -> bytes:
    """Write a list as an office program does: CRLF, a blank row here and there, short rows at the end."""
    stream = StringIO(newline="")
    stream.write(before)
    writer = csv.writer(stream, delimiter=delimiter)
    writer.writerow([f" {head.upper()} " for head in HEADS[heads]])
    for at, row in enumerate(rows):
        if at % 40 == 20:
            writer.writerow([""] * len(FIELDS))
        writer.writerow(row.row())
    return stream.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Invented], heads: str = "en", sheet: str = "Members") -> bytes:
    """Write a list as a workbook, every cell as text but for postcodes of digits: numbers in a format of noughts."""
    from openpyxl import Workbook  # noqa: PLC0415 - only tests of workbooks wait for it
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE  # noqa: PLC0415

    book = Workbook()
    book.active.title = sheet
    book.active.append(HEADS[heads])
    at = FIELDS.index("postcode")
    for number, row in enumerate(rows, start=2):
        for column, text in enumerate(row.row(), start=1):
            cell = book.active.cell(number, column)
            if column - 1 == at and text.isdecimal():
                cell.value, cell.number_format = int(text), "0" * len(text)
            elif text:
                cell.value = ILLEGAL_CHARACTERS_RE.sub(lambda found: f"_x{ord(found.group()):04X}_", text)
                cell.data_type = "s"
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()
