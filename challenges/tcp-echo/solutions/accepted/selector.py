"""One thread that serves all clients with a selector; the client selects, too."""

import selectors
import socket
import threading
from selectors import EVENT_READ, EVENT_WRITE

MOST_WAITING = 1 << 18


class _Client:
    """A connection and what waits to be sent back on it."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = connection
        self.waiting = bytearray()
        self.has_ended = False

    def step(self, events: int) -> int:
        """Read or write; return for what to wait next, 0 at the end."""
        if events & EVENT_READ:
            block = self.connection.recv(65536)
            self.waiting += block
            self.has_ended = not block
        if events & EVENT_WRITE:
            del self.waiting[: self.connection.send(self.waiting)]
        wanted = EVENT_WRITE if self.waiting else 0
        if not self.has_ended and len(self.waiting) < MOST_WAITING:
            wanted |= EVENT_READ
        return wanted


class EchoServer:
    """Sends back to its clients whatever they send."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Start to accept connections."""
        self._listener = socket.create_server((host, port))
        self._listener.setblocking(False)
        self.port = self._listener.getsockname()[1]
        self._waker, self._woken = socket.socketpair()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self._listener, EVENT_READ)
            selector.register(self._woken, EVENT_READ)
            while True:
                for key, events in selector.select():
                    if key.fileobj is self._woken:
                        for one in list(selector.get_map().values()):
                            one.fileobj.close()
                        return
                    if key.fileobj is self._listener:
                        self._accept(selector)
                    else:
                        self._serve(selector, key.data, events)

    def _accept(self, selector: selectors.BaseSelector) -> None:
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return
        connection.setblocking(False)
        selector.register(connection, EVENT_READ, _Client(connection))

    def _serve(self, selector: selectors.BaseSelector, client: _Client, events: int) -> None:
        try:
            wanted = client.step(events)
        except OSError:
            wanted = 0
        if wanted:
            selector.modify(client.connection, wanted, client)
        else:
            selector.unregister(client.connection)
            client.connection.close()

    def stop(self) -> None:
        """Close everything and wait for the thread."""
        if self._thread.is_alive():
            self._waker.send(b"x")
            self._thread.join()
            self._waker.close()


def echo_client(host: str, port: int, data: bytes) -> bytes:
    """Send the data; return what comes back."""
    answer, rest = bytearray(), memoryview(data)
    with selectors.DefaultSelector() as selector, socket.create_connection((host, port)) as server:
        server.setblocking(False)
        selector.register(server, EVENT_READ | EVENT_WRITE)
        while True:
            for _, events in selector.select():
                if events & EVENT_WRITE:
                    rest = rest[server.send(rest[:65536]) :]
                    if not rest:
                        server.shutdown(socket.SHUT_WR)
                        selector.modify(server, EVENT_READ)
                if events & EVENT_READ:
                    block = server.recv(65536)
                    if not block:
                        return bytes(answer)
                    answer += block
