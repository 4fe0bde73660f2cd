"""Event-driven echo server."""

import asyncio


class EchoProtocol(asyncio.Protocol):
    """Writes back what it receives."""

    connections = 0

    def connection_made(self, transport: asyncio.Transport) -> None:
        """A connection was made."""
        raise NotImplementedError

    def data_received(self, data: bytes) -> None:
        """Some bytes have come."""
        raise NotImplementedError

    def eof_received(self) -> bool | None:
        """The peer will send no more."""
        raise NotImplementedError

    def pause_writing(self) -> None:
        """The write buffer is full."""
        raise NotImplementedError

    def resume_writing(self) -> None:
        """The write buffer has room again."""
        raise NotImplementedError

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection has ended, by an error or without one."""
        raise NotImplementedError


async def start_echo_server(host: str = "127.0.0.1", port: int = 0) -> asyncio.Server:
    """Return a server that is listening."""
    raise NotImplementedError
