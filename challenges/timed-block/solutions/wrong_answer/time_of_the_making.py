"""Starts its clock when it is made."""

import time
from types import TracebackType


class _TimedBlock:
    """Prints when its block begins, ends, and how long it took."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._start = time.monotonic_ns()

    def __enter__(self) -> None:
        print("Entering", self._label)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        seconds = (time.monotonic_ns() - self._start) / 1e9
        print(self._label, "took", format(seconds, ".3f"), "seconds")


def timed_block(label: str) -> _TimedBlock:
    """Return a context manager that prints when its block begins, ends, and how long it took."""
    return _TimedBlock(label)
