"""Reads the first chunk and no other."""

import pandas as pd


def chunked_totals(path: str, key: str, value: str, chunksize: int = 10_000) -> dict[str, float]:
    """Return the totals of value for each key of the CSV file."""
    if chunksize < 1:
        raise ValueError(f"a chunk has at least one row, got {chunksize}")
    chunks = pd.read_csv(path, usecols=[key, value], dtype={key: str}, chunksize=chunksize)
    chunk = next(iter(chunks), None)
    if chunk is None:
        return {}
    return chunk.dropna().groupby(key)[value].sum().astype(float).to_dict()
