"""Comprehensions and generator expressions."""

from collections.abc import Iterable, Iterator


def even_squares(n: int) -> list[int]:
    """Return the squares of the even numbers in range(n)."""
    raise NotImplementedError


def squares_by_number(n: int) -> dict[int, int]:
    """Return a dict from each number of range(n) to its square."""
    raise NotImplementedError


def initials(words: Iterable[str]) -> set[str]:
    """Return the lower-cased first characters of the words that are not empty."""
    raise NotImplementedError


def doubled(numbers: Iterable[int]) -> Iterator[int]:
    """Return a lazy iterator over the doubles of the numbers."""
    raise NotImplementedError
