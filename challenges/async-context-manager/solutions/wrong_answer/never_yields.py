"""Enters without a pause, so that nothing else can run meanwhile."""

from contextlib import AsyncExitStack
from types import TracebackType
from typing import Self


class AsyncConnection:
    """A connection that is open in an async with block."""

    def __init__(self, name: str, log: list[str]) -> None:
        self._name = name
        self._log = log
        self._is_open = False

    async def __aenter__(self) -> Self:
        if self._name.startswith("bad"):
            raise ConnectionError(self._name)
        self._log.append(f"open {self._name}")
        self._is_open = True
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None,
                        traceback: TracebackType | None) -> None:
        self._is_open = False
        if kind is not None:
            self._log.append(f"error {self._name} {kind.__name__}")
        self._log.append(f"close {self._name}")

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
