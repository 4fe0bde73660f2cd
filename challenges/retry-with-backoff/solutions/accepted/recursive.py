"""After a failure the rest is left to a decorator with one attempt less and a longer wait."""

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
        raise ValueError("times must be positive")

    def decorator(function: Callable) -> Callable:
        if times == 1:
            return wraps(function)(lambda *args, **kwargs: function(*args, **kwargs))
        rest = retry(times - 1, exceptions, delay * backoff, backoff, sleep)(function)

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except exceptions:
                sleep(delay)
            return rest(*args, **kwargs)

        return wrapper

    return decorator
