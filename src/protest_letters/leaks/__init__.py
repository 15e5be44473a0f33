"""The leak test: whether a text tells of somebody it must not name.

PRODUCT's rule: a hit is a protected surname in any Russian case and any usual romanisation, a street with its number,
a telephone or e-mail, or two parts of one address close together. A number or a town alone is none. What was found
is named by the id of whom it concerns and the kind of hit, never by the words themselves.
"""

from protest_letters.leaks.finding import find_leaks
from protest_letters.leaks.protecting import Protected, protect

__all__ = ["Protected", "find_leaks", "protect"]
