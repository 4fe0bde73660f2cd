"""Opens the file in binary mode, after a look at the type."""


def write_binary_data(filepath: str, data: bytes | bytearray | memoryview) -> int:
    """Replace the content of the file by data, and return the number of bytes."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"binary data, not {type(data).__name__}")
    with open(filepath, "wb") as file:
        return file.write(data)


def read_binary_data(filepath: str) -> bytes:
    """Return the whole content of the file."""
    with open(filepath, "rb") as file:
        return file.read()
