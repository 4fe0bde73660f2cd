"""Writes a new file from behind, and renames it."""

import os

BLOCK = 65536


def reverse_file_contents(filepath: str) -> None:
    """Reverse the order of the bytes of the file, in place."""
    other = filepath + ".new"
    with open(filepath, "rb") as file, open(other, "wb") as new:
        position = file.seek(0, os.SEEK_END)
        while position > 0:
            size = min(BLOCK, position)
            position -= size
            file.seek(position)
            new.write(file.read(size)[::-1])
    os.replace(other, filepath)
