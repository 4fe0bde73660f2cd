"""Keeps the time at which the bucket will be full again; taking tokens moves it on."""

import math
import threading
import time
from collections.abc import Callable

TOLERANCE = 1e-9


class TokenBucket:
    """A bucket that is refilled with time, and from which tokens are taken."""

    def __init__(
        self, rate: float, capacity: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        if not (rate > 0 and capacity > 0):
            raise ValueError("rate and capacity must be over 0")
        self._rate = rate
        self._capacity = capacity
        self._clock = clock
        self._latest = clock()
        self._full_at = self._latest
        self._lock = threading.Lock()

    def _now(self) -> float:
        """Return the latest time that the clock has ever told."""
        self._latest = max(self._latest, self._clock())
        return self._latest

    def _earliest(self, tokens: float) -> float:
        """Return the time at which so many tokens are there."""
        return self._full_at - (self._capacity - tokens) / self._rate

    def allow(self, tokens: float = 1) -> bool:
        """Take tokens if so many are there; return whether they were."""
        if tokens <= 0:
            raise ValueError("tokens must be over 0")
        if tokens > self._capacity + TOLERANCE:
            return False
        with self._lock:
            now = self._now()
            if (self._earliest(tokens) - now) * self._rate > TOLERANCE:
                return False
            self._full_at = max(self._full_at, now) + tokens / self._rate
            return True

    def wait_time(self, tokens: float = 1) -> float:
        """Return the seconds after which so many tokens could be there."""
        if tokens <= 0:
            raise ValueError("tokens must be over 0")
        if tokens > self._capacity + TOLERANCE:
            return math.inf
        with self._lock:
            seconds = self._earliest(tokens) - self._now()
        return seconds if seconds * self._rate > TOLERANCE else 0.0
