"""Hands lines on as they come, but keeps them to count them at the end."""

from collections.abc import Callable
from typing import Any


def process_large_file(file_path: str, handler: Callable[[str], Any] = print) -> int:
    """Call handler for every line of the file, and return how many there are."""
    seen = []
    with open(file_path, encoding="utf-8") as lines:
        for line in lines:
            handler(line.strip())
            seen.append(line)
    return len(seen)
