"""Totals per group from a CSV file."""


def group_totals(path: str, key: str, value: str) -> tuple[dict[str, float], int]:
    """Return the sums of column value for each value of column key, and the skipped rows."""
    raise NotImplementedError
