"""Whom somebody writes to, and in which language: by the list, by what was asked for, and by what can be reached."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from babel import Locale

from protest_letters.dispatch import Campaign, Dispatch, Medium
from protest_letters.mailout.spread import Dealer
from protest_letters.mailout.wish import MailoutWish
from protest_letters.members.households import Household
from protest_letters.members.member import Finding, Member
from protest_letters.problems import Level, Problem
from protest_letters.run.mailout.kinds import MEDIA, Kinds, Way
from protest_letters.run.mailout.planned import Before
from protest_letters.telling import notice

ALL, EMBASSY = "all", "embassy"


@dataclass(frozen=True, slots=True)
class Labels:
    """What the list calls the fields that a plan can find fault with."""

    to: str = "to"
    country: str = "country"


@dataclass(frozen=True, slots=True)
class Office:
    """Somebody who is written to.

    Attributes:
        word: as the campaign's list has it: an id or `embassy`.
        ways: the letter by each medium by which it goes.
    """

    word: str
    ways: Mapping[Medium, Dispatch]

    @property
    def dispatch(self) -> Dispatch:
        """The letter, by whatever way."""
        return next(iter(self.ways.values()))

    @property
    def id(self) -> str:
        """The addressee's."""
        return self.dispatch.to.addressee.id


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom somebody writes to, and what keeps them from writing to others."""

    offices: tuple[Office, ...]
    findings: tuple[Finding, ...] = ()


class Chooser:
    """Chooses for one writer after the other; where letters are spread, what one gets depends on those before."""

    def __init__(self, campaign: Campaign, wish: MailoutWish, kinds: Kinds, *, before: Before, labels: Labels) -> None:
        self._all, self._wish, self._kinds, self._labels = campaign.book.all, wish, kinds, labels
        self._written = frozenset(one.language for one in campaign.templates if one.kind == "letter")
        self._media = tuple(dict.fromkeys(MEDIA[one] for one in wish.media if one in MEDIA))
        self._before = before
        self._dealer = Dealer((*self._all, EMBASSY), before.dealt)
        self._left_out: dict[Problem, None] = {}
        self._other_language: Counter[tuple[str, str]] = Counter()

    @property
    def dealt(self) -> Mapping[str, int]:
        """How often each office was dealt."""
        return self._dealer.dealt

    def choose(self, writer: Household) -> Choice:
        """Return whom a writer writes to, without those who were written to before."""
        first = writer.members[0]
        words = first.to or self._wish.to or (ALL,)
        offices: dict[str, Office] = {}
        findings: list[Finding] = []
        for word, asked in self._expanded(words):
            found = self._office(word, first)
            if isinstance(found, Problem):
                self._note(found, first, findings, asked=asked)
            elif not {found.word, found.id} & set(first.not_to):
                offices.setdefault(found.id, found)
        had = self._before.offices.get(writer.id, frozenset())
        chosen = self._dealt([one for one in offices.values() if one.id not in had], len(had), dealt=not first.to)
        if not chosen and not had and not findings:
            findings.append(self._nobody(first))
        self._count_languages(chosen, first)
        return Choice(chosen, tuple(findings))

    def _expanded(self, words: Iterable[str]) -> Iterator[tuple[str, bool]]:
        """Yield every id that words mean, and whether it was asked for by name."""
        for word in words:
            yield from ((one, False) for one in self._all) if word == ALL else ((word, True),)

    def _office(self, word: str, member: Member) -> Office | Problem:
        ways = {medium: self._way(medium, word, member) for medium in self._media}
        found = {medium: way.dispatch for medium, way in ways.items() if way.dispatch}
        refused = [way.refusal for way in ways.values() if way.refusal]
        if not found:
            return refused[0]
        for problem in refused:
            self._leave_out(problem)
        return Office(word, found)

    def _way(self, medium: Medium, word: str, member: Member) -> Way:
        country, own = member.sender.country, member.language
        wished = self._wish.language or (own if _base(own) in self._written else "")
        way = self._kinds.way(medium, word, country, wished)
        if way.refusal and way.refusal.rule == "language" and not self._wish.language:
            return self._kinds.way(medium, word, country, "")
        return way

    def _note(self, problem: Problem, member: Member, findings: list[Finding], *, asked: bool) -> None:
        """Somebody who cannot be reached: a fault of the row if it depends on that, else said once for all."""
        if not asked:
            self._leave_out(problem)
            return
        label = self._labels.to if member.to else self._labels.country
        findings.append(
            Finding(label, f"{problem.where} {problem.what}", problem.hint, problem.rule, code=problem.code)
        )

    def _leave_out(self, problem: Problem) -> None:
        # an address cannot be typed here; the book can be looked at
        hint = problem.hint.partition(", or ")[0]
        self._left_out[replace(problem, what=f"left out: {problem.what}", hint=hint, level=Level.WARNING)] = None

    def _dealt(self, offices: Sequence[Office], had: int, *, dealt: bool) -> tuple[Office, ...]:
        """Those that are written to: of a spread mail-out some, else all."""
        by_word = {one.word: one for one in offices}
        if not (self._wish.spread and dealt):
            self._dealer.note(by_word)
            return tuple(offices)
        return tuple(by_word[word] for word in self._dealer.deal(tuple(by_word), max(self._wish.spread - had, 0)))

    def _nobody(self, member: Member) -> Finding:
        label = self._labels.to if member.to or member.not_to else self._labels.country
        return Finding(label, "leaves nobody to write to", "name somebody who can be reached; protest list shows them")

    def _count_languages(self, offices: Iterable[Office], member: Member) -> None:
        if member.language and not self._wish.language:
            for one in offices:
                written = _base(one.dispatch.language)
                if written != _base(member.language):
                    self._other_language[_base(member.language), written] += 1

    def said(self) -> Iterator[Problem]:
        """Yield who was left out, and which letters are in another language than their members'."""
        yield from self._left_out
        for (own, written), count in sorted(self._other_language.items()):
            reads, reading = _named(own), _named(written)
            letters = f"{count} letter{'s' if count > 1 else ''} of members who read {reads}"
            what = f"{letters} {'are' if count > 1 else 'is'} in {reading}: there is none in {reads} for the addressee"
            yield notice("language", what, "--lang chooses one for all", rule="language")


def _named(language: str) -> str:
    return str(Locale("en").languages.get(language, language))


def _base(language: str) -> str:
    return language.partition("-")[0].lower()
