"""Scripts as rows: what they are called, which fonts have them, and what to install for them.

The families are those of the Noto project (SIL Open Font License), named as their files are, and a few others that a
package of PyPI carries. Debian's packages were read for which files they hold: fonts-noto-core 20201225 and
fonts-noto-cjk 20220127.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

from protest_letters.glyphs import UNSEEN

_CORE, _CJK = "fonts-noto-core", "fonts-noto-cjk"


@dataclass(frozen=True, slots=True)
class Script:
    """A script.

    Attributes:
        tag: as ISO 15924 has it.
        name: in English.
        serif, sans: families that have it, the first before the others.
        language: the one that is mostly written in it, as in `ka`; empty if there are several.
        debian: Debian's package of fonts for it.
        sample: signs of which a font that has the script has all.
    """

    tag: str
    name: str
    serif: tuple[str, ...]
    sans: tuple[str, ...]
    language: str = ""
    debian: str = _CORE
    sample: str = ""


def _noto(tag: str, name: str, sample: str, language: str = "") -> Script:
    """A script that has a serif and a sans in Noto."""
    stem = name.title().replace(" ", "")
    return Script(tag, name, (f"NotoSerif{stem}",), (f"NotoSans{stem}",), language, sample=sample)


def _sans(tag: str, name: str, sample: str, language: str = "") -> Script:
    """A script that has a sans alone in Noto."""
    return Script(tag, name, (), (f"NotoSans{name.title().replace(' ', '')}",), language, sample=sample)


def _plain(tag: str, name: str, sample: str, language: str = "") -> Script:
    """A script of Noto's first family."""
    return Script(tag, name, ("NotoSerif",), ("NotoSans",), language, sample=sample)


def _east(tag: str, name: str, sample: str, language: str) -> Script:
    """A script of East Asia: one font has them all, and the language chooses the shapes."""
    return Script(tag, name, ("NotoSerifCJK",), ("NotoSansCJK",), language, _CJK, sample)


LATIN = _plain("Latn", "Latin", "Aaßçłñőşț")
#: Signs of no script, such as arrows and stars.
SYMBOLS = Script(
    "Zyyy", "symbols", ("NotoSerif",), ("NotoSans", "NotoSansSymbols", "NotoSansSymbols2", "NotoSansCJK"), sample="★"
)
SCRIPTS = (
    LATIN,
    Script("Latn", "Vietnamese", ("NotoSerif",), ("NotoSans",), sample="ắễộữỵ"),
    _plain("Cyrl", "Cyrillic", "ЖжәғқңөұүһіЇїҐґ"),
    _plain("Grek", "Greek", "Ααβγψωάΐ", "el"),
    _noto("Geor", "Georgian", "აბგჰ", "ka"),
    _noto("Armn", "Armenian", "ԱաբգՖֆև", "hy"),
    Script("Hebr", "Hebrew", ("NotoSerifHebrew", "FrankRuhlLibre"), ("NotoSansHebrew",), "he", sample="אבגתםן"),
    Script("Arab", "Arabic", ("NotoNaskhArabic", "Amiri"), ("NotoSansArabic",), sample="ابجعغيپچڤگ"),
    _noto("Deva", "Devanagari", "अकखहािी्"),
    Script("Beng", "Bengali", ("NotoSerifBengali",), ("NotoSansBengali", "HindSiliguri"), sample="অকখহািী্"),
    _noto("Thai", "Thai", "กขฮะาิ่", "th"),
    _east("Hani", "Chinese", "一三不与直骨", "zh-Hans"),
    _east("Hira", "Japanese", "あかんアカン々", "ja"),
    _east("Kana", "Japanese", "アカンー", "ja"),
    _east("Hang", "Korean", "가각힣한글", "ko"),
    _east("Bopo", "Bopomofo", "ㄅㄆㄇ", "zh-Hant"),
    _noto("Ethi", "Ethiopic", "ሀለሐ"),
    _noto("Gujr", "Gujarati", "અકખ", "gu"),
    _noto("Guru", "Gurmukhi", "ਅਕਖ", "pa"),
    _noto("Khmr", "Khmer", "កខគ", "km"),
    _noto("Knda", "Kannada", "ಅಕಖ", "kn"),
    _noto("Laoo", "Lao", "ກຂຄ", "lo"),
    _noto("Mlym", "Malayalam", "അകഖ", "ml"),
    _noto("Mymr", "Myanmar", "ကခဂ", "my"),
    _noto("Sinh", "Sinhala", "අකඛ", "si"),
    _noto("Taml", "Tamil", "அகங", "ta"),
    _noto("Telu", "Telugu", "అకఖ", "te"),
    Script("Tibt", "Tibetan", ("NotoSerifTibetan",), (), "bo", sample="ཀཁག"),
    _sans("Orya", "Oriya", "ଅକଖ", "or"),
    _sans("Mong", "Mongolian", "ᠠᠡᠢ"),
    _sans("Syrc", "Syriac", "ܐܒܓ"),
    _sans("Thaa", "Thaana", "ހށނ", "dv"),
    _sans("Cans", "Canadian Aboriginal", "ᐁᐂᐃ"),
    _sans("Cher", "Cherokee", "ᎠᎡᎢ", "chr"),
    _sans("Tfng", "Tifinagh", "ⴰⴱⴳ"),
    Script("Nkoo", "NKo", (), ("NotoSansNKo",), sample="ߊߋߌ"),
    _sans("Adlm", "Adlam", "\U0001e900\U0001e922\U0001e943"),
    _sans("Bali", "Balinese", "ᬅᬓᬔ"),
    _sans("Cakm", "Chakma", "\U00011103\U00011107\U00011108"),
    _sans("Java", "Javanese", "ꦄꦏꦒ"),
    _sans("Lisu", "Lisu", "ꓐꓑꓒ"),
    _sans("Mtei", "Meetei Mayek", "ꯀꯁꯂ"),
    _sans("Olck", "Ol Chiki", "ᱚᱛᱜ"),
    _sans("Sund", "Sundanese", "ᮃᮊᮌ"),
    _sans("Vaii", "Vai", "ꔀꔁꔂ"),
    _sans("Yiii", "Yi", "ꀀꀁꀂ"),
)
#: Families that are no Noto of the script's own name, or that PyPI carries: the package that has each.
PACKAGES = {
    "NotoSerif": "fontpkg-noto-serif",
    "NotoSans": "fontpkg-noto-sans",
    "FrankRuhlLibre": "fontpkg-frank-ruhl-libre",
    "Amiri": "fontpkg-amiri",
    "NotoSansArabic": "fontpkg-noto-sans-arabic",
    "NotoSansDevanagari": "fontpkg-noto-sans-devanagari",
    "HindSiliguri": "fontpkg-hind-siliguri",
    "NotoSansThai": "fontpkg-noto-sans-thai",
    "NotoSansKhmer": "fontpkg-noto-sans-khmer",
    "NotoSansTamil": "fontpkg-noto-sans-tamil",
    "NotoSansTelugu": "fontpkg-noto-sans-telugu",
}
#: What the extra `fonts` installs.
EXTRA = frozenset(PACKAGES.values()) - {
    *(f"fontpkg-noto-sans-{name}" for name in ("arabic", "khmer", "tamil", "telugu")),
}

_BY_TAG = {row.tag: row for row in reversed(SCRIPTS)}
#: How the names of signs begin that Unicode counts to no script, and whose they are all the same.
_BEGINNINGS = {row.name.upper(): row for row in reversed(SCRIPTS)} | {
    "COMBINING": LATIN,
    **dict.fromkeys(("CJK", "IDEOGRAPHIC", "FULLWIDTH"), _BY_TAG["Hani"]),
    **dict.fromkeys(("KATAKANA", "HALFWIDTH", "KATAKANA-HIRAGANA"), _BY_TAG["Kana"]),
}
#: Scripts that are set side by side in one word and shaped alike.
EAST_ASIAN = frozenset({"Hani", "Hira", "Kana", "Hang", "Bopo"})
#: Signs that turn the letters after them round, so that what is read is not what stands in the text.
TURNING = frozenset("\u202d\u202e")
#: What is never printed, whatever fonts have it: what turns letters round, and the sign that stands for a lost letter.
NEVER = TURNING | {"\ufffd"}
#: So many marks at most stand on a letter. More of them, which no language has, reach into other lines and cover them:
#: four are the most in Latin, Greek and Cyrillic letters, whose marks are piled up; Tibetan and Burmese come to seven.
_MOST_MARKS = 8
_PILED = {"": 4, "Latn": 4, "Grek": 4, "Cyrl": 4}


@lru_cache(maxsize=4096)
def script_of(sign: str) -> str:
    """The tag of a sign's script, as in `Geor`; empty for what belongs to several or to none, such as digits."""
    buffer = uharfbuzz.Buffer()
    buffer.add_str(sign)
    buffer.guess_segment_properties()
    return buffer.script or ""


@lru_cache(maxsize=4096)
def row_of(sign: str) -> Script | None:
    """The row of a sign's script; of a sign without one the script whose name it bears, else that of symbols."""
    tag = script_of(sign)
    if tag:
        return _BY_TAG.get(tag)
    name = unicodedata.name(sign, "")
    return _BEGINNINGS.get(name.partition(" ")[0], SYMBOLS)


def surplus_marks(cluster: str) -> list[str]:
    """The marks on a letter that are too many."""
    marks = [sign for sign in cluster if unicodedata.category(sign)[0] == "M" and sign not in UNSEEN]
    return marks[_PILED.get(script_of(cluster[0]), _MOST_MARKS) :]


def unprinted(sign: str, lacks: Callable[[str], str]) -> tuple[str, str]:
    """What a sign is that `lacks` found in a text ("in no font"), and how that is mended."""
    if sign in NEVER:
        return "not to be printed", remedy(sign)
    if lacks(sign):
        return "in no font", remedy(sign)
    return "among too many marks on one letter", "write the letter with the marks that belong to it"


def remedy(sign: str) -> str:
    """How a sign that no font has comes to be printed."""
    if sign in TURNING:
        return "leave it out: it turns the order of the letters round"
    if sign in NEVER:
        return "write the text again: this stands for a letter that was lost"
    if not sign.isprintable():
        return "leave it out"
    row = row_of(sign)
    if row is SYMBOLS:
        return "leave it out, or name a font that has it in fonts.yaml"
    other = "write it in Latin or Cyrillic letters"
    if row is None:
        return f"name a font that has it in fonts.yaml, or {other}"
    extra = any(PACKAGES.get(family) in EXTRA for family in (*row.serif, *row.sans))
    pip = ' or pip install "protest-letters[fonts]"' if extra else ""
    return f"for {row.name} install {row.debian} (Debian, Ubuntu){pip}, or name a font in fonts.yaml; else {other}"
