"""Hands a line on when the next one is there, to know which one is the last."""

from collections.abc import Callable
from typing import Any


def process_large_file(file_path: str, handler: Callable[[str], Any] = print) -> int:
    """Call handler for every line of the file, and return how many there are."""
    count = 0
    with open(file_path, encoding="utf-8") as file:
        line = file.readline()
        while line:
            following = file.readline()
            handler(line.strip())
            count += 1
            line = following
    return count
