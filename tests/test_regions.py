"""How near countries are to each other."""

import pytest
from babel.core import get_global

from protest_letters.regions import distance

TERRITORIES = sorted(set(get_global("territory_languages")) - {"ZZ"})


@pytest.mark.parametrize(
    ("country", "other", "ring"),
    [
        ("NO", "NO", 0),
        ("NO", "SE", 1),  # both Northern Europe
        ("NP", "LK", 1),
        ("TG", "SN", 1),
        ("TG", "ZA", 2),  # both sub-Saharan Africa
        ("TT", "MX", 2),  # both Latin America
        ("TT", "US", 2),  # both North America
        ("BR", "US", 3),
        ("TG", "EG", 3),
        ("NO", "PL", 3),
        ("NP", "JP", 3),
        ("TG", "FR", 4),
        ("TO", "JP", 4),
        ("TT", "ES", 4),
        ("KZ", "RU", 4),
        ("TO", "FR", 5),
        ("FR", "TG", 5),
        ("XX", "FR", 5),
        ("FR", "", 5),
    ],
)
def test_a_country_lies_in_a_ring_round_another(country, other, ring):
    assert distance(country, other) == ring


@pytest.mark.parametrize("country", TERRITORIES)
def test_every_country_has_its_place(country):
    assert distance(country, country) == 0
    assert min(distance(country, other) for other in TERRITORIES if other != country) == 1
