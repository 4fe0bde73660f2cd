"""Begins a group before it looks at the value."""

import csv
import math


def group_totals(path: str, key: str, value: str) -> tuple[dict[str, float], int]:
    """Return the sums of column value for each value of column key, and the skipped rows."""
    totals: dict[str, float] = {}
    skipped = 0
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        for column in (key, value):
            if column not in (rows.fieldnames or []):
                raise KeyError(column)
        for row in rows:
            totals.setdefault(row[key], 0.0)
            try:
                amount = float(row[value] or "")
            except ValueError:
                amount = math.nan
            if math.isfinite(amount):
                totals[row[key]] = totals.get(row[key], 0.0) + amount
            else:
                skipped += 1
    return totals, skipped
