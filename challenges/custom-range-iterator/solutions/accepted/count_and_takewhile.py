"""itertools.count gives the values, takewhile ends them, and len counts them."""

from collections.abc import Iterator
from itertools import count, takewhile


class CountRange:
    """The ints from start up or down to stop, without stop."""

    def __init__(self, start: int, stop: int, step: int = 1) -> None:
        if step == 0:
            raise ValueError("no step")
        self.bounds = start, stop, step

    def __iter__(self) -> Iterator[int]:
        start, stop, step = self.bounds
        return takewhile(lambda n: n < stop if step > 0 else n > stop, count(start, step))

    def __len__(self) -> int:
        return sum(1 for _ in self)
