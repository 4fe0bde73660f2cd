"""Goes through blocks of lines and splits them at all separators of Unicode."""

from collections.abc import Callable
from typing import Any


def process_large_file(file_path: str, handler: Callable[[str], Any] = print) -> int:
    """Call handler for every line of the file, and return how many there are."""
    count = 0
    with open(file_path, encoding="utf-8") as file:
        while lines := file.readlines(1 << 16):
            for line in "".join(lines).splitlines():
                handler(line.strip())
                count += 1
    return count
