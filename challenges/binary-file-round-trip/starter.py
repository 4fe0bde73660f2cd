"""Write and read binary data."""


def write_binary_data(filepath: str, data: bytes | bytearray | memoryview) -> int:
    """Replace the content of the file by data, and return the number of bytes."""
    raise NotImplementedError


def read_binary_data(filepath: str) -> bytes:
    """Return the whole content of the file."""
    raise NotImplementedError
