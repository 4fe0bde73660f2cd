"""Iterator protocol with a range of your own."""

from collections.abc import Iterator


class CountRange:
    """The ints from start up or down to stop, without stop."""

    def __init__(self, start: int, stop: int, step: int = 1) -> None:
        """Store the bounds; step must not be 0."""
        raise NotImplementedError

    def __iter__(self) -> Iterator[int]:
        """Return a new iterator."""
        raise NotImplementedError

    def __len__(self) -> int:
        """Return the number of values."""
        raise NotImplementedError
