"""Derives from dict, whose get, update and constructor don't ask the new methods."""

from typing import Any


class CaseInsensitiveDict(dict):
    """A mapping whose keys are found without regard to case."""

    def __getitem__(self, key: str) -> Any:
        return super().__getitem__(key.casefold())

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key.casefold(), value)

    def __delitem__(self, key: str) -> None:
        super().__delitem__(key.casefold())

    def __contains__(self, key: object) -> bool:
        return super().__contains__(key.casefold())
