"""Looks for the first day of no events."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    if window < 1:
        raise ValueError(f"a window has at least one day, got {window}")
    times = pd.DatetimeIndex(pd.to_datetime(events["timestamp"]), name="day")
    days = pd.date_range(times.min().normalize(), times.max().normalize(), name="day")
    amounts = pd.Series(events["amount"].to_numpy(dtype=float), index=times.normalize())
    groups = amounts.groupby(level="day")
    result = groups.agg(total="sum", count="size").reindex(days, fill_value=0)
    result["mean"] = result["total"].rolling(window, min_periods=1).mean()
    return result
