"""Atomic file replacement."""


def atomic_write(path: str, data: str | bytes) -> None:
    """Replace the content of the file by data, all at once."""
    raise NotImplementedError
