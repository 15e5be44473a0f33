"""A judged list and a wish to a plan: who writes to whom, what is made of it, and whose row cannot be used."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from protest_letters.dispatch import Campaign, Sender, Wish
from protest_letters.mailout.packets import packets_of
from protest_letters.mailout.piece import Packet, Piece, Signatory
from protest_letters.mailout.register import Made
from protest_letters.mailout.wish import MailoutWish
from protest_letters.members.doubles import about_doubles, without_doubles
from protest_letters.members.households import Household, find_households, joint_sender
from protest_letters.members.member import Finding, Judged, Member, Rejected
from protest_letters.plan import check_wish
from protest_letters.postal import language_of
from protest_letters.problems import ExitCode, Level, Problem, raise_errors
from protest_letters.run.mailout.choosing import ALL, EMBASSY, Chooser, Labels, Office
from protest_letters.run.mailout.faxing import Faxes
from protest_letters.run.mailout.kinds import BY_POST, MEDIA, Kinds
from protest_letters.run.mailout.pieces import PICTURED
from protest_letters.run.mailout.planned import Before, MailoutPlan, Planned, signs

#: No list has more households; stands for no limit.
_NO_LIMIT = 10**9


@dataclass(frozen=True, slots=True)
class Terrain:
    """What a list is planned for: the campaign, what was asked for, what is alike, what was made before."""

    campaign: Campaign
    wish: MailoutWish
    kinds: Kinds
    before: Before
    labels: Labels


def check_mailout(wish: MailoutWish, campaign: Campaign, kinds: Kinds) -> None:
    """See that what is asked for can be, whoever the members are.

    Raises:
        ProtestError: with everything that cannot be: ids, letter, language, date (exit code 2), somebody named who can
            be reached by nobody (3).
    """
    country = wish.organiser.country
    media = tuple(dict.fromkeys(MEDIA[one] for one in wish.media if one in MEDIA))
    found: dict[Problem, None] = {}
    for medium in media:
        asked = Wish(
            wish.to or (ALL,), Sender("", "", country), wish.day, wish.today, wish.letter, wish.language, medium=medium
        )
        found |= dict.fromkeys(check_wish(asked, campaign))
    raise_errors(found)
    for name in (one for one in wish.to if one not in (ALL, EMBASSY)):
        ways = [kinds.way(medium, name, country, wish.language) for medium in media]
        if not any(way.dispatch for way in ways):
            found |= {way.refusal: None for way in ways if way.refusal}
    raise_errors(found)


def plan_mailout(judged: Judged, where: Terrain) -> MailoutPlan:
    """Plan everything for a list.

    Raises:
        ProtestError: something was asked for that there is not for a country of posting (exit code 2).
    """
    wish = where.wish
    faults = _Faults(judged.rejected)
    members, said = (without_doubles if wish.skip_duplicates else _with_doubles)(judged.members)
    members = tuple(_as_they_write(one, wish) for one in members)
    if wish.household:
        households, more = find_households(members)
        said = (*said, *more)
    else:
        households = tuple(Household((one,)) for one in members)
    households = households[: wish.limit or _NO_LIMIT]
    chooser = Chooser(where.campaign, wish, where.kinds, before=where.before, labels=where.labels)
    faxes = Faxes(where.before.faxed)
    planned: dict[str, Planned] = {}
    for household in households:
        choice = chooser.choose(household)
        faults.add(household.members, choice.findings)
        for one in _pieces(household, choice.offices, where, faxes):
            if one.id not in where.before.pieces:
                planned.setdefault(one.id, one)
    signatories = [_signatory(one) for one in households]
    posted = [one.piece for one in planned.values() if any(part in BY_POST for part in one.made)]
    packets = packets_of(posted, signatories, wish.handover, wish.organiser.language)
    others = planned.keys() - {piece.id for piece in posted}
    problems = (*judged.problems, *faults.problems, *said, *_unsigned(households), *chooser.said())
    return MailoutPlan(
        writers={one.id: one for one in households},
        planned=planned,
        packets=packets,
        others=tuple(Packet(None, (one.piece,)) for one in planned.values() if one.id in others),
        rejected=faults.rejected,
        problems=tuple(dict.fromkeys(map(_of_row, (*problems, *_said(planned.values(), where))))),
        dealt=chooser.dealt,
        faxed=faxes.made,
    )


def _said(planned: Collection[Planned], where: Terrain) -> Iterator[Problem]:
    """What is to be said of the letters that are made; of nobody whom nobody writes to."""
    yield from where.kinds.said_of(way for one in planned for way in one.ways.values())
    faxes = [one for one in planned if Made.FAX in one.made]
    signed = [one for one in faxes if one.signature and one.ways[MEDIA[Made.FAX]].template.language in PICTURED]
    count = len(faxes) - len(signed)
    if count:
        what = f"{count} fax{'es' if count > 1 else ''} will be unsigned: there is no picture of a signature"
        yield Problem("--as", what, "--signatures DIR puts one in; or fax the signed letters", "unsigned", Level.NOTICE)


def _of_row(problem: Problem) -> Problem:
    """What keeps a row from being used ends the command as every rejected row does, whatever it is."""
    return replace(problem, code=ExitCode.REJECTED) if problem.level is Level.ERROR else problem


def _with_doubles(members: Sequence[Member]) -> tuple[Sequence[Member], tuple[Problem, ...]]:
    return members, about_doubles(members)


def _unsigned(households: Sequence[Household]) -> Iterator[Problem]:
    """Say that a letter of two bears no picture of a signature."""
    count = sum(len(one.members) > 1 and any(member.signature for member in one.members) for one in households)
    if count:
        who = f"{count} household{'s' if count > 1 else ''}"
        what = f"{who} must sign by hand: a letter of two bears no picture of a signature"
        yield Problem("--household", what, "--no-household lets each write alone", "household", Level.NOTICE)


def _as_they_write(member: Member, wish: MailoutWish) -> Member:
    """A member as a private person, if that was asked for."""
    return replace(member, sender=replace(member.sender, organisation="", role="")) if wish.private else member


def _pieces(household: Household, offices: Iterable[Office], where: Terrain, faxes: Faxes) -> Iterator[Planned]:
    """Yield what a household writes: a piece for each office."""
    first, wish = household.members[0], where.wish
    reads = (first.language or language_of(first.sender.country)).partition("-")[0].lower()
    for office in offices:
        dispatch = office.dispatch
        sender = joint_sender(household, dispatch.language)
        made = tuple(one for one in wish.media if one in MEDIA and one is not Made.FAX and MEDIA[one] in office.ways)
        fax = office.ways.get(MEDIA[Made.FAX])
        day = faxes.day(sender, first.branch, fax) if fax else 0
        if not made and not day:
            continue
        yield Planned(
            piece=_piece(household, office, where),
            ways=office.ways,
            sender=sender,
            signs=signs(household),
            made=(*made, Made.FAX) if day else made,
            reads=reads,
            signature=first.signature if len(household.members) == 1 else "",
            day=day,
        )


def _piece(household: Household, office: Office, where: Terrain) -> Piece:
    dispatch, country = office.dispatch, household.members[0].sender.country
    one, address = dispatch.to.addressee, dispatch.to.address
    stationery = where.kinds.stationery(country)
    return Piece(
        id=f"{household.id}-{one.id}",
        member=household.id,
        addressee=one.id,
        office=(one.house or one.title).first(where.wish.organiser.language.partition("-")[0], "en"),
        posted_in=country,
        destination=address.country if address else one.host or where.campaign.book.country,
        language=dispatch.language,
        sheets=0,
        paper=stationery.sheet.standard.paper[0],
        envelope=stationery.envelope,
        window=stationery.window,
    )


def _signatory(household: Household) -> Signatory:
    first = household.members[0]
    country = first.sender.country
    names = tuple(one.sender.name for one in household.members)
    ties = any(one.ties for one in household.members)
    language = first.language or language_of(country)
    return Signatory(household.id, names, first.surname, first.branch, language, country, ties)


class _Faults:
    """Rows that cannot be used as a whole, and what is found wrong with others while they are planned."""

    def __init__(self, rejected: Iterable[Rejected]) -> None:
        self._rejected = {one.id: one for one in rejected}
        self.problems: list[Problem] = []

    def add(self, members: Iterable[Member], findings: Sequence[Finding]) -> None:
        """Note what is wrong with members' rows."""
        for member in members if findings else ():
            self._rejected[member.id] = with_findings(self._rejected.get(member.id), member, findings)
            self.problems += [one.problem(member.place) for one in findings]

    @property
    def rejected(self) -> tuple[Rejected, ...]:
        """All rows with faults, in the order of the list."""
        return tuple(sorted(self._rejected.values(), key=lambda one: (one.row, one.line)))


def with_findings(known: Rejected | None, member: Member, findings: Sequence[Finding]) -> Rejected:
    """Return a member's row with what is wrong with it, besides what was known."""
    before = known.findings if known else ()
    found = tuple(dict.fromkeys((*before, *findings)))
    return Rejected(member.id, member.row, member.line, member.cells, found, member.place)
