"""Fills the gaps with NaN first, which makes floats of the counts."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    if window < 1:
        raise ValueError(f"a window has at least one day, got {window}")
    times = pd.DatetimeIndex(pd.to_datetime(events["timestamp"]).dt.normalize(), name="day")
    groups = pd.Series(events["amount"].to_numpy(dtype=float), index=times).groupby(level="day")
    result = groups.agg(total="sum", count="size")
    if len(result):
        days = pd.date_range(result.index[0], result.index[-1], freq="D", name="day")
        result = result.reindex(days).fillna(0)
    result["mean"] = result["total"].rolling(window, min_periods=1).mean()
    return result
