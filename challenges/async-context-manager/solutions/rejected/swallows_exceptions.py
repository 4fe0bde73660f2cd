"""Returns True from __aexit__, which swallows every exception."""

import asyncio
from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self


class AsyncConnection:
    """A connection that hides what went wrong."""

    def __init__(self, name: str, log: list[str]) -> None:
        self._name = name
        self._log = log
        self._is_open = False

    async def __aenter__(self) -> Self:
        await asyncio.sleep(0)
        if self._name.startswith("bad"):
            raise ConnectionError(self._name)
        self._log.append(f"open {self._name}")
        self._is_open = True
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None,
                        traceback: TracebackType | None) -> bool:
        self._is_open = False
        if kind is not None:
            self._log.append(f"error {self._name} {kind.__name__}")
        self._log.append(f"close {self._name}")
        return True

    async def query(self, text: str) -> str:
        """Return the answer to text."""
        if not self._is_open:
            raise RuntimeError(f"{self._name} is not open")
        return f"{self._name}: {text}"


async def query_all(names: list[str], log: list[str], text: str) -> list[str]:
    """Ask a connection of each name, all of them open at the same time."""
    async with AsyncExitStack() as stack:
        connections = []
        for name in names:
            connections.append(await stack.enter_async_context(AsyncConnection(name, log)))
        return [await connection.query(text) for connection in connections]
