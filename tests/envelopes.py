"""Everything that can be written on an envelope by the shipped campaign, for tests."""

from datetime import date
from itertools import combinations, product

from conftest import TODAY
from protest_letters.compose.envelope import compose_addressing
from protest_letters.dispatch import Medium, Sender, Wish
from protest_letters.plan import plan_items
from protest_letters.standards.posts import COMMON, POSTS

IN_1999 = date(1999, 11, 20)
EVERY_POST = (COMMON, *POSTS)
LANGUAGES = ("en", "ru", "fr", "de", "es")


def sender_in(post):
    """An invented sender in the country of a post."""
    country = post.countries[0] if post.countries else "FR"
    return Sender("Sample Sender", "Sampletown", country, "Sample Street 1", "10001")


def wording(campaign, forms, post, who, *, day=TODAY, language="en", carriage=(), with_sender=True):
    """What stands on the envelope to one addressee; None if nothing can be sent there on the day."""
    wish = Wish((who,), sender_in(post), day, TODAY, "", language, medium=Medium.ENVELOPE)
    items = plan_items(wish, campaign).items
    return compose_addressing(items[0], forms, carriage, with_sender=with_sender) if items else None


def distinct_words(campaign, forms, post):
    """The words of every distinct address that a letter posted with a post can have, in any language, then and now."""
    found = {}
    for language, day, one in product(LANGUAGES, (IN_1999, TODAY), campaign.book.addressees):
        words = wording(campaign, forms, post, one.id, day=day, language=language)
        if words:
            found.setdefault((words.address, words.address_in_full), words)
    return list(found.values())


def covering(*factors):
    """Return cases, one value of each factor, such that any two values of two factors occur together in one.

    The first two factors are crossed; the others follow greedily, and cases are added for what is left.
    """
    wanted = {
        ((one, a), (other, b))
        for one, other in combinations(range(len(factors)), 2)
        for a in factors[one]
        for b in factors[other]
    }
    cases = []
    heads = list(product(*factors[:2]))
    while wanted:
        head = heads[len(cases)] if len(cases) < len(heads) else next(iter(sorted(wanted, key=str)))
        fixed = dict(enumerate(head)) if len(cases) < len(heads) else dict(head)
        case = _filled(fixed, factors, wanted)
        cases.append(case)
        wanted -= _pairs(case)
    return cases


def _pairs(case):
    return set(combinations(enumerate(case), 2))


def _filled(fixed, factors, wanted):
    """Give the factors that are not fixed the values that cover most of what is wanted still."""
    for at, values in enumerate(factors):
        if at not in fixed:
            known = sorted(fixed.items())
            fixed[at] = max(
                values,
                key=lambda value, at=at, known=known: sum(
                    tuple(sorted((one, (at, value)), key=lambda pair: pair[0])) in wanted for one in known
                ),
            )
    return tuple(fixed[at] for at in range(len(factors)))
