"""Reverses letters, and fails where bytes are none."""


def reverse_file_contents(filepath: str) -> None:
    """Reverse the order of the bytes of the file, in place."""
    with open(filepath, "r+", encoding="utf-8", newline="") as file:
        content = file.read()
        file.seek(0)
        file.write(content[::-1])
