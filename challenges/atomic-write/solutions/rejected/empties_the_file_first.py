"""Opens the file for writing, which empties it."""

import os


def atomic_write(path: str, data: str | bytes) -> None:
    """Replace the content of the file by data, all at once."""
    if isinstance(data, str):
        content = data.encode("utf-8")
    elif isinstance(data, bytes):
        content = data
    else:
        raise TypeError(f"text or bytes, not {type(data).__name__}")
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
