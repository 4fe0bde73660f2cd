"""Dicts of one key that begins with $; keys that begin so themselves get one more."""

import base64
import json
import math
from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from functools import singledispatch
from typing import Any


@singledispatch
def _plain(value: Any) -> Any:
    raise TypeError(type(value).__name__)


@_plain.register(bool)
@_plain.register(int)
@_plain.register(str)
@_plain.register(type(None))
def _(value: Any) -> Any:
    return value


@_plain.register
def _(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("JSON knows finite numbers only")
    return value


@_plain.register
def _(value: list) -> list[Any]:
    return [_plain(item) for item in value]


@_plain.register
def _(value: dict) -> dict[str, Any]:
    result = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise TypeError("keys must be texts")
        result["$" + key if key.startswith("$") else key] = _plain(item)
    return result


@_plain.register(tuple)
@_plain.register(set)
@_plain.register(frozenset)
def _(value: Any) -> Any:
    return {"$" + type(value).__name__: [_plain(item) for item in value]}


@_plain.register
def _(value: bytes) -> Any:
    return {"$bytes": base64.b64encode(value).decode("ascii")}


@_plain.register
def _(value: complex) -> Any:
    return {"$complex": [repr(value.real), repr(value.imag)]}


@_plain.register
def _(value: Decimal) -> Any:
    return {"$decimal": str(value)}


@_plain.register
def _(value: date) -> Any:
    return {"$date": [value.year, value.month, value.day]}


@_plain.register
def _(value: datetime) -> Any:
    offset = value.utcoffset()
    clock = [value.hour, value.minute, value.second, value.microsecond]
    return {
        "$datetime": [value.year, value.month, value.day, *clock],
        "$offset": None if offset is None else offset // timedelta.resolution,
    }


def _moment(parts: list[int], offset: int | None) -> datetime:
    zone = None if offset is None else timezone(timedelta(microseconds=offset))
    return datetime(*parts, tzinfo=zone)


_VALUE: dict[str, Callable[[Any], Any]] = {
    "$tuple": lambda items: tuple(map(_value, items)),
    "$set": lambda items: set(map(_value, items)),
    "$frozenset": lambda items: frozenset(map(_value, items)),
    "$bytes": base64.b64decode,
    "$complex": lambda parts: complex(*map(float, parts)),
    "$decimal": Decimal,
    "$date": lambda parts: date(*parts),
}


def _value(plain: Any) -> Any:
    if isinstance(plain, list):
        return [_value(item) for item in plain]
    if not isinstance(plain, dict):
        return plain
    if "$datetime" in plain:
        return _moment(plain["$datetime"], plain["$offset"])
    for key, item in plain.items():
        if key in _VALUE:
            return _VALUE[key](item)
    return {
        key[1:] if key.startswith("$") else key: _value(item) for key, item in plain.items()
    }


def to_json(value: Any, indent: int | None = None) -> str:
    """Return JSON text for a value."""
    return json.dumps(_plain(value), indent=indent)


def from_json(text: str) -> Any:
    """Return the value that to_json made the text of."""
    return _value(json.loads(text))
