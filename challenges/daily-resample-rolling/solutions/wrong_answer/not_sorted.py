"""Takes the first and the last event of the list for the first and the last day."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    if window < 1:
        raise ValueError(f"a window has at least one day, got {window}")
    days = pd.to_datetime(events["timestamp"]).dt.normalize()
    groups = events["amount"].astype(float).groupby(days)
    result = groups.agg(total="sum", count="size")
    if len(result):
        known = pd.date_range(days.iloc[0], days.iloc[-1], name="day")
        result = result.reindex(known, fill_value=0)
    result["mean"] = result["total"].rolling(window, min_periods=1).mean()
    return result
