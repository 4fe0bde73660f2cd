"""Each constructor takes its own keywords and hands the others to super()."""

from typing import Any


class Component:
    """Handles requests."""

    def __init__(self, *, name: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._name = name

    def handle(self, request: str) -> str:
        """Return the name and the request."""
        return f"{self._name}: {request}"


class LoggerMixin:
    """Writes down requests and results."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.log: list[str] = []

    def handle(self, request: str) -> str:
        """Return what the next class does, and write it down."""
        self.log.append(f"before {request}")
        try:
            result = super().handle(request)
        except Exception:
            self.log.append(f"failed {request}")
            raise
        self.log.append(f"after {result}")
        return result


class UpperMixin:
    """Turns results into upper case."""

    def handle(self, request: str) -> str:
        """Return what the next class does in upper case."""
        return super().handle(request).upper()


class RepeatMixin:
    """Repeats requests."""

    def __init__(self, *, times: int = 2, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._times = times

    def handle(self, request: str) -> str:
        """Return what the next class does with the repeated request."""
        return super().handle(" ".join([request] * self._times))
