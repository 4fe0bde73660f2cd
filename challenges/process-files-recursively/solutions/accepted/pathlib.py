"""Uses a stack of directories and pathlib."""

from fnmatch import fnmatchcase
from pathlib import Path


def process_files_recursively(start_path: str, pattern: str = "*") -> list[str]:
    """Process all files below start_path whose name matches, and return their paths."""
    start = Path(start_path)
    found = {}
    pending = [start]
    while pending:
        for path in pending.pop().iterdir():
            if path.is_dir():
                if not path.is_symlink():
                    pending.append(path)
            elif path.is_file() and fnmatchcase(path.name, pattern):
                found[path.relative_to(start).as_posix()] = path
    for relative in sorted(found):
        print(f"Processing {relative} ({len(found[relative].read_bytes())} bytes)")
    return sorted(found)
