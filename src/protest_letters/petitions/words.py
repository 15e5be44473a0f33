"""The labels of a petition's sheets, one row for each language.

Numbers stand behind a colon, so that no language needs a plural.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What is printed round a petition's text.

    Attributes:
        signatories: the head of the list.
        sheet: with {sheet} and {sheets}.
        here, total: with {count}.
        responsible: with nothing behind it but who it is.
        collected: until when; with {date}. return_by: what to do then.
        identification: that organisations are not signatories.
        privacy: what names are used for.
        signs: over the line on which the responsible person signs a printed list.
        columns: number, name, town or country, occupation or organisation, signature.
        handover: the title of the receipt.
        copies: for whoever receives the petition, and for whoever hands it over.
        addressee to stamp: the fields of the receipt.
    """

    language: str
    signatories: str
    sheet: str
    here: str
    total: str
    responsible: str
    collected: str
    return_by: str
    identification: str
    privacy: str
    signs: str
    columns: tuple[str, str, str, str, str]
    handover: str
    copies: tuple[str, str]
    addressee: str
    subject: str
    dated: str
    sheets: str
    signatures: str
    handed_by: str
    received_by: str
    received_on: str
    signature: str
    stamp: str


WORDS = (
    Words(
        language="de",
        signatories="Die Unterzeichnenden",
        sheet="Blatt {sheet} von {sheets}",
        here="Unterschriften auf diesem Blatt: {count}",
        total="insgesamt: {count}",
        responsible="Verantwortlich:",
        collected="Unterschriften werden bis zum {date} gesammelt.",
        return_by="Bitte senden Sie dieses Blatt gleich danach an die oben genannte Anschrift zurück.",
        identification="Organisationen sind nur zur Kennzeichnung der Personen genannt.",
        privacy="Namen und Unterschriften werden mit dieser Petition übergeben und zu nichts anderem verwendet.",
        signs="Für die Unterzeichnenden:",
        columns=("Nr.", "Name", "Ort oder Land", "Beruf oder Organisation", "Unterschrift"),
        handover="Übergabe einer Petition",
        copies=("Ausfertigung 1 von 2: für die empfangende Stelle", "Ausfertigung 2 von 2: für die Überbringer"),
        addressee="An",
        subject="Betreff",
        dated="Petition vom",
        sheets="Zahl der Blätter",
        signatures="Zahl der Unterschriften",
        handed_by="Übergeben von",
        received_by="Empfangen von (Name, Amt)",
        received_on="Datum",
        signature="Unterschrift",
        stamp="Stempel",
    ),
    Words(
        language="en",
        signatories="The undersigned",
        sheet="Sheet {sheet} of {sheets}",
        here="Signatures on this sheet: {count}",
        total="in all: {count}",
        responsible="Responsible for this petition:",
        collected="Signatures are collected until {date}.",
        return_by="Please return this sheet to the address above right after that day.",
        identification="Organisations are named for identification only.",
        privacy="Names and signatures are handed over with this petition and used for nothing else.",
        signs="For the signatories:",
        columns=("No.", "Name", "Town or country", "Occupation or organisation", "Signature"),
        handover="Handover of a petition",
        copies=("Copy 1 of 2: for the office that receives it", "Copy 2 of 2: for those who hand it over"),
        addressee="To",
        subject="Subject",
        dated="Petition of",
        sheets="Number of sheets",
        signatures="Number of signatures",
        handed_by="Handed over by",
        received_by="Received by (name, office)",
        received_on="Date",
        signature="Signature",
        stamp="Stamp",
    ),
    Words(
        language="es",
        signatories="Firmantes",
        sheet="Hoja {sheet} de {sheets}",
        here="Firmas en esta hoja: {count}",
        total="en total: {count}",
        responsible="Responsable de esta petición:",
        collected="Se recogen firmas hasta el {date}.",
        return_by="Le rogamos que devuelva esta hoja a la dirección indicada inmediatamente después de esa fecha.",
        identification="Las organizaciones se mencionan únicamente a efectos de identificación.",
        privacy="Los nombres y las firmas se entregan con esta petición y no se utilizan para nada más.",
        signs="En nombre de los firmantes:",
        columns=("N.º", "Nombre", "Localidad o país", "Profesión u organización", "Firma"),
        handover="Entrega de una petición",
        copies=("Ejemplar 1 de 2: para quien la recibe", "Ejemplar 2 de 2: para quien la entrega"),
        addressee="A",
        subject="Asunto",
        dated="Petición de fecha",
        sheets="Número de hojas",
        signatures="Número de firmas",
        handed_by="Entregada por",
        received_by="Recibida por (nombre, cargo)",
        received_on="Fecha",
        signature="Firma",
        stamp="Sello",
    ),
    Words(
        language="fr",
        signatories="Les signataires",
        sheet="Feuille {sheet} sur {sheets}",
        here="Signatures sur cette feuille : {count}",
        total="en tout : {count}",
        responsible="Responsable de cette pétition :",
        collected="Les signatures sont recueillies jusqu’au {date}.",
        return_by="Merci de renvoyer cette feuille à l’adresse ci-dessus aussitôt après cette date.",
        identification="Les organisations ne sont citées qu’à titre d’identification.",
        privacy="Les noms et les signatures sont remis avec cette pétition et ne servent à rien d’autre.",
        signs="Pour les signataires :",
        columns=("N°", "Nom", "Ville ou pays", "Profession ou organisation", "Signature"),
        handover="Remise d’une pétition",
        copies=("Exemplaire 1 sur 2 : pour qui la reçoit", "Exemplaire 2 sur 2 : pour qui la remet"),
        addressee="À",
        subject="Objet",
        dated="Pétition du",
        sheets="Nombre de feuilles",
        signatures="Nombre de signatures",
        handed_by="Remise par",
        received_by="Reçue par (nom, fonction)",
        received_on="Date",
        signature="Signature",
        stamp="Cachet",
    ),
    Words(
        language="ru",
        signatories="Подписавшиеся",
        sheet="Лист {sheet} из {sheets}",
        here="Подписей на этом листе: {count}",
        total="всего: {count}",
        responsible="Ответственное лицо:",
        collected="Подписи собираются до {date}",
        return_by="Просим вернуть этот лист по указанному адресу сразу после этой даты.",
        identification="Организации указаны только для сведения о подписавшихся.",
        privacy="Имена и подписи передаются вместе с этим обращением и ни для чего другого не используются.",
        signs="От имени подписавшихся:",
        columns=("№", "Имя и фамилия", "Город или страна", "Профессия или организация", "Подпись"),
        handover="Передача обращения",
        copies=("Экземпляр 1 из 2: для принимающей стороны", "Экземпляр 2 из 2: для передающей стороны"),
        addressee="Кому",
        subject="Тема",
        dated="Обращение от",
        sheets="Количество листов",
        signatures="Количество подписей",
        handed_by="Обращение передано (кем)",
        received_by="Принято (имя, должность)",
        received_on="Дата",
        signature="Подпись",
        stamp="Печать",
    ),
)


def words_of(language: str) -> Words:
    """Return the row of a language, `de` for `de-CH`.

    Raises:
        KeyError: there is no row.
    """
    base = language.partition("-")[0]
    for row in WORDS:
        if row.language == base:
            return row
    raise KeyError(language)
