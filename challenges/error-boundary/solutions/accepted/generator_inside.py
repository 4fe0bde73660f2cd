"""Each use runs a generator with try and except, which contextlib makes a context manager of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
        self.error: BaseException | None = None
        self.value: Any = None
        suppressed = exceptions or Exception
        self._make = contextmanager(lambda: self._guard(suppressed, fallback, on_error))

    def _guard(
        self,
        suppressed: Any,
        fallback: Any,
        on_error: Callable[[BaseException], None] | None,
    ) -> Iterator[None]:
        try:
            yield
        except suppressed as error:
            self.error, self.value = error, fallback
            if on_error is not None:
                on_error(error)
        except BaseException as error:
            self.error = error
            raise

    def __enter__(self) -> "ErrorBoundary":
        self.error = self.value = None
        self._running = self._make()
        self._running.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> bool:
        return bool(self._running.__exit__(kind, error, traceback))
