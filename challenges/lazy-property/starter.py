"""Lazy property."""

from collections.abc import Callable
from typing import Any


class lazy_property:
    """An attribute that is computed at the first reading; a function will do as well."""

    def __init__(self, func: Callable[[Any], Any]) -> None:
        """Make an attribute of the method func."""
        raise NotImplementedError
