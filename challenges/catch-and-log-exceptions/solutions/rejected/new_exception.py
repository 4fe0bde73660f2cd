"""Raises a new exception of the same class."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import Any


def catch_and_log_exceptions(*exceptions: type[BaseException]) -> Callable[[Callable], Callable]:
    """Return a decorator that logs these exceptions of a function; all without arguments."""
    logged = exceptions or (Exception,)

    def decorate(function: Callable) -> Callable:
        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            try:
                return function(*args, **kwargs)
            except logged as error:
                logging.error("%s: %s", function.__name__, error)
                raise type(error)(*error.args) from error

        return wrapper

    return decorate
