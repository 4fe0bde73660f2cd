"""Makes a list of all doubles first, which an endless iterable never lets end."""

from collections.abc import Iterable, Iterator


def even_squares(n: int) -> list[int]:
    """Return the squares of the even numbers in range(n)."""
    return [number * number for number in range(n) if number % 2 == 0]


def squares_by_number(n: int) -> dict[int, int]:
    """Return a dict from each number of range(n) to its square."""
    return {number: number * number for number in range(n)}


def initials(words: Iterable[str]) -> set[str]:
    """Return the lower-cased first characters of the words that are not empty."""
    return {word[0].lower() for word in words if word}


def doubled(numbers: Iterable[int]) -> Iterator[int]:
    """Return a lazy iterator over the doubles of the numbers."""
    return iter([2 * number for number in numbers])
