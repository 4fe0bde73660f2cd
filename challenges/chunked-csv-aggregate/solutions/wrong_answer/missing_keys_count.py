"""Makes texts of missing keys."""

import pandas as pd


def chunked_totals(path: str, key: str, value: str, chunksize: int = 10_000) -> dict[str, float]:
    """Return the totals of value for each key of the CSV file."""
    if chunksize < 1:
        raise ValueError(f"a chunk has at least one row, got {chunksize}")
    chunks = pd.read_csv(path, usecols=[key, value], dtype={key: str}, chunksize=chunksize)
    totals: dict[str, float] = {}
    for chunk in chunks:
        rows = chunk.dropna(subset=[value]).fillna("nan")
        for name, total in rows.groupby(key)[value].sum().items():
            totals[name] = totals.get(name, 0.0) + float(total)
    return dict(sorted(totals.items()))
