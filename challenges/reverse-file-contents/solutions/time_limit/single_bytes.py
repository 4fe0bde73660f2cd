"""Swaps single bytes, with four seeks for each pair."""

import os


def reverse_file_contents(filepath: str) -> None:
    """Reverse the order of the bytes of the file, in place."""
    with open(filepath, "r+b", buffering=0) as file:
        low, high = 0, file.seek(0, os.SEEK_END) - 1
        while low < high:
            file.seek(low)
            first = file.read(1)
            file.seek(high)
            last = file.read(1)
            file.seek(low)
            file.write(last)
            file.seek(high)
            file.write(first)
            low += 1
            high -= 1
