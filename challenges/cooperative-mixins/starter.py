"""Cooperative mixins with super()."""

from typing import Any


class Component:
    """Handles requests."""

    def __init__(self, *, name: str, **kwargs: Any) -> None:
        """Store the name."""
        raise NotImplementedError

    def handle(self, request: str) -> str:
        """Return the name and the request."""
        raise NotImplementedError


class LoggerMixin:
    """Writes down requests and results."""

    def __init__(self, **kwargs: Any) -> None:
        """Begin an empty log."""
        raise NotImplementedError

    def handle(self, request: str) -> str:
        """Return what the next class does, and write it down."""
        raise NotImplementedError


class UpperMixin:
    """Turns results into upper case."""

    def handle(self, request: str) -> str:
        """Return what the next class does in upper case."""
        raise NotImplementedError


class RepeatMixin:
    """Repeats requests."""

    def __init__(self, *, times: int = 2, **kwargs: Any) -> None:
        """Store how often a request is repeated."""
        raise NotImplementedError

    def handle(self, request: str) -> str:
        """Return what the next class does with the repeated request."""
        raise NotImplementedError
