"""Looks for a free name itself, and syncs the directory as well."""

import os
from itertools import count
from os import fsync, replace


def _new_file(path: str, mode: int) -> tuple[int, str]:
    """Create a file beside path under a name that is free."""
    for number in count():
        name = f"{path}.{number}"
        try:
            return os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), name
        except FileExistsError:
            continue
    raise AssertionError("numbers never end")


def _write(descriptor: int, content: bytes) -> None:
    """Write and sync all of content, and close the file."""
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest):]
        fsync(descriptor)
    finally:
        os.close(descriptor)


def atomic_write(path: str, data: str | bytes) -> None:
    """Replace the content of the file by data, all at once."""
    if not isinstance(data, (str, bytes)):
        raise TypeError("data must be str or bytes")
    content = data.encode("utf-8") if isinstance(data, str) else data
    mode = os.stat(path).st_mode & 0o7777 if os.path.lexists(path) else None
    descriptor, name = _new_file(path, 0o666)
    try:
        _write(descriptor, content)
        if mode is not None:
            os.chmod(name, mode)
        replace(name, path)
    except BaseException:
        os.remove(name)
        raise
    folder = os.open(os.path.dirname(path) or ".", os.O_RDONLY)
    try:
        fsync(folder)
    finally:
        os.close(folder)
