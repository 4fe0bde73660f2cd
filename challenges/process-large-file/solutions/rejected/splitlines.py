"""Splits the text at all that Unicode takes for a line separator."""

from collections.abc import Callable
from typing import Any


def process_large_file(file_path: str, handler: Callable[[str], Any] = print) -> int:
    """Call handler for every line of the file, and return how many there are."""
    count = 0
    with open(file_path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            handler(line.strip())
            count += 1
    return count
