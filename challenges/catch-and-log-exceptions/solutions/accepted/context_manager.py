"""A context manager around each call looks at what the call raised."""

import logging
from collections.abc import Callable
from functools import wraps
from types import TracebackType
from typing import Any

_ROOT = logging.getLogger()


class _Logged:
    """Logs an exception that leaves the with block."""

    def __init__(self, name: str, classes: tuple[type[BaseException], ...]) -> None:
        self._name = name
        self._classes = classes

    def __enter__(self) -> None:
        """Do nothing yet."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if isinstance(error, self._classes):
            _ROOT.log(logging.ERROR, f"{error} in {self._name}", exc_info=error)


def catch_and_log_exceptions(*exceptions: type[BaseException]) -> Callable[[Callable], Callable]:
    """Return a decorator that logs these exceptions of a function; all without arguments."""

    def decorate(function: Callable) -> Callable:
        guard = _Logged(function.__name__, exceptions or (Exception,))

        @wraps(function)
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            with guard:
                return function(*args, **kwargs)

        return wrapper

    return decorate
