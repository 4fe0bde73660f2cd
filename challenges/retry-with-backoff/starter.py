"""Retry decorator with exponential backoff."""

import time
from collections.abc import Callable


def retry(
    times: int = 3,
    exceptions: tuple[type[Exception], ...] = (Exception,),
    delay: float = 0.1,
    backoff: float = 2.0,
    sleep: Callable[[float], None] = time.sleep,
) -> Callable[[Callable], Callable]:
    """Return a decorator that calls a function again when it fails."""
    raise NotImplementedError
