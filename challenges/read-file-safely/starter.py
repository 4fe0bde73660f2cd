"""try, except, else and finally around a file."""


def read_file_safely(filepath: str, log: list[str] | None = None) -> str | None:
    """Return the content of the file; print why it can't be opened and return None."""
    raise NotImplementedError
