"""One thread for each client; to shut a socket down wakes the thread that waits for it."""

import socket
import threading
from contextlib import suppress

BLOCK = 65536  # equivalent mutants: increment, decrement


class EchoServer:
    """Sends back to its clients whatever they send."""

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Start to accept connections."""
        self._listener = socket.create_server((host, port))
        self.port = self._listener.getsockname()[1]
        self._clients: list[tuple[socket.socket, threading.Thread]] = []
        self._acceptor = threading.Thread(target=self._accept)
        self._acceptor.start()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                thread = threading.Thread(target=self._serve, args=(connection,))
                self._clients.append((connection, thread))
                thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            while block := connection.recv(BLOCK):
                connection.sendall(block)

    def stop(self) -> None:
        """Close everything and wait for the threads."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._acceptor.join()
        self._listener.close()
        for connection, thread in self._clients:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join()


def echo_client(host: str, port: int, data: bytes) -> bytes:
    """Send the data; return what comes back."""
    with socket.create_connection((host, port)) as connection:

        def send() -> None:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)

        sender = threading.Thread(target=send)
        sender.start()
        answer = bytearray()
        while block := connection.recv(BLOCK):
            answer += block
        sender.join()  # equivalent mutants: drop
    return bytes(answer)
