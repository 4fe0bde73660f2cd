"""Reads the whole file at once."""

import pandas as pd


def chunked_totals(path: str, key: str, value: str, chunksize: int = 10_000) -> dict[str, float]:
    """Return the totals of value for each key of the CSV file."""
    if chunksize < 1:
        raise ValueError(f"a chunk has at least one row, got {chunksize}")
    frame = pd.read_csv(path, usecols=[key, value], dtype={key: str}).dropna()
    return frame.groupby(key)[value].sum().astype(float).sort_index().to_dict()
