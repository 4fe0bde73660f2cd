"""Counts in fixed windows, at whose borders twice the amount goes through."""

import math
import threading
import time
from collections.abc import Callable


class TokenBucket:
    """A bucket that is refilled with time, and from which tokens are taken."""

    def __init__(
        self, rate: float, capacity: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        if rate <= 0 or capacity <= 0:
            raise ValueError("rate and capacity must be over 0")
        self._length = capacity / rate
        self._capacity = capacity
        self._clock = clock
        self._window = math.floor(clock() / self._length)
        self._taken = 0.0
        self._lock = threading.Lock()

    def _left(self, tokens: float) -> float:
        """Begin a new window if it is time; return how many tokens are left in this one."""
        if tokens <= 0:
            raise ValueError("tokens must be over 0")
        window = math.floor(self._clock() / self._length)
        if window > self._window:
            self._window, self._taken = window, 0.0
        return self._capacity - self._taken

    def allow(self, tokens: float = 1) -> bool:
        """Take tokens if so many are there; return whether they were."""
        with self._lock:
            if self._left(tokens) < tokens:
                return False
            self._taken += tokens
            return True

    def wait_time(self, tokens: float = 1) -> float:
        """Return the seconds after which so many tokens could be there."""
        with self._lock:
            if self._left(tokens) >= tokens:
                return 0.0
            if tokens > self._capacity:
                return math.inf
            return (self._window + 1) * self._length - self._clock()
