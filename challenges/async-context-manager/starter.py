"""Asynchronous context manager."""

from types import TracebackType
from typing import Self


class AsyncConnection:
    """A connection that is open in an async with block."""

    def __init__(self, name: str, log: list[str]) -> None:
        raise NotImplementedError

    async def __aenter__(self) -> Self:
        raise NotImplementedError

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None,
                        traceback: TracebackType | None) -> None:
        raise NotImplementedError

    async def query(self, text: str) -> str:
        """Return the answer to text."""
        raise NotImplementedError


async def query_all(names: list[str], log: list[str], text: str) -> list[str]:
    """Ask a connection of each name, all of them open at the same time."""
    raise NotImplementedError
