"""Uses NamedTemporaryFile, with the mode set at the open file, and cleans up at the end."""

import contextlib
import os
import stat
from pathlib import Path
from tempfile import NamedTemporaryFile


def atomic_write(path: str, data: str | bytes) -> None:
    """Replace the content of the file by data, all at once."""
    match data:
        case str():
            content = data.encode()
        case bytes():
            content = data
        case _:
            raise TypeError("neither text nor bytes")
    target = Path(path)
    try:
        mode = stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mode = 0o644
    with NamedTemporaryFile("wb", dir=target.parent, prefix=".", delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())
            Path(file.name).replace(target)
        finally:
            with contextlib.suppress(FileNotFoundError):
                os.remove(file.name)
