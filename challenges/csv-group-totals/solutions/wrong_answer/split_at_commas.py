"""Splits lines at commas, which breaks quoted fields."""

import math


def group_totals(path: str, key: str, value: str) -> tuple[dict[str, float], int]:
    """Return the sums of column value for each value of column key, and the skipped rows."""
    totals: dict[str, float] = {}
    skipped = 0
    with open(path, encoding="utf-8-sig") as file:
        header = file.readline().rstrip("\n").split(",")
        for column in (key, value):
            if column not in header:
                raise KeyError(column)
        for line in file:
            if not line.strip():
                continue
            row = dict(zip(header, line.rstrip("\n").split(",")))
            try:
                amount = float(row.get(value, ""))
            except ValueError:
                amount = math.nan
            if math.isfinite(amount):
                totals[row[key]] = totals.get(row[key], 0.0) + amount
            else:
                skipped += 1
    return totals, skipped
