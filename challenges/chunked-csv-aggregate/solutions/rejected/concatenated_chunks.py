"""Collects all chunks and makes one frame of them."""

import pandas as pd


def chunked_totals(path: str, key: str, value: str, chunksize: int = 10_000) -> dict[str, float]:
    """Return the totals of value for each key of the CSV file."""
    if chunksize < 1:
        raise ValueError(f"a chunk has at least one row, got {chunksize}")
    chunks = pd.read_csv(path, usecols=[key, value], dtype={key: str}, chunksize=chunksize)
    frame = pd.concat([pd.DataFrame({key: [], value: []}), *chunks]).dropna()
    totals = frame.groupby(key)[value].sum()
    return {str(name): float(total) for name, total in sorted(totals.items())}
