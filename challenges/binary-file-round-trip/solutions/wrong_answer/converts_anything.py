"""Makes bytes of anything that bytes() takes, lists and numbers too."""


def write_binary_data(filepath: str, data: bytes | bytearray | memoryview) -> int:
    """Replace the content of the file by data, and return the number of bytes."""
    if isinstance(data, str):
        raise TypeError("binary data, not text")
    content = bytes(data)
    with open(filepath, "wb") as file:
        return file.write(content)


def read_binary_data(filepath: str) -> bytes:
    """Return the whole content of the file."""
    with open(filepath, "rb") as file:
        return file.read()
