"""What posts want of the face of an envelope, one row each: stamp, machine's strip, address, sender.

Lengths are millimetres on the face as one reads it, the long edge across. Sources are gathered in docs/envelopes.md;
"common" is what the rules of all posts that were found have in common, and what a post that says nothing gets.
"""

from dataclasses import dataclass, replace

from protest_letters.document import Zone
from protest_letters.standards.envelopes import Envelope

#: What a printer cannot reach, and a hand needs, at the envelope's edges.
_EDGE_X, _EDGE_Y = 10.0, 8.0
#: Where marks such as "by airmail" stand under the sender: their y and height, and how far the sender keeps from them.
_MARKS_Y, _MARKS_H, _OVER_MARKS = 32.0, 6.5, 1.0


@dataclass(frozen=True, slots=True)
class Inset:
    """How far something keeps from the edges of the envelope."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Post:
    """The rules of a country's post.

    Attributes:
        stamp: width and height of the place for franking at the top right.
        address: how far the delivery address keeps from the edges.
        code: (longest edge of an envelope, width, height) of what stays blank at the bottom right for the sorting
            machine's bars; the first row that an envelope is not longer than counts.
        strip: how wide the right edge stays blank.
        quarter: whether the address keeps to the bottom right quarter.
        reach: how far the address may reach up from the bottom.
        last_line: how far the top of the last line may be from the bottom.
        widest: how wide an address may be.
        sender_right, sender_bottom: how far the sender keeps from the right edge; how far down it may reach.
        sender_heading: what must stand over the sender.
        least_pt: the smallest type the address may have, in PT Sans, whose capitals are 0.7 of the size high.
    """

    id: str
    title: str
    countries: tuple[str, ...]
    source: str
    stamp: tuple[float, float] = (74, 40)
    address: Inset = Inset(15, 40, 15, 18)
    code: tuple[tuple[float, float, float], ...] = ()
    strip: float = 0.0
    quarter: bool = False
    reach: float = 0.0
    last_line: float = 0.0
    widest: float = 100.0
    sender_right: float = 75.0
    sender_bottom: float = 40.0
    sender_heading: str = ""
    # mailinglotsen.de: capitals of 2.3 mm at least; 9.5 pt of PT Sans has 2.35
    least_pt: float = 9.5


_EVERY_SIZE = 1000.0
COMMON = Post(
    "common",
    "any post",
    (),
    "derived from all rules: stamp 74 × 40; the address 40 from the top, 15 from the sides, 18 from the bottom",
)
#: What the rules of a post change of the common ones; a rule that asks for less room than the common one counts there.
POSTS = (
    replace(
        COMMON,
        id="de",
        title="Deutsche Post",
        countries=("DE",),
        source="mailinglotsen.de 1 and 3; burscheid-medien.de: the upper 40 and the bottom strip free, 15 at the sides",
        code=((_EVERY_SIZE, _EVERY_SIZE, 15),),
    ),
    replace(
        COMMON,
        id="at",
        title="Austrian Post",
        countries=("AT",),
        source="burscheid-medien.de: the bottom 15 free, the sender within 40 of the top",
        code=((_EVERY_SIZE, _EVERY_SIZE, 15),),
    ),
    replace(
        COMMON,
        id="ch",
        title="Swiss Post",
        countries=("CH", "LI"),
        source="post.ch, Addressing items correctly: stamp 74 × 38, code 140 × 15 up to B5, 100 × 35 from there to B4",
        stamp=(74, 38),
        code=((250, 140, 15), (_EVERY_SIZE, 100, 35)),
    ),
    replace(
        COMMON,
        id="be",
        title="bpost",
        countries=("BE",),
        # it lets the stamp's place be 20 high on envelopes under 110: the higher one keeps to that as well
        source="bpost.be masspost guide 12: stamp 74 × 40, address 100 wide and 15 from the sides, code 140 wide",
        code=((_EVERY_SIZE, 140, 18),),
    ),
    replace(
        COMMON,
        id="gb",
        title="Royal Mail",
        countries=("GB", "GG", "IM", "JE"),
        source="Royal Mail, Large Letter mail (kipdf copy): stamp 70 × 40, codemark 140 × 15; ciconi.co.uk: the sender",
        stamp=(70, 40),
        code=((_EVERY_SIZE, 140, 15),),
        sender_bottom=28,
        sender_heading="Return Address",
    ),
    replace(
        COMMON,
        id="us",
        title="USPS",
        countries=("US", "AS", "GU", "MP", "PR", "UM", "VI"),
        source="USPS, Domestic Mail Manual 202: 5⁄8 to 2¾ in above the bottom, ½ in from the sides; 4¾ × 5⁄8 in free",
        code=((_EVERY_SIZE, 120.7, 15.9),),
        reach=69.9,
        # capitals of 0.080 in (2.03 mm); 8.5 pt of PT Sans has 2.10
        least_pt=8.5,
    ),
    replace(
        COMMON,
        id="ca",
        title="Canada Post",
        countries=("CA",),
        source="Canada Post in 1995 (allprintings.com): 39.7 from the top, 14.3 from the sides, last line to 44.5",
        last_line=44.5,
    ),
    replace(
        COMMON,
        id="au",
        title="Australia Post",
        countries=("AU", "CC", "CX", "NF"),
        source="auspost.com.au, envelope zones: stamp 90 × 40, 15 free along the bottom and the right",
        stamp=(90, 40),
        code=((_EVERY_SIZE, _EVERY_SIZE, 15),),
        strip=15,
        sender_right=93,
    ),
    replace(
        COMMON,
        id="ru",
        title="Russian Post",
        countries=("RU",),
        source="pochtapmr.org, kakprosto.ru: the addressee in the bottom right quarter, the sender top left",
        quarter=True,
    ),
)
_BY_COUNTRY = {country: post for post in POSTS for country in post.countries}


def post_of(country: str) -> Post:
    """Return the rules of the post of a country; the common ones where none are known."""
    return _BY_COUNTRY.get(country, COMMON)


@dataclass(frozen=True, slots=True)
class FaceZones:
    """The face of an envelope as a post divides it.

    Attributes:
        stamp: stays free for franking.
        blank: what stays free for machines.
        address: the address must lie inside.
        lowest_top: the top of the address's last line must not lie above this y.
        sender: the sender must lie inside.
        marks: where "by airmail" and the like stand.
    """

    stamp: Zone
    blank: tuple[Zone, ...]
    address: Zone
    lowest_top: float
    sender: Zone
    marks: Zone


def face_zones(envelope: Envelope, post: Post, *, marked: bool = False) -> FaceZones:
    """Divide the face of an envelope, in millimetres; `marked` keeps the sender over the place of marks."""
    width, height = envelope.long, envelope.short
    code_width, code_height = next(((w, h) for longest, w, h in post.code if width <= longest), (0.0, 0.0))
    stamp = Zone(width - post.stamp[0], 0, *post.stamp)
    code = Zone(max(width - code_width, 0), height - code_height, min(code_width, width), code_height)
    strip = Zone(width - post.strip, 0, post.strip, height)
    inset = post.address
    x = max(inset.left, width / 2 if post.quarter else 0)
    y = max(inset.top, stamp.bottom, height / 2 if post.quarter else 0, height - post.reach if post.reach else 0)
    right = width - max(inset.right, post.strip)
    bottom = height - max(inset.bottom, code_height)
    foot = min(post.sender_bottom, _MARKS_Y - _OVER_MARKS if marked else post.sender_bottom)
    beside = width - post.sender_right - _EDGE_X
    return FaceZones(
        stamp,
        tuple(zone for zone in (code, strip) if zone.w and zone.h),
        Zone(x, y, right - x, bottom - y),
        height - post.last_line if post.last_line else 0.0,
        Zone(_EDGE_X, _EDGE_Y, beside, foot - _EDGE_Y),
        Zone(_EDGE_X, _MARKS_Y, beside, _MARKS_H),
    )
