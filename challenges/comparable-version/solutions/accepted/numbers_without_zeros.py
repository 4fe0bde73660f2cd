"""Numbers in a tuple without the zeros at its end, and total_ordering for the rest."""

from functools import total_ordering
import re


@total_ordering
class Version:
    """A version number such as 1.10.2."""

    def __init__(self, text: str) -> None:
        """Take the numbers out of text."""
        # equivalent mutants: drop
        if not isinstance(text, str):
            # equivalent mutants: drop
            raise TypeError(f"a version is made of a str, got {text!r}")
        if not re.fullmatch(r"[0-9]+(\.[0-9]+)*", text):
            raise ValueError(f"{text!r} is no version")
        numbers = [int(group) for group in text.split(".")]
        while numbers and numbers[-1] == 0:
            numbers.pop()
        self._text = text
        self._numbers = tuple(numbers)

    def __str__(self) -> str:
        """Return the original text."""
        return self._text

    def __eq__(self, other: object) -> bool:
        """Return whether other is an equal version."""
        if not isinstance(other, Version):
            return NotImplemented
        return self._numbers == other._numbers

    def __hash__(self) -> int:
        """Return a hash that equal versions share."""
        return hash(self._numbers)

    def __lt__(self, other: "Version") -> bool:
        """Return whether this version comes before other."""
        if not isinstance(other, Version):
            return NotImplemented
        return self._numbers < other._numbers
