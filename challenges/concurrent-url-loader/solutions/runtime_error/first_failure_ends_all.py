"""Asks each future for its result without expecting an exception."""

import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor


def load_url(url: str, timeout: float) -> bytes:
    """Return the body of the answer to a GET request."""
    with urllib.request.urlopen(url, timeout=timeout) as answer:
        return answer.read()


def load_all(
    urls: Iterable[str], timeout: float = 5.0, max_workers: int = 5
) -> dict[str, int | str]:
    """Return for each URL the number of bytes of its body, or the type of the error."""
    with ThreadPoolExecutor(max_workers) as executor:
        futures = {url: executor.submit(load_url, url, timeout) for url in dict.fromkeys(urls)}
        return {url: len(future.result()) for url, future in futures.items()}
