"""Takes the mean of the single amounts in the window."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    if window < 1:
        raise ValueError(f"a window has at least one day, got {window}")
    times = pd.DatetimeIndex(pd.to_datetime(events["timestamp"]), name="day")
    daily = pd.Series(events["amount"].to_numpy(dtype=float), index=times).resample("D")
    result = pd.DataFrame({"total": daily.sum(), "count": daily.count()})
    sums = result["total"].rolling(window, min_periods=1).sum()
    result["mean"] = (sums / result["count"].rolling(window, min_periods=1).sum()).fillna(0.0)
    return result
