"""Finds out about the type when it writes."""

import os
import shutil
import tempfile


def atomic_write(path: str, data: str | bytes) -> None:
    """Replace the content of the file by data, all at once."""
    descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(os.path.abspath(path)))
    options = {"encoding": "utf-8", "newline": ""} if isinstance(data, str) else {}
    try:
        with open(descriptor, "w" if isinstance(data, str) else "wb", **options) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(path):
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
