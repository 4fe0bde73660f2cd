"""Follows links to directories."""

import os
from fnmatch import fnmatchcase


def process_files_recursively(start_path: str, pattern: str = "*") -> list[str]:
    """Process all files below start_path whose name matches, and return their paths."""
    if not os.path.exists(start_path):
        raise FileNotFoundError(start_path)
    if not os.path.isdir(start_path):
        raise NotADirectoryError(start_path)
    found = []
    for folder, _, names in os.walk(start_path, followlinks=True):
        for name in names:
            path = os.path.join(folder, name)
            if fnmatchcase(name, pattern) and os.path.isfile(path):
                found.append(os.path.relpath(path, start_path))
    found.sort()
    for relative in found:
        try:
            with open(os.path.join(start_path, relative), "rb") as file:
                print(f"Processing {relative} ({len(file.read())} bytes)")
        except OSError:
            print(f"Passing over {relative}")
    return found
