"""Finds the positions of both columns in the header, and reads rows as lists."""

import csv
from collections import defaultdict
from collections.abc import Iterator
from math import isinf, isnan


def _number(row: list[str], position: int) -> float | None:
    """Return the number at a position of a row, None if there is none."""
    try:
        number = float(row[position])
    except (IndexError, ValueError):
        return None
    return None if isnan(number) or isinf(number) else number


def _position(header: list[str], name: str) -> int:
    """Return where a column stands."""
    try:
        return header.index(name)
    except ValueError:
        raise KeyError(name) from None


def _rows(path: str) -> Iterator[list[str]]:
    """Yield the rows of the file; blank lines are none."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from filter(None, csv.reader(file))


def group_totals(path: str, key: str, value: str) -> tuple[dict[str, float], int]:
    """Return the sums of column value for each value of column key, and the skipped rows."""
    totals: defaultdict[str, float] = defaultdict(float)
    skipped = 0
    rows = _rows(path)
    header = next(rows, [])
    group, amount = _position(header, key), _position(header, value)
    for row in rows:
        number = _number(row, amount)
        if number is None:
            skipped += 1
        else:
            totals[row[group]] += number
    return dict(totals), skipped
