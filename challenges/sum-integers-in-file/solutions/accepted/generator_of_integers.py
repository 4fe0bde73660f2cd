"""Sums up a generator, which reads with pathlib and yields what int() accepts."""

from collections.abc import Iterator
from pathlib import Path


def _integers(filename: str) -> Iterator[int]:
    """Yield the integers among the lines of the file."""
    with Path(filename).open(encoding="utf-8") as file:
        while line := file.readline():
            try:
                number = int(line.strip())
            except ValueError:
                pass
            else:
                yield number


def sum_integers_in_file(filename: str) -> int:
    """Return the sum of all lines of the file that int() accepts."""
    return sum(_integers(filename))
