"""A root under mixins and component takes the chain's end, and settings are popped off."""

from typing import Any


class _Cooperative:
    """Settings with defaults, each taken by the class that names it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)


class Component(_Cooperative):
    """Handles requests."""

    def __init__(self, **kwargs: Any) -> None:
        if "name" not in kwargs:
            raise TypeError("a component needs a name")
        self.name = kwargs.pop("name")
        super().__init__(**kwargs)

    def handle(self, request: str) -> str:
        """Return the name and the request."""
        return self.name + ": " + request


class LoggerMixin(_Cooperative):
    """Writes down requests and results."""

    def __init__(self, **kwargs: Any) -> None:
        self.log: list[str] = []
        super().__init__(**kwargs)

    def handle(self, request: str) -> str:
        """Return what the next class does, and write it down."""
        self.log.append("before " + request)
        last = "failed " + request
        try:
            result = super().handle(request)
            last = "after " + result
        finally:
            self.log.append(last)
        return result


class UpperMixin(_Cooperative):
    """Turns results into upper case."""

    def handle(self, request: str) -> str:
        """Return what the next class does in upper case."""
        result: str = super().handle(request)
        return result.upper()


class RepeatMixin(_Cooperative):
    """Repeats requests."""

    def __init__(self, **kwargs: Any) -> None:
        self.times = kwargs.pop("times", 2)
        super().__init__(**kwargs)

    def handle(self, request: str) -> str:
        """Return what the next class does with the repeated request."""
        return super().handle(((request + " ") * self.times)[:-1])
