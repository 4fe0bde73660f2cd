"""Token-bucket rate limiter."""

import time
from collections.abc import Callable


class TokenBucket:
    """A bucket that is refilled with time, and from which tokens are taken."""

    def __init__(
        self, rate: float, capacity: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        raise NotImplementedError

    def allow(self, tokens: float = 1) -> bool:
        """Take tokens if so many are there; return whether they were."""
        raise NotImplementedError

    def wait_time(self, tokens: float = 1) -> float:
        """Return the seconds after which so many tokens could be there."""
        raise NotImplementedError
