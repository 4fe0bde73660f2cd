"""Fills up with zeros to compare, and has all six comparisons made by one function."""

from collections.abc import Callable
from itertools import zip_longest
import operator

DIGITS = frozenset("0123456789")


def _comparison(decide: Callable[[int, int], bool]) -> Callable[["Version", object], bool]:
    """Return a method that compares by what decide says of the difference and 0."""

    def compare(self: "Version", other: object) -> bool:
        if not isinstance(other, Version):
            return NotImplemented
        for mine, theirs in zip_longest(self.numbers, other.numbers, fillvalue=0):
            if mine != theirs:
                return decide(mine - theirs, 0)
        return decide(0, 0)

    return compare


class Version:
    """A version number such as 1.10.2."""

    def __init__(self, text: str) -> None:
        """Take the numbers out of text."""
        if not isinstance(text, str):
            raise TypeError("a version is a text")
        self.groups = text.split(".")
        for group in self.groups:
            if not group or not DIGITS.issuperset(group):
                raise ValueError(f"{group!r} in {text!r} is no number")
        self.numbers = [int(group) for group in self.groups]

    def __str__(self) -> str:
        """Return the original text."""
        return ".".join(self.groups)

    def __hash__(self) -> int:
        """Return a hash that equal versions share."""
        return hash(frozenset(pair for pair in enumerate(self.numbers) if pair[1]))

    __eq__ = _comparison(operator.eq)
    __ne__ = _comparison(operator.ne)
    __lt__ = _comparison(operator.lt)
    __le__ = _comparison(operator.le)
    __gt__ = _comparison(operator.gt)
    __ge__ = _comparison(operator.ge)
