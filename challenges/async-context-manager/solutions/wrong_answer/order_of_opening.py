"""Closes the connections in the order in which they were opened."""

import asyncio
from types import TracebackType
from typing import Self


class AsyncConnection:
    """A connection that is open in an async with block."""

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
    connections: list[AsyncConnection] = []
    seen: tuple = (None, None, None)
    try:
        for name in names:
            connections.append(await AsyncConnection(name, log).__aenter__())
        return [await connection.query(text) for connection in connections]
    except BaseException as error:
        seen = (type(error), error, error.__traceback__)
        raise
    finally:
        for connection in connections:
            await connection.__aexit__(*seen)
