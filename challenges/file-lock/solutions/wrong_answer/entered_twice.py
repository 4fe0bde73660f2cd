"""Lets an object that holds its lock try to take it once more."""

import fcntl
import os
import time
from types import TracebackType

POLL = 0.02


class FileLock:
    """An exclusive lock that is bound to a file."""

    def __init__(self, filename: str, timeout: float | None = None) -> None:
        """Nothing is locked yet."""
        self.filename = filename
        self.timeout = timeout
        self._descriptor: int | None = None

    @property
    def locked(self) -> bool:
        """Tell whether this object holds the lock."""
        return self._descriptor is not None

    def __enter__(self) -> "FileLock":
        """Wait for the lock."""
        descriptor = os.open(self.filename, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            self._wait(descriptor)
        except BaseException:
            os.close(descriptor)
            raise
        self._descriptor = descriptor
        return self

    def _wait(self, descriptor: int) -> None:
        if self.timeout is None:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            return
        end = time.monotonic() + self.timeout
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                left = end - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"{self.filename} is locked") from None
                time.sleep(min(left, POLL))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Release the lock."""
        descriptor, self._descriptor = self._descriptor, None
        fcntl.flock(descriptor, fcntl.LOCK_UN)
        os.close(descriptor)
