"""Leaves it to write to refuse a text, when the file is empty already."""


def write_binary_data(filepath: str, data: bytes | bytearray | memoryview) -> int:
    """Replace the content of the file by data, and return the number of bytes."""
    with open(filepath, "wb") as file:
        return file.write(data)


def read_binary_data(filepath: str) -> bytes:
    """Return the whole content of the file."""
    with open(filepath, "rb") as file:
        return file.read()
