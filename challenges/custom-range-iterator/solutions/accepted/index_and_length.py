"""The number of values is known from the beginning, and the iterator counts up to it."""

from collections.abc import Iterator


class CountRange:
    """The ints from start up or down to stop, without stop."""

    def __init__(self, start: int, stop: int, step: int = 1) -> None:
        if not step:
            raise ValueError(step)
        self.start = start
        self.step = step
        whole, rest = divmod(abs(stop - start), abs(step))
        self.length = whole + (rest > 0) if (stop - start) * step > 0 else 0

    def __iter__(self) -> Iterator[int]:
        return CountIterator(self)

    def __len__(self) -> int:
        return self.length


class CountIterator(Iterator[int]):
    """Counts through a CountRange."""

    def __init__(self, numbers: CountRange) -> None:
        self.numbers = numbers
        self.index = 0

    def __next__(self) -> int:
        if self.index == self.numbers.length:
            raise StopIteration
        value = self.numbers.start + self.index * self.numbers.step
        self.index += 1
        return value
