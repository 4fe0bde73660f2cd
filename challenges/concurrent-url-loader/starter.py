"""Load URLs concurrently."""

from collections.abc import Iterable


def load_url(url: str, timeout: float) -> bytes:
    """Return the body of the answer to a GET request."""
    raise NotImplementedError


def load_all(
    urls: Iterable[str], timeout: float = 5.0, max_workers: int = 5
) -> dict[str, int | str]:
    """Return for each URL the number of bytes of its body, or the type of the error."""
    raise NotImplementedError
