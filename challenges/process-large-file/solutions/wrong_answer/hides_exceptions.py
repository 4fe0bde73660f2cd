"""Catches what the handler raises, and goes on."""

from collections.abc import Callable
from typing import Any


def process_large_file(file_path: str, handler: Callable[[str], Any] = print) -> int:
    """Call handler for every line of the file, and return how many there are."""
    count = 0
    with open(file_path, encoding="utf-8") as lines:
        for line in lines:
            try:
                handler(line.strip())
            except Exception as error:
                print(error)
            count += 1
    return count
