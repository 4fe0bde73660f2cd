"""Pauses reading and never reads again."""

import asyncio


class EchoProtocol(asyncio.Protocol):
    """Writes back what it receives, no faster than the peer reads it."""

    connections = 0

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Keep the transport of this connection."""
        self.transport = transport
        EchoProtocol.connections += 1

    def data_received(self, data: bytes) -> None:
        """Write back the bytes."""
        self.transport.write(data)

    def eof_received(self) -> None:
        """Let the transport close itself, which it does when everything is written."""

    def pause_writing(self) -> None:
        """Read nothing while the peer doesn't read."""
        self.transport.pause_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection isn't open any more, for whatever reason."""
        EchoProtocol.connections -= 1


async def start_echo_server(host: str = "127.0.0.1", port: int = 0) -> asyncio.Server:
    """Return a server that is listening."""
    loop = asyncio.get_running_loop()
    return await loop.create_server(EchoProtocol, host, port)
