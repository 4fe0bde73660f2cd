"""Sets the fallback even if the block succeeds."""

from collections.abc import Callable
from types import TracebackType
from typing import Any


class ErrorBoundary:
    """Suppresses exceptions of a with block and keeps them in its attribute error."""

    def __init__(
        self,
        *exceptions: type[BaseException],
        fallback: Any = None,
        on_error: Callable[[BaseException], None] | None = None,
    ) -> None:
        self._suppressed = exceptions or (Exception,)
        self._fallback = fallback
        self._on_error = on_error

    def __enter__(self) -> "ErrorBoundary":
        self.error: BaseException | None = None
        self.value: Any = None
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        self.error = error
        self.value = self._fallback
        if not isinstance(error, self._suppressed):
            return False
        if self._on_error is not None:
            self._on_error(error)
        return True
