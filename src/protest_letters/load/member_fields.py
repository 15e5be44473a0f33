"""The fields of a member list, a row each: what stands in them, and the heads by which they are known.

`docs/member-lists.md` shows these rows. Words that mean something else as often (`No.`, `Title`) are left out.
"""

from dataclasses import dataclass

LANGUAGES = ("en", "fr", "de", "es", "ru")


@dataclass(frozen=True, slots=True)
class Column:
    """A field and the heads by which it is known.

    Attributes:
        meaning: what stands in it, as the documents say it.
        en, fr, de, es, ru: heads, parted by commas; the field's own name is one as well.
        joined: what several columns of the field are joined with; empty where the first that is filled counts.
    """

    field: str
    meaning: str
    en: str
    fr: str
    de: str
    es: str
    ru: str
    joined: str = ""

    def heads(self, language: str) -> tuple[str, ...]:
        """The heads in one language."""
        return tuple(head.strip() for head in str(getattr(self, language)).split(","))

    @property
    def all_heads(self) -> tuple[str, ...]:
        """The field's name and its heads in every language."""
        return (self.field, *(head for language in LANGUAGES for head in self.heads(language)))


COLUMNS = (
    Column(
        "id",
        "your own number of the member",
        "member id, member no, member number, membership number, membership no",
        "numéro d’adhérent, n° d’adhérent, n° adhérent, identifiant",
        "mitgliedsnummer, mitgliedsnr, mitglieds-nr, mitglied nr, mitgl.-nr.",
        "número de afiliado, n.º de afiliado, n.º afiliado, número de socio, n.º de socio",
        "членский номер, номер билета, № билета, номер члена профсоюза",
    ),
    Column(
        "name",
        "the whole name; beside a column of given names or of surnames, the other half",
        "full name, member, member name, surname given name, surname first name, last name first name",
        "nom, nom complet, nom et prénom, nom prénom, prénom nom, prénom et nom, adhérent, membre",
        "vollständiger name, vor- und nachname, vorname name, vorname nachname, name vorname, nachname vorname, "
        "name und vorname, mitglied",
        "nombre, nombre completo, nombre y apellidos, apellidos y nombre, apellidos nombre, afiliado, socio",
        "имя, фио, ф. и. о., имя и фамилия, фамилия и имя, фамилия имя, фамилия имя отчество",
    ),
    Column(
        "surname",
        "the surname",
        "last name, lastname, family name",
        "nom de famille",
        "nachname, familienname, zuname",
        "apellido, apellidos, primer apellido, segundo apellido",
        "фамилия",
        joined=" ",
    ),
    Column(
        "given",
        "given names",
        "given name, given names, first name, firstname, forename",
        "prénom, prénoms",
        "vorname, vornamen",
        "nombre de pila, nombres",
        "имя отчество",
        joined=" ",
    ),
    Column(
        "middle",
        "what stands between given name and surname, such as a patronymic",
        "middle name, patronymic",
        "deuxième prénom",
        "zweiter vorname",
        "segundo nombre",
        "отчество",
    ),
    Column(
        "role",
        "the post or occupation that stands under the name",
        "occupation, profession, position, post, function, job",
        "fonction, profession, métier, qualité",
        "funktion, beruf, amt",
        "cargo, función, profesión, ocupación",
        "должность, профессия, функция",
    ),
    Column(
        "organisation",
        "the organisation that stands under the name",
        "organization, union, trade union, association",
        "organisation, syndicat, association",
        "gewerkschaft, verband, verein",
        "organización, sindicato, asociación",
        "организация, профсоюз, объединение",
    ),
    Column(
        "branch",
        "the branch in which the member meets",
        "local, local branch, chapter, section",
        "section, section locale, antenne",
        "ortsverband, ortsverein, ortsgruppe, bezirk, sektion, betriebsgruppe",
        "sección, agrupación, delegación",
        "отделение, первичная организация, первичка, филиал",
    ),
    Column(
        "care_of",
        "who passes mail on to the member",
        "care of, c/o",
        "chez, aux bons soins de",
        "zu händen, per adresse",
        "a cargo de, a la atención de",
        "для передачи, через",
    ),
    Column(
        "street",
        "street and number, with further lines in further columns",
        "address, street address, postal address, home address, mailing address, address line, flat, apartment",
        "rue, voie, adresse, adresse postale, numéro et rue, n° et rue, rue et n°, complément, complément adresse, "
        "complément d’adresse, appartement",
        "straße, straße und hausnummer, straße und nr, straße nr, anschrift, adresse, adresszusatz, zusatz",
        "calle, calle y número, calle y n.º, dirección, dirección postal, domicilio, piso, puerta",
        "улица, улица и дом, улица дом квартира, улица дом кв, адрес, почтовый адрес, домашний адрес, "
        "адрес проживания, корпус, квартира",
        joined=", ",
    ),
    Column(
        "house",
        "the house number, where it has a column of its own",
        "house number, house no, street number",
        "numéro de rue, n° de rue, numéro de voie",
        "hausnummer, hausnr, haus-nr",
        "número de calle, número de casa, n.º de casa",
        "дом, номер дома, № дома",
    ),
    Column(
        "postcode",
        "the postcode",
        "post code, postal code, zip, zip code, zipcode",
        "code postal, cp",
        "plz, postleitzahl",
        "código postal, c. p.",
        "индекс, почтовый индекс",
    ),
    Column(
        "city",
        "the town",
        "town, post town, place, residence, locality",
        "ville, commune, localité",
        "ort, stadt, wohnort, gemeinde",
        "ciudad, localidad, población, municipio",
        "город, населённый пункт, место жительства",
    ),
    Column(
        "region",
        "state or province, which addresses in the United States, Canada and Australia have behind the town",
        "state, province",
        "état, province",
        "bundesstaat",
        "estado",
        "штат, провинция",
    ),
    Column(
        "country",
        "the country, as a code or by its name in any of the five languages",
        "country code, country name, nation",
        "pays, code pays",
        "land, staat, länderkennung",
        "país, código de país",
        "страна, код страны",
    ),
    Column(
        "email",
        "the member’s e-mail address, for the list of your own mailer",
        "e-mail, email address, e-mail address, mail",
        "courriel, adresse électronique, adresse e-mail, mél",
        "e-mail-adresse, mailadresse",
        "correo electrónico, correo, correo-e, dirección de correo",
        "электронная почта, эл. почта, электронный адрес",
    ),
    Column(
        "language",
        "the member’s own language, as a code or by its name",
        "lang, preferred language",
        "langue",
        "sprache, muttersprache",
        "idioma, lengua",
        "язык",
    ),
    Column(
        "gender",
        "m, f, or how the member is addressed",
        "sex, salutation",
        "sexe, genre, civilité",
        "geschlecht, anrede",
        "sexo, género, tratamiento",
        "пол, обращение",
    ),
    Column(
        "to",
        "ids of those this member writes to",
        "addressee, addressees",
        "à, destinataire, destinataires",
        "an, empfänger",
        "para, destinatario, destinatarios",
        "кому, адресат, адресаты",
    ),
    Column(
        "not_to",
        "ids of those this member does not write to",
        "not to, except",
        "pas à, sauf",
        "nicht an, außer",
        "no a, excepto",
        "не писать, кроме",
    ),
    Column(
        "consent",
        "the day on which the member agreed that you post the letter or print the signature",
        "consent date, date of consent, consent given, consent on, consented on",
        "consentement, date du consentement, date de consentement, consentement le, accord, accord le, date d’accord",
        "einwilligung, einwilligung am, einwilligung vom, zustimmung, zustimmung am, einverständnis, "
        "einverständnis am, einverständnis vom, einverständniserklärung",
        "consentimiento, fecha de consentimiento, fecha del consentimiento, consentimiento el",
        "согласие, дата согласия, согласие от, согласие дано",
    ),
    Column(
        "personal",
        "a paragraph in the member’s own words",
        "own words, own paragraph, personal text, personal paragraph",
        "texte personnel, paragraphe personnel",
        "eigene worte, eigener absatz, persönlicher text",
        "texto personal, párrafo propio",
        "от себя, личный текст",
    ),
    Column(
        "signature",
        "the name of a file in the folder of `--signatures`",
        "signature file",
        "fichier de signature",
        "unterschrift, unterschriftsdatei",
        "firma, archivo de firma",
        "подпись, файл подписи",
    ),
    Column(
        "sender_address",
        "which address the letter has: `own`, `organisation` or `none`",
        "sender address, return address",
        "adresse de l’expéditeur, adresse de retour",
        "absenderadresse, absender",
        "dirección del remitente, remite",
        "обратный адрес, адрес отправителя",
    ),
    Column(
        "ties",
        "citizenship, family or plans in the country written to: talk to the member first",
        "ties to the country, family there",
        "liens, attaches",
        "bindungen, verbindungen",
        "vínculos, lazos",
        "связи",
    ),
    Column(
        "household",
        "the same word for all who live together",
        "household id, family",
        "foyer, ménage",
        "haushalt",
        "hogar, unidad familiar",
        "семья, домохозяйство",
    ),
)
ROWS = {row.field: row for row in COLUMNS}
