"""Ends the loop one attempt too early."""

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
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            wait = delay
            for _ in range(1, times - 1):
                try:
                    return function(*args, **kwargs)
                except exceptions:
                    sleep(wait)
                    wait *= backoff
            return function(*args, **kwargs)

        return wrapper

    return decorator
