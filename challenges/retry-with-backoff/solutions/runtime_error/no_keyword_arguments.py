"""Hands positional arguments on only."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any


def retry(
    times: int = 3,
    exceptions: tuple[type[Exception], ...] = (Exception,),
    delay: float = 0.1,
    backoff: float = 2.0,
    sleep: Callable[[float], None] = time.sleep,
) -> Callable[[Callable], Callable]:
    """Return a decorator that calls a function again when it fails."""
    if times < 1:
        raise ValueError("times must be at least 1")

    def decorator(function: Callable) -> Callable:
        @wraps(function)
        def wrapper(*args: Any) -> Any:
            wait = delay
            for _ in range(times - 1):
                try:
                    return function(*args)
                except exceptions:
                    sleep(wait)
                    wait *= backoff
            return function(*args)

        return wrapper

    return decorator
