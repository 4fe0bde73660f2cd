"""Reads text where all of it happens to be UTF-8."""


def write_binary_data(filepath: str, data: bytes | bytearray | memoryview) -> int:
    """Replace the content of the file by data, and return the number of bytes."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"binary data, not {type(data).__name__}")
    with open(filepath, "wb") as file:
        return file.write(data)


def read_binary_data(filepath: str) -> bytes:
    """Return the whole content of the file."""
    with open(filepath, "rb") as file:
        content = file.read()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content
