"""Goes through text of one letter a byte, which changes line ends."""


def write_binary_data(filepath: str, data: bytes | bytearray | memoryview) -> int:
    """Replace the content of the file by data, and return the number of bytes."""
    if not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"binary data, not {type(data).__name__}")
    with open(filepath, "w", encoding="latin-1") as file:
        return file.write(bytes(data).decode("latin-1"))


def read_binary_data(filepath: str) -> bytes:
    """Return the whole content of the file."""
    with open(filepath, encoding="latin-1") as file:
        return file.read().encode("latin-1")
