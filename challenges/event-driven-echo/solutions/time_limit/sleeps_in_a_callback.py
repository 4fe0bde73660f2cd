"""Waits in a callback, and with it all the other connections wait."""

import asyncio
import time


class EchoProtocol(asyncio.Protocol):
    """Writes back what it receives, after a while."""

    connections = 0

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Keep the transport of this connection."""
        self.transport = transport
        EchoProtocol.connections += 1

    def data_received(self, data: bytes) -> None:
        """Give others a chance to run, as one does in a thread."""
        time.sleep(0.05)
        self.transport.write(data)

    def pause_writing(self) -> None:
        """Read nothing while the peer doesn't read."""
        self.transport.pause_reading()

    def resume_writing(self) -> None:
        """Read again."""
        self.transport.resume_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection isn't open any more, for whatever reason."""
        EchoProtocol.connections -= 1


async def start_echo_server(host: str = "127.0.0.1", port: int = 0) -> asyncio.Server:
    """Return a server that is listening."""
    loop = asyncio.get_running_loop()
    return await loop.create_server(EchoProtocol, host, port)
