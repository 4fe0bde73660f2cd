"""Takes the existence of a file for the lock, which stays after a crash."""

import os
import time
from typing import Any


class FileLock:
    """A lock that is held as long as a file exists."""

    def __init__(self, filename: str, timeout: float | None = None) -> None:
        """Nothing is locked yet."""
        self.filename = filename
        self.timeout = timeout
        self.locked = False

    def __enter__(self) -> "FileLock":
        """Wait until the file isn't there."""
        if self.locked:
            raise RuntimeError("held already")
        end = None if self.timeout is None else time.monotonic() + self.timeout
        while True:
            try:
                os.close(os.open(self.filename, os.O_CREAT | os.O_EXCL))
                self.locked = True
                return self
            except FileExistsError:
                if end is not None and time.monotonic() >= end:
                    raise TimeoutError(self.filename) from None
                time.sleep(0.02)

    def __exit__(self, *exception: Any) -> None:
        """Delete the file."""
        self.locked = False
        os.unlink(self.filename)
