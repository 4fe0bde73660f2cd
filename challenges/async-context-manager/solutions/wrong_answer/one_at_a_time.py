"""Opens, asks and closes one connection after the other."""

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
    """Ask a connection of each name, one at a time."""
    answers = []
    for name in names:
        async with AsyncConnection(name, log) as connection:
            answers.append(await connection.query(text))
    return answers
