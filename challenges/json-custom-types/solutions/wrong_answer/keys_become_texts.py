"""Writes keys of any type, and json makes texts of them."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any

_TAG = "__type__"


def _encode(value: Any) -> Any:
    kind = type(value)
    if value is None or kind in (bool, int, float, str):
        return value
    if kind is list:
        return [_encode(item) for item in value]
    if kind is dict:
        pairs = [(key, _encode(item)) for key, item in value.items()]
        return {_TAG: "dict", "of": pairs} if _TAG in value else dict(pairs)
    if kind in (tuple, set, frozenset):
        made_of: Any = [_encode(item) for item in value]
    elif kind is complex:
        made_of = [value.real, value.imag]
    elif kind is bytes:
        made_of = value.hex()
    elif kind is Decimal:
        made_of = str(value)
    elif kind in (date, datetime):
        made_of = value.isoformat()
    else:
        raise TypeError(f"can't write a {kind.__name__}")
    return {_TAG: kind.__name__, "of": made_of}


_MAKE = {
    "dict": dict,
    "tuple": tuple,
    "set": set,
    "frozenset": frozenset,
    "complex": lambda parts: complex(*parts),
    "bytes": bytes.fromhex,
    "Decimal": Decimal,
    "date": date.fromisoformat,
    "datetime": datetime.fromisoformat,
}


def _decode(found: dict[str, Any]) -> Any:
    return _MAKE[found[_TAG]](found["of"]) if _TAG in found else found


def to_json(value: Any, indent: int | None = None) -> str:
    """Return JSON text for a value."""
    return json.dumps(_encode(value), indent=indent, allow_nan=False)


def from_json(text: str) -> Any:
    """Return the value that to_json made the text of."""
    return json.loads(text, object_hook=_decode)
