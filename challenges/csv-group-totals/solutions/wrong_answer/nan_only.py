"""Skips nan, but adds the infinities."""

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
            try:
                amount = float(row[value] or "")
            except ValueError:
                amount = math.nan
            if not math.isnan(amount):
                totals[row[key]] = totals.get(row[key], 0.0) + amount
            else:
                skipped += 1
    return totals, skipped
