"""TCP echo server and client."""


class EchoServer:
    """Sends back to its clients whatever they send."""

    port: int

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Start to accept connections."""
        raise NotImplementedError

    def stop(self) -> None:
        """Close everything and wait for the threads."""
        raise NotImplementedError


def echo_client(host: str, port: int, data: bytes) -> bytes:
    """Send the data; return what comes back."""
    raise NotImplementedError
