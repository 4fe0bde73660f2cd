"""Statistical summary and strongest correlation."""

import pandas as pd


def summarize(frame: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Return mean, median, std and missing of each numeric column."""
    raise NotImplementedError


def strongest_pair(frame: pd.DataFrame) -> tuple[str, str, float] | None:
    """Return the two columns of the strongest correlation, and that, if there are any."""
    raise NotImplementedError
