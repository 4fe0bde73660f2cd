"""Leaves a window of 0 to pandas, which means nothing by it."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    times = pd.DatetimeIndex(pd.to_datetime(events["timestamp"]), name="day")
    daily = pd.Series(events["amount"].to_numpy(dtype=float), index=times).resample("D")
    result = pd.DataFrame({"total": daily.sum(), "count": daily.count()})
    result["mean"] = result["total"].rolling(max(window, 1), min_periods=1).mean()
    return result
