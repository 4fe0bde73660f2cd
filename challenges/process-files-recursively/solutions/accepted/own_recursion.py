"""Goes down by itself with os.scandir, which raises for a start that is no directory."""

import os
from collections.abc import Iterator
from fnmatch import fnmatchcase


def _files(folder: str, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield name and relative path of the files in a folder and below."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file():
                yield entry.name, prefix + entry.name


def process_files_recursively(start_path: str, pattern: str = "*") -> list[str]:
    """Process all files below start_path whose name matches, and return their paths."""
    matching = sorted(path for name, path in _files(start_path, "") if fnmatchcase(name, pattern))
    for path in matching:
        with open(f"{start_path}/{path}", "rb") as file:
            size = sum(len(block) for block in iter(lambda: file.read(1 << 16), b""))
        print(f"Processing {path} ({size} bytes)")
    return matching
