"""Exception hierarchy with error responses."""

from typing import Any


class AppError(Exception):
    """Any error of this application."""

    def __init__(self, message: str) -> None:
        raise NotImplementedError


class ValidationError(AppError):
    """Something that was handed in is wrong."""

    def __init__(self, message: str) -> None:
        raise NotImplementedError


class FieldValidationError(ValidationError):
    """A single field is wrong."""

    def __init__(self, field: str, message: str) -> None:
        raise NotImplementedError


def parse_age(data: dict[str, Any]) -> int:
    """Return the age in data, or raise a FieldValidationError."""
    raise NotImplementedError


def to_response(exc: BaseException) -> dict[str, dict[str, str]]:
    """Return what a client is told of an exception."""
    raise NotImplementedError
