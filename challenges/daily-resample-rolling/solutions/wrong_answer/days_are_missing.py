"""Has rows for days with events only, so that a window spans more than its days."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    if window < 1:
        raise ValueError(f"a window has at least one day, got {window}")
    days = pd.DatetimeIndex(pd.to_datetime(events["timestamp"]).dt.normalize(), name="day")
    groups = pd.Series(events["amount"].to_numpy(dtype=float), index=days).groupby(level="day")
    result = groups.agg(total="sum", count="size")
    result["mean"] = result["total"].rolling(window, min_periods=1).mean()
    return result
