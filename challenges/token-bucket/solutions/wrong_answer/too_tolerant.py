"""Takes a hundredth of a token for a rounding error."""

import math
import threading
import time
from collections.abc import Callable

TOLERANCE = 0.01


class TokenBucket:
    """A bucket that is refilled with time, and from which tokens are taken."""

    def __init__(
        self, rate: float, capacity: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        if rate <= 0 or capacity <= 0:
            raise ValueError(f"rate and capacity must be over 0, got {rate} and {capacity}")
        self._rate = rate
        self._capacity = capacity
        self._clock = clock
        self._lock = threading.Lock()
        self._tokens = capacity
        self._time = clock()

    def _missing(self, tokens: float) -> float:
        """Fill up what has come since the last call; return how many tokens are missing."""
        if tokens <= 0:
            raise ValueError(f"the number of tokens must be over 0, got {tokens}")
        now = self._clock()
        if now > self._time:
            added = (now - self._time) * self._rate
            self._tokens = min(self._capacity, self._tokens + added)
            self._time = now
        return tokens - self._tokens

    def allow(self, tokens: float = 1) -> bool:
        """Take tokens if so many are there; return whether they were."""
        with self._lock:
            if self._missing(tokens) > TOLERANCE:
                return False
            self._tokens -= tokens
            return True

    def wait_time(self, tokens: float = 1) -> float:
        """Return the seconds after which so many tokens could be there."""
        with self._lock:
            missing = self._missing(tokens)
            if missing <= TOLERANCE:
                return 0.0
            return missing / self._rate if tokens <= self._capacity else math.inf
