"""Opens broken links."""

import os
from fnmatch import fnmatchcase


def process_files_recursively(start_path: str, pattern: str = "*") -> list[str]:
    """Process all files below start_path whose name matches, and return their paths."""
    if not os.path.exists(start_path):
        raise FileNotFoundError(start_path)
    if not os.path.isdir(start_path):
        raise NotADirectoryError(start_path)
    found = []
    for folder, _, names in os.walk(start_path):
        for name in names:
            path = os.path.join(folder, name)
            if fnmatchcase(name, pattern) and not os.path.isdir(path):
                found.append(os.path.relpath(path, start_path))
    found.sort()
    for relative in found:
        with open(os.path.join(start_path, relative), "rb") as file:
            print(f"Processing {relative} ({len(file.read())} bytes)")
    return found
