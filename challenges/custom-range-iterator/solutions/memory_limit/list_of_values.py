"""Makes the list of all values in the constructor."""

from collections.abc import Iterator


class _Values:
    """Walks from start to stop."""

    def __init__(self, start: int, stop: int, step: int) -> None:
        self._value = start
        self._stop = stop
        self._step = step

    def __iter__(self) -> "_Values":
        return self

    def __next__(self) -> int:
        value = self._value
        if value >= self._stop if self._step > 0 else value <= self._stop:
            raise StopIteration
        self._value = value + self._step
        return value


class CountRange:
    """The ints from start up or down to stop, without stop."""

    def __init__(self, start: int, stop: int, step: int = 1) -> None:
        if step == 0:
            raise ValueError("step must not be 0")
        self._start = start
        self._stop = stop
        self._step = step
        self._list = list(_Values(start, stop, step))

    def __iter__(self) -> Iterator[int]:
        return iter(self._list)

    def __len__(self) -> int:
        # The distance is divided and rounded up.
        return max(0, -((self._start - self._stop) // self._step))
