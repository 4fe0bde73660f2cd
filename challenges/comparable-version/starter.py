"""Comparable and hashable version numbers."""


class Version:
    """A version number such as 1.10.2."""

    def __init__(self, text: str) -> None:
        """Take the numbers out of text."""
        raise NotImplementedError

    def __str__(self) -> str:
        """Return the original text."""
        raise NotImplementedError

    def __eq__(self, other: object) -> bool:
        """Return whether other is an equal version."""
        raise NotImplementedError

    def __hash__(self) -> int:
        """Return a hash that equal versions share."""
        raise NotImplementedError

    def __lt__(self, other: "Version") -> bool:
        """Return whether this version comes before other; the other three are missing here."""
        raise NotImplementedError
