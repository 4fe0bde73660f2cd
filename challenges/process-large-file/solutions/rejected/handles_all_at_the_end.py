"""Reads all lines before the first is handed on."""

from collections.abc import Callable
from typing import Any


def process_large_file(file_path: str, handler: Callable[[str], Any] = print) -> int:
    """Call handler for every line of the file, and return how many there are."""
    with open(file_path, encoding="utf-8") as file:
        lines = [line.strip() for line in file]
    for line in lines:
        handler(line)
    return len(lines)
