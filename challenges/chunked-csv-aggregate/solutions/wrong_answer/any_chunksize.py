"""Takes a chunksize under 1 for the default one."""

import pandas as pd


def chunked_totals(path: str, key: str, value: str, chunksize: int = 10_000) -> dict[str, float]:
    """Return the totals of value for each key of the CSV file."""
    chunksize = chunksize if chunksize > 0 else 10_000
    chunks = pd.read_csv(path, usecols=[key, value], dtype={key: str}, chunksize=chunksize)
    totals: dict[str, float] = {}
    for chunk in chunks:
        for name, total in chunk.dropna().groupby(key)[value].sum().items():
            totals[name] = totals.get(name, 0.0) + float(total)
    return dict(sorted(totals.items()))
