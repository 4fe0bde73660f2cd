"""Daily totals and rolling mean."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    raise NotImplementedError
