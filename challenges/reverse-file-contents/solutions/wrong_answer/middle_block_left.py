"""Leaves what is between the whole blocks as it is."""

import os
from typing import BinaryIO

BLOCK = 512


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
        low, high = 0, file.seek(0, os.SEEK_END)
        size = BLOCK if high - low > 4 * BLOCK else 1
        while high - low >= 2 * size:
            first = _read(file, low, size)
            last = _read(file, high - size, size)
            _write(file, low, last[::-1])
            _write(file, high - size, first[::-1])
            low += size
            high -= size
