"""Asks for one line after the other until there is none."""

from collections.abc import Callable
from typing import Any


def process_large_file(file_path: str, handler: Callable[[str], Any] = print) -> int:
    """Call handler for every line of the file, and return how many there are."""
    count = 0
    file = open(file_path, "r", encoding="utf-8")
    try:
        while line := file.readline():
            count += 1
            handler(line.strip())
    finally:
        file.close()
    return count
