"""Maps the file into memory and swaps there, block by block."""

import mmap
import os

BLOCK = 65536


def reverse_file_contents(filepath: str) -> None:
    """Reverse the order of the bytes of the file, in place."""
    if os.path.getsize(filepath) == 0:
        return
    with open(filepath, "r+b") as file, mmap.mmap(file.fileno(), 0) as view:
        low, high = 0, len(view)
        while low < high:
            size = min(BLOCK, (high - low + 1) // 2)
            first, last = view[low:low + size], view[high - size:high]
            view[low:low + size] = last[::-1]
            view[high - size:high] = first[::-1]
            low += size
            high -= size
