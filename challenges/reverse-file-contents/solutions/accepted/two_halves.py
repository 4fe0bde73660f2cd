"""Works with positions that are read and written without a seek."""

import os

BLOCK = 100_000


def reverse_file_contents(filepath: str) -> None:
    """Reverse the order of the bytes of the file, in place."""
    descriptor = os.open(filepath, os.O_RDWR)
    try:
        total = os.fstat(descriptor).st_size
        half = total // 2
        for start in range(0, half, BLOCK):
            size = min(BLOCK, half - start)
            mirror = total - start - size
            left = os.pread(descriptor, size, start)
            right = os.pread(descriptor, size, mirror)
            os.pwrite(descriptor, right[::-1], start)
            os.pwrite(descriptor, left[::-1], mirror)
    finally:
        os.close(descriptor)
