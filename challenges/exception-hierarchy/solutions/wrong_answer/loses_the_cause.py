"""Raises without from, so there is a context but no cause."""

from typing import Any


class AppError(Exception):
    """Any error of this application."""

    code = "APP_000"


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
    if "age" not in data:
        raise FieldValidationError("age", "required")
    try:
        age = int(data["age"])
    except (TypeError, ValueError):
        raise FieldValidationError("age", "not a number")
    if not 0 <= age <= 150:
        raise FieldValidationError("age", "out of range")
    return age


def to_response(exc: BaseException) -> dict[str, dict[str, str]]:
    """Return what a client is told of an exception."""
    if not isinstance(exc, AppError):
        return {"error": {"code": "INTERNAL", "message": "internal error"}}
    error = {"code": exc.code, "message": str(exc)}
    if isinstance(exc, FieldValidationError):
        error["field"] = exc.field
    return {"error": error}
