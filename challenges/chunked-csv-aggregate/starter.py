"""Aggregate a large CSV file in chunks."""


def chunked_totals(path: str, key: str, value: str, chunksize: int = 10_000) -> dict[str, float]:
    """Return the totals of value for each key of the CSV file."""
    raise NotImplementedError
