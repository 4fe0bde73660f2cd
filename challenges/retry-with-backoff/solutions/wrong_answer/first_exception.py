"""Raises the exception of the first attempt in the end."""

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
            first: BaseException | None = None
            for attempt in range(times):
                try:
                    return function(*args, **kwargs)
                except exceptions as error:
                    first = first or error
                    if attempt == times - 1:
                        raise first
                    sleep(wait)
                    wait *= backoff

        return wrapper

    return decorator
