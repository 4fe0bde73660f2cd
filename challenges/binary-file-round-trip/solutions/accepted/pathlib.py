"""Lets pathlib open and close the files."""

from pathlib import Path


def write_binary_data(filepath: str, data: bytes | bytearray | memoryview) -> int:
    """Replace the content of the file by data, and return the number of bytes."""
    match data:
        case bytes() | bytearray() | memoryview():
            return Path(filepath).write_bytes(data)
        case _:
            raise TypeError("only bytes, bytearray and memoryview can be written")


def read_binary_data(filepath: str) -> bytes:
    """Return the whole content of the file."""
    return Path(filepath).read_bytes()
