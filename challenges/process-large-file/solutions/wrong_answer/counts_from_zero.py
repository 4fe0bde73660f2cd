"""Returns the index of the last line."""

from collections.abc import Callable
from typing import Any


def process_large_file(file_path: str, handler: Callable[[str], Any] = print) -> int:
    """Call handler for every line of the file, and return how many there are."""
    index = 0
    with open(file_path, encoding="utf-8") as lines:
        for index, line in enumerate(lines):
            handler(line.strip())
    return index
