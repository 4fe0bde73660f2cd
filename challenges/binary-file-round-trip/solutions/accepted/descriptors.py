"""Works with file descriptors, and counts what has been written."""

import os


def write_binary_data(filepath: str, data: bytes | bytearray | memoryview) -> int:
    """Replace the content of the file by data, and return the number of bytes."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"binary data, not {type(data).__name__}")
    rest = memoryview(data).cast("B")
    total = rest.nbytes
    descriptor = os.open(filepath, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        while rest:
            rest = rest[os.write(descriptor, rest):]
    finally:
        os.close(descriptor)
    return total


def read_binary_data(filepath: str) -> bytes:
    """Return the whole content of the file."""
    descriptor = os.open(filepath, os.O_RDONLY)
    try:
        blocks = []
        while block := os.read(descriptor, 1 << 16):
            blocks.append(block)
    finally:
        os.close(descriptor)
    return b"".join(blocks)
