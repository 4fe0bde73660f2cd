"""Counts down at the end of file, which a peer that resets the connection doesn't send."""

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
        """Count down, and let the transport close itself."""
        EchoProtocol.connections -= 1

    def pause_writing(self) -> None:
        """Read nothing while the peer doesn't read."""
        self.transport.pause_reading()

    def resume_writing(self) -> None:
        """Read again."""
        self.transport.resume_reading()


async def start_echo_server(host: str = "127.0.0.1", port: int = 0) -> asyncio.Server:
    """Return a server that is listening."""
    loop = asyncio.get_running_loop()
    return await loop.create_server(EchoProtocol, host, port)
