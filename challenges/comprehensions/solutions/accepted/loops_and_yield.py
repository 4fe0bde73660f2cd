"""Plain loops that fill a collection, and a generator function."""

from collections.abc import Iterable, Iterator


def even_squares(n: int) -> list[int]:
    """Return the squares of the even numbers in range(n)."""
    squares = []
    for number in range(0, n, 2):
        squares.append(number ** 2)
    return squares


def squares_by_number(n: int) -> dict[int, int]:
    """Return a dict from each number of range(n) to its square."""
    squares = {}
    square = 0
    for number in range(n):
        squares[number] = square
        square += 2 * number + 1
    return squares


def initials(words: Iterable[str]) -> set[str]:
    """Return the lower-cased first characters of the words that are not empty."""
    found = set()
    for word in words:
        found.update(word[:1].lower())
    return found


def doubled(numbers: Iterable[int]) -> Iterator[int]:
    """Return a lazy iterator over the doubles of the numbers."""
    for number in numbers:
        yield number + number
