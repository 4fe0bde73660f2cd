"""Reverse a file in place with seek."""


def reverse_file_contents(filepath: str) -> None:
    """Reverse the order of the bytes of the file, in place."""
    raise NotImplementedError
