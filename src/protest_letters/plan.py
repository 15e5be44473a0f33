"""Who writes to whom: the ids of the command line to dispatches, each an addressee, a letter and a language."""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date
from typing import TypeVar

from protest_letters.customs import known_languages, regional
from protest_letters.dispatch import (
    Campaign,
    Dispatch,
    Item,
    Mailing,
    Medium,
    Plan,
    Resolved,
    Suspension,
    Template,
    Wish,
)
from protest_letters.load.corrections import unlisted_embassy
from protest_letters.model import Addressee, Book
from protest_letters.postal import country_name, language_of
from protest_letters.problems import ExitCode, Level, Problem, did_you_mean
from protest_letters.reach import about_addressee, find_embassy, out_of_reach, served_notice, unreachable
from protest_letters.resolve import resolve, with_typed_address
from protest_letters.telling import notice

#: Which kind of text a medium takes.
_KINDS = {Medium.LETTER: "letter", Medium.FAX: "letter", Medium.TELEGRAM: "letter", Medium.PETITION: "petition"}


def plan_letters(wish: Wish, campaign: Campaign) -> Plan:
    """Turn a wish into dispatches; whoever cannot be written to becomes a problem."""
    dispatches, problems = _plan(wish, campaign, lambda resolved: _dispatch(resolved, wish, campaign))
    return Plan(tuple({one.id: one for one in dispatches}.values()), problems)


def plan_items(wish: Wish, campaign: Campaign) -> Mailing:
    """Turn a wish for something without a text, such as envelopes, into items; each addressee has one."""
    items, problems = _plan(wish, campaign, lambda resolved: _item(resolved, wish, campaign))
    return Mailing(tuple({one.to.addressee.id: one for one in items}.values()), problems)


_Planned = TypeVar("_Planned", bound=Item)


def _plan(
    wish: Wish, campaign: Campaign, plan: Callable[[Resolved], tuple[_Planned, Iterable[Problem]] | Problem]
) -> tuple[list[_Planned], tuple[Problem, ...]]:
    """Plan something for everybody meant; return it, and everything to be said."""
    problems: list[Problem] = list(check_wish(wish, campaign))
    planned: list[_Planned] = []
    if problems:
        return planned, tuple(problems)
    for resolved, asked in _resolve_all(wish, campaign.book, problems):
        found = out_of_reach(resolved, wish.medium) or plan(resolved)
        if isinstance(found, Problem):
            problems.append(found if asked else _left_out(found))
            continue
        item, said = found
        planned.append(item)
        problems.extend((*said, *about_addressee(resolved, wish, campaign.book), *_suspended(item, wish, campaign)))
    if not planned and not any(one.level is Level.ERROR for one in problems):
        problems.append(unreachable("all", "nobody on the campaign's list can be written to", "see the reasons above"))
    return planned, tuple(dict.fromkeys(problems))


def check_wish(wish: Wish, campaign: Campaign) -> Iterable[Problem]:
    """Everything that is asked for wrongly, whoever writes: ids, letter, language, date."""
    known = {one.id for one in campaign.book.addressees}
    contacts = {one.id for one in campaign.book.contacts}
    for name in wish.who:
        if name in contacts:
            yield Problem(name, "is a contact, not an authority", "letters go to authorities only")
        elif name not in known | {"all", "embassy"} and not (wish.address and unlisted_embassy(campaign.book, name)):
            yield Problem(name or "WHO", "is nobody's id in this campaign", _known(name, known | {"all", "embassy"}))
    if wish.address and (len(wish.who) > 1 or "all" in wish.who):
        yield Problem("--address", "is the address of one addressee", "name that one only")
    if wish.medium.has_text:
        yield from _check_letter(wish, campaign)
    base = _base(wish.language)
    if base and base not in known_languages():
        yield Problem("--lang", f'there are no customs for "{wish.language}"', did_you_mean(base, known_languages()))


def _check_letter(wish: Wish, campaign: Campaign) -> Iterable[Problem]:
    letters = {draft.id for draft in campaign.templates if draft.kind == _KINDS[wish.medium]}
    if wish.letter and wish.letter not in letters:
        yield Problem("--letter", f'there is no letter "{wish.letter}"', did_you_mean(wish.letter, letters))
    else:
        yield from _check_period(wish, campaign)


def _known(name: str, known: Iterable[str]) -> str:
    return did_you_mean(name, known) or "protest list shows all"


def _base(language: str) -> str:
    return language.partition("-")[0].lower()


def _drafts(wish: Wish, campaign: Campaign) -> list[Template]:
    """The letters that come into question, in the campaign's order."""
    kind = _KINDS[wish.medium]
    of_kind = [draft for draft in campaign.templates if draft.kind == kind]
    # a campaign names its default letters; of petitions all there are come into question
    default = campaign.book.default_letters if kind == "letter" else sorted({draft.id for draft in of_kind})
    return [draft for name in ((wish.letter,) if wish.letter else default) for draft in of_kind if draft.id == name]


def _check_period(wish: Wish, campaign: Campaign) -> Iterable[Problem]:
    drafts = _drafts(wish, campaign)
    if not drafts:
        kind = _KINDS[wish.medium]
        named = f" ({', '.join(campaign.book.default_letters)})" if kind == "letter" else ""
        yield Problem(
            "letters",
            f"none of the campaign's {kind}s is there{named}",
            "add letters/<letter>.<language>.md",
            "default-letters",
            code=ExitCode.DATA,
        )
    elif not any(draft.fits(wish.day) for draft in drafts):
        periods = "; ".join(dict.fromkeys(_period(draft) for draft in drafts))
        yield Problem("--date", f"no letter may bear the date {wish.day}", f"periods: {periods}", "period")


def _resolve_all(wish: Wish, book: Book, problems: list[Problem]) -> Iterable[tuple[Resolved, bool]]:
    """Yield every addressee meant, and whether it was asked for by name."""
    for name in wish.who:
        for one in book.all if name == "all" else (name,):
            asked = name != "all"
            if one == "embassy":
                found = _embassy(wish, book)
                if isinstance(found, Problem):
                    problems.append(found if asked else _left_out(found))
                    continue
                if found.served:
                    problems.append(served_notice(found, wish.medium))
            else:
                addressee = book.addressee(one) or unlisted_embassy(book, one)
                assert addressee is not None  # noqa: S101 - _check_wish and the loader saw to it
                found = resolve(book, addressee, wish.day, wish.today)
            yield with_typed_address(found, wish.address, book) if wish.address else found, asked


def _embassy(wish: Wish, book: Book) -> Resolved | Problem:
    """The embassy in the sender's country; where its address was typed, the book need not know one."""
    own = book.embassy_in(wish.sender.country) if wish.address else None
    if own:
        return resolve(book, own, wish.day, wish.today)
    return find_embassy(book, wish.sender.country, wish.day, wish.today, medium=wish.medium)


def _suspended(item: Item, wish: Wish, campaign: Campaign) -> Iterable[Problem]:
    """Warn that no letters go on the real date from the country of posting to the address."""
    if not wish.medium.by_post:
        return
    for one in suspensions(campaign, wish.sender.country, item.to, wish.today):
        hint = f"ask the post whether it still holds; {_instead(item, wish, campaign.book)}"
        what = about_suspension(one)
        yield Problem(item.to.addressee.id, what, hint, "post-suspended", Level.WARNING, ExitCode.DATA)


def suspensions(campaign: Campaign, posted_in: str, to: Resolved, today: date) -> Iterable[Suspension]:
    """The suspensions that keep a letter from an addressee on the real date."""
    for one in campaign.suspensions:
        if to.address and (one.posted_in, one.destination) == (posted_in, to.address.country) and one.holds(today):
            yield one


def about_suspension(one: Suspension) -> str:
    """Say which post takes no letters for which country, since when and who says so."""
    posted_in, destination = country_name(one.posted_in, "en"), country_name(one.destination, "en")
    known = "; ".join(text for text in (*one.source, one.note) if text)
    return f"letters from {posted_in} to {destination} are recorded as suspended since {one.since} ({known})"


def _instead(item: Item, wish: Wish, book: Book) -> str:
    """What can be done where no letters go: the embassy at home, else a fax."""
    found = find_embassy(book, wish.sender.country, wish.day, wish.today)
    if isinstance(found, Resolved) and found.addressee.host == wish.sender.country:
        return f"the embassy in your country ({found.addressee.id}) is the nearest choice"
    ways = [f"fax {item.to.fax.as_printed}"] if item.to.fax else []
    ways += [f"e-mail {item.to.email.value}"] if item.to.email else []
    return f"reach it by {' or '.join(ways)}" if ways else "neither fax nor e-mail is known"


def _left_out(problem: Problem) -> Problem:
    return Problem(problem.where, f"left out: {problem.what}", problem.hint, problem.rule, Level.WARNING, problem.code)


def _dispatch(resolved: Resolved, wish: Wish, campaign: Campaign) -> tuple[Dispatch, list[Problem]] | Problem:
    """A letter in the best language, with what is to be said of that; or why there is none."""
    one = resolved.addressee
    found = _choose(wish, campaign, one)
    if isinstance(found, Problem):
        return found
    language = wish.language or found.language
    said: list[Problem] = []
    if one.languages and found.language not in one.languages:
        read = ", ".join(one.languages)
        said.append(notice(one.id, f"reads {read}: a letter in {found.language} may wait for a translator"))
    return Dispatch(resolved, regional(language, wish.sender.country), wish.sender, wish.day, found), said


def _item(resolved: Resolved, wish: Wish, campaign: Campaign) -> tuple[Item, tuple[()]]:
    """Something addressed in the language in which a letter would be."""
    written = {draft.language for draft in campaign.templates if draft.kind == "letter"}
    language = wish.language or _best(written, resolved.addressee, wish.sender.country)
    return Item(resolved, regional(language, wish.sender.country), wish.sender, wish.day), ()


def _choose(wish: Wish, campaign: Campaign, one: Addressee) -> Template | Problem:
    """Return the letter for an addressee in the best language, or say why there is none."""
    fitting = [draft for draft in _drafts(wish, campaign) if draft.fits(wish.day)]
    for_kind = [draft for draft in fitting if one.kind in draft.kinds]
    if not for_kind:
        letters = ", ".join(sorted({draft.id for draft in fitting}))
        return unreachable(one.id, f"no letter of that date is for the kind {one.kind}", f"letters: {letters}")
    first = [draft for draft in for_kind if draft.id == for_kind[0].id]
    return _in_language(first, wish, one)


def _period(draft: Template) -> str:
    return f"{draft.id} from {draft.since}" + (f" until before {draft.until}" if draft.until else "")


def _in_language(drafts: Sequence[Template], wish: Wish, one: Addressee) -> Template | Problem:
    written = {draft.language: draft for draft in drafts}
    if wish.language:
        draft = written.get(_base(wish.language))
        if draft:
            return draft
        names = ", ".join(sorted(written))
        return Problem(
            "--lang", f'{drafts[0].id} is not written in "{wish.language}"', f"it is in: {names}", "language"
        )
    return written[_best(written, one, wish.sender.country)]


def _best(written: Collection[str], one: Addressee, country: str) -> str:
    """Of the languages there are, the country's if the addressee reads it, else English, else what is read first."""
    read = [language for language in one.languages if language in written] or sorted(written) or ["en"]
    return next((language for language in (language_of(country), "en") if language in read), read[0])
