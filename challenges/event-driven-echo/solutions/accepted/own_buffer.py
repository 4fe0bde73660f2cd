"""Keeps the set of its protocols, limits the buffer itself, and closes the transport by itself."""

import asyncio


class EchoProtocol(asyncio.Protocol):
    """Writes back what it receives, no faster than the peer reads it."""

    connections = 0
    _open: set["EchoProtocol"] = set()

    def __init__(self) -> None:
        """A protocol for one connection."""
        self._transport: asyncio.Transport | None = None
        self._has_ended = False

    def _note(self) -> None:
        type(self).connections = len(self._open)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport and count it."""
        self._transport = transport
        transport.set_write_buffer_limits(high=16384, low=4096)
        self._open.add(self)
        self._note()

    def data_received(self, data: bytes) -> None:
        """Write back the bytes."""
        self._transport.write(data)

    def eof_received(self) -> bool:
        """Close the transport, which writes what is left before it does so."""
        self._has_ended = True
        self._transport.close()
        return True

    def pause_writing(self) -> None:
        """The buffer is full: let the peer wait."""
        self._transport.pause_reading()

    def resume_writing(self) -> None:
        """The buffer has room again."""
        if not self._has_ended:
            self._transport.resume_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        """Count this connection no more."""
        self._open.discard(self)
        self._note()


async def start_echo_server(host: str = "127.0.0.1", port: int = 0) -> asyncio.Server:
    """Return a server that is listening."""
    loop = asyncio.get_running_loop()
    return await loop.create_server(lambda: EchoProtocol(), host, port, start_serving=True)
