"""Counts the failures of all calls together."""

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
        failed = 0

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            nonlocal failed
            wait = delay
            while True:
                try:
                    return function(*args, **kwargs)
                except exceptions:
                    failed += 1
                    if failed >= times:
                        raise
                    sleep(wait)
                    wait *= backoff

        return wrapper

    return decorator
