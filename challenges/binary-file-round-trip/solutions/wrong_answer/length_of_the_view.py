"""Returns len(data), which of a memoryview is the number of items."""


def write_binary_data(filepath: str, data: bytes | bytearray | memoryview) -> int:
    """Replace the content of the file by data, and return the number of bytes."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"binary data, not {type(data).__name__}")
    with open(filepath, "wb") as file:
        file.write(data)
    return len(data)


def read_binary_data(filepath: str) -> bytes:
    """Return the whole content of the file."""
    with open(filepath, "rb") as file:
        return file.read()
