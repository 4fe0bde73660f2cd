"""The pool of threads that multiprocessing has."""

import urllib.request
from collections.abc import Iterable
from multiprocessing.pool import ThreadPool


def load_url(url: str, timeout: float) -> bytes:
    """Return the body of the answer to a GET request."""
    with urllib.request.urlopen(url, timeout=timeout) as answer:
        return answer.read()


def load_all(
    urls: Iterable[str], timeout: float = 5.0, max_workers: int = 5
) -> dict[str, int | str]:
    """Return for each URL the number of bytes of its body, or the type of the error."""

    def outcome(url: str) -> tuple[str, int | str]:
        try:
            return url, len(load_url(url, timeout))
        except Exception as error:
            return url, f"error: {type(error).__name__}"

    with ThreadPool(max_workers) as pool:
        return dict(pool.map(outcome, dict.fromkeys(urls), chunksize=1))
