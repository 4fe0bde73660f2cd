"""Adds Series, where a group that one of them lacks becomes NaN."""

import pandas as pd


def chunked_totals(path: str, key: str, value: str, chunksize: int = 10_000) -> dict[str, float]:
    """Return the totals of value for each key of the CSV file."""
    if chunksize < 1:
        raise ValueError(f"a chunk has at least one row, got {chunksize}")
    chunks = pd.read_csv(path, usecols=[key, value], dtype={key: str}, chunksize=chunksize)
    totals = None
    for chunk in chunks:
        part = chunk.dropna().groupby(key)[value].sum().astype(float)
        totals = part if totals is None else totals + part
    return {} if totals is None else totals.sort_index().to_dict()
