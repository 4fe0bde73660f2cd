"""Objects with the settings; each failure is counted, and the last one is raised again."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Any


@dataclass(frozen=True)
class _Policy:
    times: int
    exceptions: tuple[type[Exception], ...]
    delay: float
    backoff: float
    sleep: Callable[[float], None]

    def __post_init__(self) -> None:
        if self.times <= 0:
            raise ValueError(f"times must be at least 1, not {self.times}")

    def __call__(self, function: Callable) -> Callable:
        def wrapper(*args: Any, **kwargs: Any) -> Any:
            return self._run(lambda: function(*args, **kwargs))

        return update_wrapper(wrapper, function)

    def _run(self, attempt: Callable[[], Any]) -> Any:
        failed = 0
        while True:
            try:
                return attempt()
            except self.exceptions:
                failed += 1
                if failed == self.times:
                    raise
            self.sleep(self.delay * self.backoff ** (failed - 1))


def retry(
    times: int = 3,
    exceptions: tuple[type[Exception], ...] = (Exception,),
    delay: float = 0.1,
    backoff: float = 2.0,
    sleep: Callable[[float], None] = time.sleep,
) -> Callable[[Callable], Callable]:
    """Return a decorator that calls a function again when it fails."""
    return _Policy(times, tuple(exceptions), delay, backoff, sleep)
