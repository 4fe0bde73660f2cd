"""Keeps the sums of each chunk, and sums those up at the end."""

import pandas as pd


def chunked_totals(path: str, key: str, value: str, chunksize: int = 10_000) -> dict[str, float]:
    """Return the totals of value for each key of the CSV file."""
    if chunksize < 1:
        raise ValueError(f"a chunk has at least one row, got {chunksize}")
    chunks = pd.read_csv(
        path, usecols=[key, value], dtype={key: str}, chunksize=chunksize
    )
    parts = [chunk.groupby(key)[value].sum(min_count=1).dropna() for chunk in chunks]
    if not parts:
        return {}
    totals = pd.concat(parts).groupby(level=0).sum().sort_index()
    return totals.astype(float).to_dict()
