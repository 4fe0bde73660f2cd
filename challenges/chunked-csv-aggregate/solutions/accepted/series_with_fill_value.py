"""Adds the totals of each chunk as a Series, in which a missing group counts 0."""

import pandas as pd


def chunked_totals(path: str, key: str, value: str, chunksize: int = 10_000) -> dict[str, float]:
    """Return the totals of value for each key of the CSV file."""
    if chunksize < 1:
        raise ValueError(f"a chunk has at least one row, got {chunksize}")
    totals = pd.Series(dtype=float)
    columns = {key: "string", value: float}
    with pd.read_csv(path, usecols=list(columns), dtype=columns, chunksize=chunksize) as chunks:
        for chunk in chunks:
            part = chunk.dropna(how="any").groupby(key)[value].agg("sum")
            totals = totals.add(part, fill_value=0.0)
    return {str(name): float(total) for name, total in sorted(totals.items())}
