"""Counts characters instead of bytes."""

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
    different = list(dict.fromkeys(urls))

    def outcome(url: str) -> int | str:
        try:
            return len(load_url(url, timeout).decode("utf-8", "ignore"))
        except Exception as error:
            return f"error: {type(error).__name__}"

    with ThreadPoolExecutor(max_workers) as executor:
        return dict(zip(different, executor.map(outcome, different)))
