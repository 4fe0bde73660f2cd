"""Reads blocks of bytes and takes them apart at the line breaks."""

from collections.abc import Callable, Iterator
from typing import Any

BLOCK = 1 << 16


def _lines(file) -> Iterator[str]:
    """Yield the lines of a binary file; the last block has no line break at its end."""
    pending: list[bytes] = []
    while block := file.read1(BLOCK):
        first, *others = block.split(b"\n")
        pending.append(first)
        for other in others:
            yield b"".join(pending).decode("utf-8")
            pending = [other]
    if rest := b"".join(pending):
        yield rest.decode("utf-8")


def process_large_file(file_path: str, handler: Callable[[str], Any] = print) -> int:
    """Call handler for every line of the file, and return how many there are."""
    count = 0
    with open(file_path, "rb") as file:
        for count, line in enumerate(_lines(file), start=1):
            handler(line.strip())
    return count
