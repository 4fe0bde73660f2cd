"""Fills the dict in the order in which the answers come."""

import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed


def load_url(url: str, timeout: float) -> bytes:
    """Return the body of the answer to a GET request."""
    with urllib.request.urlopen(url, timeout=timeout) as answer:
        return answer.read()


def load_all(
    urls: Iterable[str], timeout: float = 5.0, max_workers: int = 5
) -> dict[str, int | str]:
    """Return for each URL the number of bytes of its body, or the type of the error."""
    outcomes: dict[str, int | str] = {}
    with ThreadPoolExecutor(max_workers) as executor:
        futures = {executor.submit(load_url, url, timeout): url for url in dict.fromkeys(urls)}
        for future in as_completed(futures):
            error = future.exception()
            if error is None:
                outcomes[futures[future]] = len(future.result())
            else:
                outcomes[futures[future]] = f"error: {type(error).__name__}"
    return outcomes
