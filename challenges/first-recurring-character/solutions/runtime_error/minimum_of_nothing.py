"""Takes the smallest of all second positions, of which there may be none: ValueError."""

from collections.abc import Iterator


def second_positions(s: str) -> Iterator[int]:
    """Yield each position whose character has occurred before."""
    seen = 0
    for i, character in enumerate(s):
        if seen >> ord(character) & 1:
            yield i
        seen |= 1 << ord(character)


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    return s[min(second_positions(s))]
