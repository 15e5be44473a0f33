"""Invented mail-outs for tests: an organisation, its members, the letters they sign."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from conftest import TODAY
from protest_letters.mailout.costs import estimate
from protest_letters.mailout.papers import Job
from protest_letters.mailout.piece import Handover, Organiser, Packet, Piece, Signatory
from protest_letters.mailout.rates import ABROAD, INLAND, Rate
from protest_letters.standards.envelopes import envelope_named

ORGANISER = Organiser(
    "Sample Union",
    "Tel. 030 1234567, office@example.org",
    ("Sample Union", "Beispielweg 3", "10115 Berlin"),
    "en",
    "DE",
)
LONG = replace(
    ORGANISER,
    name="Sample Federation of the Unions of Postal, Telegraph, Telephone, Radio and Television Workers, Engineers and"
    " Technicians of the Federal Districts, Regional Council of the North and the East",
)
DL, C5 = envelope_named("dl"), envelope_named("c5")
OFFICES = (
    ("president", "President of the Republic of Kazakhstan", "KZ"),
    ("interior-minister", "Minister of Internal Affairs", "KZ"),
    ("knb-chairman", "Chairman of the Committee of National Security", "KZ"),
    ("embassy-ru", "Embassy of Kazakhstan in Russia", "RU"),
    ("embassy-de", "Embassy of Kazakhstan in Germany", "DE"),
)
ANN = Signatory("M-0017", ("Ann Sample",), "Sample", "North", "en", "DE")


def rate(zone=ABROAD, up_to=20, price="1.25", country="DE", as_of=date(2026, 1, 1), currency="EUR"):
    return Rate(country, zone, up_to, Decimal(price), currency, as_of, ("Sample Post",), "rates.yaml:1")


RATES = (rate(), rate(up_to=50, price="1.80"), rate(INLAND, price="0.95"), rate(INLAND, 50, "1.10"))


def piece(number=1, office=OFFICES[0], member=ANN.member, **changes):
    addressee, title, destination = office
    made = Piece(f"{number:04}", member, addressee, title, "DE", destination, "ru", 1, "A4", DL)
    return replace(made, **changes)


def pieces(count, member=ANN.member, start=1, **changes):
    """Letters of one member to the offices in turn."""
    return tuple(piece(start + at, OFFICES[at % len(OFFICES)], member, **changes) for at in range(count))


def packet(count=5, signatory=ANN, **changes):
    return Packet(signatory, pieces(count, signatory.member, posted_in=signatory.country, **changes))


def people(*rows):
    """Signatories of (id, surname, branch), each with a letter to two offices, and these letters."""
    found = tuple(Signatory(one, (f"Given {surname}",), surname, branch, "en", "DE") for one, surname, branch in rows)
    owned = tuple(one for at, who in enumerate(found) for one in pieces(2, who.member, 2 * at + 1))
    return found, owned


def job(**changes):
    """A mail-out of five letters, as its checklist tells it."""
    made = Job(
        handover=Handover.ORGANISATION,
        organiser=ORGANISER,
        folder="mailout",
        letters_of=date(2026, 11, 20),
        made_on=TODAY,
        delete_by=date(2027, 5, 31),
        estimate=estimate(pieces(5), RATES, TODAY),
        people=500,
        packets=54,
        languages=("ru", "en-GB"),
    )
    return replace(made, **changes)
