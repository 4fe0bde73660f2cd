"""Opens one connection and leaves the rest to a call of itself inside of the block."""

import asyncio
from types import TracebackType


class AsyncConnection:
    """A connection that is open in an async with block."""

    def __init__(self, name: str, log: list[str]) -> None:
        self.name = name
        self.log = log
        self.state = "new"

    async def __aenter__(self) -> "AsyncConnection":
        await asyncio.sleep(0)
        if self.name[:3] == "bad":
            raise ConnectionError(self.name)
        self.state = "open"
        self.log.append("open " + self.name)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None,
                        traceback: TracebackType | None) -> bool:
        self.state = "closed"
        if error is not None:
            self.log.append(f"error {self.name} {type(error).__name__}")
        self.log.append("close " + self.name)
        return False

    async def query(self, text: str) -> str:
        """Return the answer to text."""
        if self.state != "open":
            raise RuntimeError(self.state)
        return self.name + ": " + text


async def _ask(names: list[str], log: list[str], text: str,
               opened: list[AsyncConnection]) -> list[str]:
    """Open what is left of names, then ask all that were opened."""
    if len(opened) == len(names):
        answers = []
        for connection in opened:
            answers.append(await connection.query(text))
        return answers
    async with AsyncConnection(names[len(opened)], log) as connection:
        return await _ask(names, log, text, [*opened, connection])


async def query_all(names: list[str], log: list[str], text: str) -> list[str]:
    """Ask a connection of each name, all of them open at the same time."""
    return await _ask(names, log, text, [])
