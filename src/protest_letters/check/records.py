"""Rules for the records of the address book."""

from collections.abc import Iterator

from phonenumbers import NumberParseException, is_valid_number, parse

from protest_letters.check.question import Question
from protest_letters.load.corrections import PRIVATE_CONTACTS
from protest_letters.model import Channel, Exposure
from protest_letters.problems import ExitCode, Level, Problem
from protest_letters.resolve import resolve


def reachable(question: Question) -> Iterator[Problem]:
    """Everyone on the campaign's list has an address today or had one on the campaign's date."""
    book = question.campaign.book
    for name in book.all:
        one = book.addressee(name)
        days = (question.today, book.date)
        if one and not any(resolve(book, one, day, question.today).address for day in days):
            yield Problem(one.place, f"{name} has no address today or on {book.date}", "add one", level=Level.WARNING)


def age(question: Question) -> Iterator[Problem]:
    """A record in use is not older than the campaign's max_age_days by the real clock."""
    book = question.campaign.book
    for one in book.addressees:
        address = resolve(book, one, question.today, question.today).address
        as_of = address.evidence.as_of.first if address else None
        if address and as_of and (question.today - as_of).days > book.max_age_days:
            what = f"the address of {one.id} is of {address.evidence.as_of}, older than {book.max_age_days} days"
            yield Problem(address.evidence.place, what, "look for a newer source", level=Level.NOTICE)


def numbers(question: Question) -> Iterator[Problem]:
    """A telephone or fax number in use can exist in its country's numbering plan."""
    for one in question.campaign.book.addressees:
        for channel in (*one.fax, *one.phone):
            if not channel.evidence.historical and not _can_exist(channel):
                what = f"{channel.value} of {one.id} is in no country's numbering plan"
                yield Problem(channel.evidence.place, what, "compare it with the source", level=Level.WARNING)


def _can_exist(channel: Channel) -> bool:
    try:
        return is_valid_number(parse(channel.value))
    except NumberParseException:
        return False


def unfit(question: Question) -> Iterator[Problem]:
    """An address that cannot stand on an envelope is said."""
    for one in question.campaign.book.addressees:
        for address in one.addresses:
            if address.evidence.unfit:
                what = f"an address of {one.id} is not fit for an envelope: {address.evidence.unfit}"
                yield Problem(address.evidence.place, what, "look for a better source", level=Level.NOTICE)


def own_correction(question: Question) -> Iterator[Problem]:
    """A correction of the user's own is in use, or is for another campaign."""
    yield from question.campaign.notices
    for one in question.campaign.book.addressees:
        channels = (*one.fax, *one.phone, *one.email, *one.web)
        evidence = [was.evidence for was in one.addresses] + [was.evidence for was in channels]
        places = [was.place for was in evidence if was.own] + [was.place for was in one.holders if was.own]
        for place in places:
            yield Problem(place, f"corrects {one.id}", level=Level.NOTICE)


def exposed_contact(question: Question) -> Iterator[Problem]:
    """An endangered living contact stands in a private file only, never in addressees.yaml."""
    for one in question.campaign.book.contacts:
        living = one.exposure is Exposure.ENDANGERED and not one.address.evidence.historical
        if living and not one.private:
            what = f"{one.id} is endangered and can be read by everyone who has the campaign"
            hint = f"move it to {PRIVATE_CONTACTS} or to your own corrections"
            yield Problem(one.place, what, hint, code=ExitCode.UNSAFE)


def tracked_contacts(question: Question) -> Iterator[Problem]:
    """The file of private contacts is not under version control."""
    if question.tracked is None and any(one.private for one in question.campaign.book.contacts):
        what = "whether git tracks it could not be found out"
        yield Problem(PRIVATE_CONTACTS, what, "ask git ls-files yourself", level=Level.WARNING)
    if question.tracked:
        hint = f"git rm --cached {PRIVATE_CONTACTS}, add it to .gitignore, and think of what was already published"
        yield Problem(PRIVATE_CONTACTS, "is tracked by git", hint, code=ExitCode.UNSAFE)
