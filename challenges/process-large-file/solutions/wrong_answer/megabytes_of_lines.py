"""Takes lines by the megabyte, so the first one waits for many others."""

from collections.abc import Callable
from typing import Any

MEGABYTE = 1 << 20


def process_large_file(file_path: str, handler: Callable[[str], Any] = print) -> int:
    """Call handler for every line of the file, and return how many there are."""
    count = 0
    with open(file_path, encoding="utf-8") as file:
        while lines := file.readlines(MEGABYTE):
            for line in lines:
                handler(line.strip())
            count += len(lines)
    return count
