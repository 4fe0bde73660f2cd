"""flock on a descriptor of its own, which is tried again and again where there is a timeout."""

import fcntl
import os
import time
from types import TracebackType

POLL = 0.02  # equivalent mutants: increment


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
        if self.locked:
            raise RuntimeError(f"the lock on {self.filename} is held already")
        # equivalent mutants: increment, decrement
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
                if left <= 0:  # equivalent mutants: boundary, increment
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
        fcntl.flock(descriptor, fcntl.LOCK_UN)  # equivalent mutants: drop
        os.close(descriptor)
