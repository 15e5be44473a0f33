"""What cells mean that hold one of a few words, in English, French, German, Spanish and Russian; languages by name."""

from enum import StrEnum
from functools import cache

from babel import Locale

from protest_letters.load.member_columns import comparable

_LANGUAGES = ("en", "fr", "de", "es", "ru")
#: Codes of languages have two or three letters.
_CODE = 3


class SenderAddress(StrEnum):
    """Which address a member's letter has; nothing leaves it to what the row gives."""

    OPEN = ""
    OWN = "own"
    ORGANISATION = "organisation"
    NONE = "none"


def _by_word(rows: dict[str, str]) -> dict[str, str]:
    return {comparable(word): meaning for meaning, words in rows.items() for word in words.split(",")}


_SENDER_ADDRESS = _by_word(
    {
        "own": "own,home,personal,private,propre,personnelle,privée,eigene,eigen,privat,propia,personal,свой,домашний",
        "organisation": "organisation,organization,union,syndicat,gewerkschaft,verband,organización,sindicato"
        ",организация,профсоюз",
        "none": "none,no,without,aucune,sans,keine,ohne,ninguna,sin,нет,без",
    }
)
_GENDER = _by_word(
    {
        "m": "m,male,man,mr,h,homme,masculin,monsieur,herr,hr,mann,männlich,hombre,masculino,varón,señor,sr"
        ",м,муж,мужской,господин,г-н",
        "f": "f,female,woman,w,mrs,ms,miss,femme,féminin,madame,mme,mlle,frau,fr,weiblich,mujer,femenino,señora,sra"
        ",ж,жен,женский,госпожа,г-жа",
        "": "x,d,divers,diverse,other,non-binary,autre,otro,другой,-",
    }
)
_NO = _by_word({"no": "no,none,n,0,false,-,non,aucun,aucune,nein,keine,ninguno,ninguna,нет,не"})
#: Names of languages that the CLDR has not.
_NAMES = {"castellano": "es", "castilian": "es", "farsi": "fa", "flemish": "nl", "flamand": "nl", "flämisch": "nl"}


def sender_address(text: str) -> SenderAddress | None:
    """Return which address a cell means; None if it means none of them."""
    if not text:
        return SenderAddress.OPEN
    meaning = _SENDER_ADDRESS.get(comparable(text))
    return SenderAddress(meaning) if meaning else None


def gender(text: str, head: str) -> str | None:
    """Return `m`, `f` or nothing for how somebody is addressed; None if the cell cannot be understood.

    `head` is that of the column: under a Spanish one M may be a man and a woman (mujer), and is not understood.
    """
    word = comparable(text)
    if word == "m" and comparable(head) in ("sexo", "genero"):
        return None
    return _GENDER.get(word) if text else ""


def says_no(text: str) -> bool:
    """Whether a cell is empty or says no."""
    return not comparable(text) or comparable(text) in _NO


def language_code(text: str) -> str | None:
    """Return the code of a language given by a code (`de`, `de-CH`) or by its name; None if there is none.

    Names are understood in the five languages, and those of the five in themselves.
    """
    if not text:
        return ""
    base, _, region = text.replace("_", "-").partition("-")
    if base.lower() in _codes() and (not region or (len(region) == len("CH") and region.isalpha())):
        return f"{base.lower()}-{region.upper()}" if region else base.lower()
    return _codes_by_name().get(comparable(text).removesuffix(" язык"))


@cache
def _codes() -> frozenset[str]:
    return frozenset(code for code in map(str, Locale.parse("en").languages) if code.isalpha() and len(code) <= _CODE)


@cache
def _codes_by_name() -> dict[str, str]:
    names = {comparable(name): code for name, code in _NAMES.items()}
    for spoken in _LANGUAGES:
        for code, name in Locale.parse(spoken).languages.items():
            if code in _codes():
                names.setdefault(comparable(str(name)), str(code))
    return names
