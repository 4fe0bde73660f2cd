"""Asks for the base class first, so every error is an AppError."""

from typing import Any


class AppError(Exception):
    """Any error of this application."""

    code = "APP_000"

    def __init__(self, message: str) -> None:
        super().__init__()
        self.message = message

    def __str__(self) -> str:
        return self.message


class ValidationError(AppError):
    """Something that was handed in is wrong."""

    code = "VAL_000"


class FieldValidationError(ValidationError):
    """A single field is wrong."""

    code = "VAL_001"

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def parse_age(data: dict[str, Any]) -> int:
    """Return the age in data, or raise a FieldValidationError."""
    try:
        value = data["age"]
    except KeyError:
        raise FieldValidationError("age", "required") from None
    try:
        age = int(value)
    except (TypeError, ValueError) as error:
        raise FieldValidationError("age", "not a number") from error
    if age < 0 or age > 150:
        raise FieldValidationError("age", "out of range")
    return age


def to_response(exc: BaseException) -> dict[str, dict[str, str]]:
    """Return what a client is told of an exception."""
    match exc:
        case AppError():
            error = {"code": "APP_000", "message": exc.message}
        case ValidationError():
            error = {"code": "VAL_000", "message": exc.message}
        case FieldValidationError():
            error = {"code": "VAL_001", "message": exc.message, "field": exc.field}
        case _:
            error = {"code": "INTERNAL", "message": "internal error"}
    return {"error": error}
