"""How near countries are to each other, going by the regions of the United Nations.

Source: territory containment of the Unicode CLDR 49 (cldr-core/supplemental/territoryContainment.json), which follows
the standard country codes of the United Nations (M49). Babel does not carry it. Antarctica and the islands that the
CLDR puts into Outlying Oceania are with Oceania.
"""

#: Code of the subregion, its continent, and the countries in it.
_SUBREGIONS = (
    ("005", "019", "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE"),
    ("011", "002", "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG"),
    ("013", "019", "BZ CR GT HN MX NI PA SV"),
    ("014", "002", "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW"),
    ("015", "002", "DZ EA EG EH IC LY MA SD TN"),
    ("017", "002", "AO CD CF CG CM GA GQ ST TD"),
    ("018", "002", "BW LS NA SZ ZA"),
    ("021", "019", "BM CA GL PM US"),
    ("029", "019", "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI"),
    ("030", "142", "CN HK JP KP KR MN MO TW"),
    ("034", "142", "AF BD BT IN IR LK MV NP PK"),
    ("035", "142", "BN ID KH LA MM MY PH SG TH TL VN"),
    ("039", "150", "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK"),
    ("053", "009", "AU CC CX HM NF NZ"),
    ("054", "009", "FJ NC PG SB VU"),
    ("057", "009", "FM GU KI MH MP NR PW UM"),
    ("061", "009", "AS CK NU PF PN TK TO TV WF WS"),
    ("143", "142", "KG KZ TJ TM UZ"),
    ("145", "142", "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE"),
    ("151", "150", "BG BY CZ HU MD PL RO RU SK UA"),
    ("154", "150", "AX CQ DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ"),
    ("155", "150", "AT BE CH DE FR LI LU MC NL"),
    ("QO", "009", "AC AQ CP DG TA"),
)
#: Groupings of the CLDR between subregion and continent: sub-Saharan Africa, North America, Latin America.
_GROUPINGS = (("202", "011 014 017 018"), ("003", "013 021 029"), ("419", "005 013 029"))
#: [D] Continents that mail reaches first from another one: for Africa and the Americas Europe, for Oceania Asia.
_NEXT = {"002": "150", "009": "142", "019": "150", "142": "150", "150": "142"}

_SUBREGION = {country: code for code, _, countries in _SUBREGIONS for country in countries.split()}
_CONTINENT = {code: continent for code, continent, _ in _SUBREGIONS}


def distance(country: str, other: str) -> int:
    """Return in which ring round a country another one lies.

    0: the same country, 1: the same subregion, 2: the same grouping of subregions, 3: the same continent, 4: the
    continent next to it, 5: elsewhere, or a code the CLDR does not place.
    """
    if country == other:
        return 0
    here, there = _SUBREGION.get(country, ""), _SUBREGION.get(other, "")
    if not (here and there):
        return 5
    rings = (
        here == there,
        any(here in group.split() and there in group.split() for _, group in _GROUPINGS),
        _CONTINENT[here] == _CONTINENT[there],
        _NEXT[_CONTINENT[here]] == _CONTINENT[there],
        True,
    )
    return 1 + rings.index(True)
