"""Logs what isn't listed as well."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any


def catch_and_log_exceptions(*exceptions: type[BaseException]) -> Callable[[Callable], Callable]:
    """Return a decorator that logs these exceptions of a function; all without arguments."""

    def decorate(function: Callable) -> Callable:
        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except Exception as error:
                logging.error("%s: %s", function.__name__, error)
                raise

        return wrapper

    return decorate
