"""Where a language lets no line end, and where it has narrow spaces: patterns, one row for each language.

Sources, beside what a row says: the Unicode CLDR for figures and per cent; Bureau international des poids et mesures,
"SI Brochure" (9th edition, 5.4.3) for the space between a number and its unit. That a date, a number with what it
counts, a title with its name stay together is a rule of every house, among them DIN 5008 and Milchin and Cheltsova,
"Справочник издателя и автора".
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Binding:
    """Patterns of a letter's own words.

    Attributes:
        no_break: at a space in a match no line ends.
        narrow: a space in a match is narrow as well.
    """

    no_break: tuple[str, ...] = ()
    narrow: tuple[str, ...] = ()


NOTHING_BOUND = Binding()

#: What stands behind a number and is no word.
_UNITS = r"(?:%|‰|°|€|\$|£|¥|₸|₽|(?:[kcm]?m|km²|m²|m³|ha|[km]?g|t|l|h|min|kWh|MW|EUR|USD|GBP|CHF|KZT|RUB)(?!\w))"
#: A space between a number and its unit, and between groups of three digits.
_BEFORE_UNIT, _IN_NUMBER = rf"(?<=\d) (?={_UNITS})", r"(?<=\d) (?=\d{3}(?!\d))"
_NARROW_BEFORE_UNIT, _NARROW_IN_NUMBER = rf"(?<=\d)[ \u00a0](?={_UNITS})", r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))"
#: A dash never begins a line.
_BEFORE_DASH = r" (?=[–—])"

_EN_MONTHS = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
ENGLISH = Binding(
    no_break=(
        rf"\b\d{{1,2}} (?={_EN_MONTHS}\b)",
        rf"\b{_EN_MONTHS} (?=\d)",
        rf"\b{_EN_MONTHS}[ \u00a0]\d{{1,2}}, (?=\d{{4}}\b)",
        r"\b(?:[Aa]rticles?|[Ss]ections?|[Pp]aragraphs?|[Cc]hapters?|[Pp]ages?) (?=\d)",
        r"\b(?:Nos?\.|[Aa]rts?\.|pp?\.|para\.|sec\.) (?=\d)",
        r"(?<=[§№]) (?=\d)",
        r"\b(?:Mr|Mrs|Ms|Dr|Prof)\.? (?=[A-Z])|\bMadam ",
        _BEFORE_UNIT,
        _IN_NUMBER,
        _BEFORE_DASH,
    ),
)

_DE_MONTHS = "(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)"
#: DIN 5008:2020 calls the narrow space "Schmal-Leerzeichen"; it stands in abbreviations and before signs
#: (federwerk.de/schmal-leerzeichen).
GERMAN = Binding(
    no_break=(
        rf"\b\d{{1,2}}\. (?={_DE_MONTHS}\b)",
        r"\b\d{1,2}\. (?=Absatz|Artikel|Jahrhundert|Kapitel|Kongress|Sitzung|Tagung)",
        rf"\b{_DE_MONTHS} (?=\d{{4}}\b)",
        r"\b(?:Artikeln?|Absatz|Kapitel|Ziffer|Satz|Seite) (?=\d)",
        r"\b(?:Art\.|Abs\.|Nrn?\.|Ziff\.|S\.|Kap\.) (?=\d)",
        r"(?<=[§№]) (?=\d)",
        r"\b(?:Herrn?|Frau|Dr\.|Prof\.) ",
        r"\bInnere Angelegenheiten",
        _BEFORE_DASH,
    ),
    narrow=(
        # z. B., d. h., i. d. R.
        r"(?<![^\W\d_])(?<=[a-z]\.)[ \u00a0](?=[^\W\d_]{1,3}\.)",
        _NARROW_BEFORE_UNIT,
        _NARROW_IN_NUMBER,
    ),
)

_ES_MONTHS = "(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)"
#: Groups of digits after the Real Academia Española, "Ortografía de la lengua española" (2010), VIII 2.2.1.1.1.
SPANISH = Binding(
    no_break=(
        rf"\b\d{{1,2}} de (?={_ES_MONTHS}\b)",
        rf"\b{_ES_MONTHS} del? (?=\d{{4}}\b)",
        r"\b(?:[Aa]rtículos?|[Cc]onvenios?|[Pp]árrafos?|[Pp]áginas?|[Cc]apítulos?) (?=\d)",
        r"\b(?:[Aa]rts?\.|n\.º|núm\.|págs?\.|p\.) (?=\d)",
        r"(?<=[§№]) (?=\d)",
        r"\b(?:Sra?\.|Señora?|D\.ª?|Dra?\.) ",
        r"\b(?:EE\.|p\.) (?=UU\.|ej\.)",
        _BEFORE_UNIT,
        _BEFORE_DASH,
    ),
    narrow=(_NARROW_IN_NUMBER,),
)

_FR_MONTHS = "(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"
#: Imprimerie nationale, "Lexique des règles typographiques": a narrow space before ; ! ? and a whole one, at which no
#: line ends, before the colon and inside guillemets; so in babel-french (`\FBthinspace`, `\FBcolonspace`).
FRENCH = Binding(
    no_break=(
        r" (?=[:»])",
        r"(?<=«) ",
        rf"\b(?:[Ll]e|du|[Aa]u) (?=(?:1er|\d{{1,2}})[ \u00a0]{_FR_MONTHS}\b)",
        rf"\b(?:1er|\d{{1,2}}) (?={_FR_MONTHS}\b)",
        rf"\b{_FR_MONTHS} (?=\d{{4}}\b)",
        r"\b(?:[Aa]rticles?|[Cc]onventions?|[Pp]aragraphes?|[Cc]hapitres?|[Pp]ages?) (?=\d)",
        r"(?:\b(?:[Aa]rt\.|p\.|chap\.)|n°s?|[§№]) (?=\d)",
        r"\b(?:MM?\.|Mmes?|Mlle|Me|Dr) (?=[^\W\d_])",
        r"\b(?:Madame|Monsieur) (?:l[ae] )?",
        r"\bSon Excellence",
        _BEFORE_UNIT,
        _BEFORE_DASH,
    ),
    narrow=(r"[ \u00a0](?=[;!?])", r"(?<=\d)[ \u00a0](?=%)", _NARROW_IN_NUMBER),
)

_RU_MONTHS = "(?:января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)"
_RU_SHORT = "[АаВвИиКкОоСсУу]|[Вв]о|[Дд]о|[Зз]а|[Ии]з|[Кк]о|[Нн]а|[Нн]е|[Нн]и|[Оо]б|[Оо]т|[Пп]о|[Сс]о"
#: Short prepositions and conjunctions do not end a line.
RUSSIAN = Binding(
    no_break=(
        _BEFORE_DASH,
        rf"(?<![^\W\d_])(?:{_RU_SHORT}) ",
        rf"\b\d{{1,2}} (?={_RU_MONTHS}\b)",
        rf"\b{_RU_MONTHS} (?=\d{{4}}\b)",
        r"\b\d{4} (?=г\.|гг\.|год)",
        r"\b(?:[Сс]тать[а-яё]+|[Пп]ункт[а-яё]*|[Чч]аст[а-яё]+|[Гг]лав[а-яё]+|[Кк]онвенци[а-яё]+) (?=\d)",
        r"\b(?:ст\.|п\.|пп\.|ч\.|гл\.|стр\.|с\.) (?=\d)",
        r"(?<=[§№]) (?=\d)",
        r"\bт\. (?=е\.|д\.|п\.|к\.)",
        r"(?:внутренних|иностранных) (?=дел\b)",
        r"\b[Гг]оспо(?:дин(?:а|у|е|ом)?|ж(?:а|е|и|у|ой)) ",
        _BEFORE_UNIT,
        r"(?<=\d) (?=(?:тыс|млн|млрд|руб|тенге)\b)",
        _IN_NUMBER,
    ),
)
