"""Swaps whole blocks, and reverses what is left in the middle at last."""

import os

BLOCK = 1 << 18


def reverse_file_contents(filepath: str) -> None:
    """Reverse the order of the bytes of the file, in place."""
    size = os.path.getsize(filepath)
    with open(filepath, "rb+", buffering=0) as file:
        pairs = size // (2 * BLOCK)
        for index in range(pairs):
            file.seek(index * BLOCK)
            head = bytearray(file.read(BLOCK))
            file.seek(-(index + 1) * BLOCK, os.SEEK_END)
            tail = bytearray(file.read(BLOCK))
            head.reverse()
            tail.reverse()
            file.seek(-(index + 1) * BLOCK, os.SEEK_END)
            file.write(head)
            file.seek(index * BLOCK)
            file.write(tail)
        file.seek(pairs * BLOCK)
        middle = file.read(size - 2 * pairs * BLOCK)
        file.seek(pairs * BLOCK)
        file.write(middle[::-1])
