"""Keeps a file object while the lock is held; a generator makes the pauses between attempts."""

import contextlib
import fcntl
import time
from collections.abc import Iterator
from typing import IO, Any


def _pauses(timeout: float | None) -> Iterator[None]:
    """One item for each attempt, with a pause before all but the first."""
    end = None if timeout is None else time.monotonic() + timeout
    yield
    while end is None or time.monotonic() < end:
        time.sleep(0.01)
        yield


class FileLock:
    """An exclusive lock that is bound to a file."""

    def __init__(self, filename: str, timeout: float | None = None) -> None:
        """Nothing is locked yet."""
        self._name, self._timeout = filename, timeout
        self._file: IO[bytes] | None = None
        self.locked = False

    def __enter__(self) -> "FileLock":
        """Wait for the lock."""
        if self.locked:
            raise RuntimeError("this object holds its lock already")
        with contextlib.ExitStack() as stack:
            file = stack.enter_context(open(self._name, "ab"))
            for _ in _pauses(self._timeout):
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                stack.pop_all()
                self._file, self.locked = file, True
                return self
        raise TimeoutError(self._name)

    def __exit__(self, *exception: Any) -> None:
        """Release the lock, which ends with the file object."""
        self.locked = False
        self._file.close()
