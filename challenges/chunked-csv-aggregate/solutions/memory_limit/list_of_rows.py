"""Reads all rows with the csv module, and sums up when it has them."""

import csv


def chunked_totals(path: str, key: str, value: str, chunksize: int = 10_000) -> dict[str, float]:
    """Return the totals of value for each key of the CSV file."""
    if chunksize < 1:
        raise ValueError(f"a chunk has at least one row, got {chunksize}")
    missing = {"", "#N/A", "N/A", "NA", "NULL", "NaN", "n/a", "nan", "null"}
    with open(path, newline="", encoding="utf-8") as lines:
        reader = csv.DictReader(lines)
        if not {key, value} <= set(reader.fieldnames or ()):
            raise KeyError(f"no column {key} or {value}")
        rows = [row for row in reader if row[key] not in missing and row[value] not in missing]
    totals: dict[str, float] = {}
    for row in sorted(rows, key=lambda row: row[key]):
        totals[row[key]] = totals.get(row[key], 0.0) + float(row[value])
    return totals
