"""Groups by the midnight of each event, and adds the days that are missing."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    if window < 1:
        raise ValueError(f"a window has at least one day, got {window}")
    days = pd.to_datetime(events["timestamp"]).dt.normalize()
    result = events["amount"].astype(float).groupby(days).agg(["sum", "size"])
    result.columns = ["total", "count"]
    if len(result):
        result = result.reindex(pd.date_range(days.min(), days.max(), freq="D"), fill_value=0)
    result.index.name = "day"
    sums, before = result["total"].cumsum(), result["total"].cumsum().shift(window, fill_value=0.0)
    lengths = pd.Series(range(1, len(result) + 1), index=result.index).clip(upper=window)
    result["mean"] = (sums - before) / lengths
    return result
