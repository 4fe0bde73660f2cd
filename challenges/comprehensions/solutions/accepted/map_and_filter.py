"""The functions that stood in for comprehensions before there were any."""

from collections.abc import Iterable, Iterator
from operator import itemgetter


def even_squares(n: int) -> list[int]:
    """Return the squares of the even numbers in range(n)."""
    return list(map(lambda number: number ** 2, filter(lambda number: not number & 1, range(n))))


def squares_by_number(n: int) -> dict[int, int]:
    """Return a dict from each number of range(n) to its square."""
    return dict(zip(range(n), map(pow, range(n), [2] * max(n, 0))))


def initials(words: Iterable[str]) -> set[str]:
    """Return the lower-cased first characters of the words that are not empty."""
    return set(map(str.lower, map(itemgetter(0), filter(None, words))))


def doubled(numbers: Iterable[int]) -> Iterator[int]:
    """Return a lazy iterator over the doubles of the numbers."""
    return map(lambda number: 2 * number, numbers)
