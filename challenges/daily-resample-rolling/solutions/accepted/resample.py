"""Resamples the amounts by day, and rolls a window over the totals."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    if window < 1:  # equivalent mutants: drop, decrement
        # equivalent mutants: drop
        raise ValueError(f"a window has at least one day, got {window}")
    times = pd.DatetimeIndex(pd.to_datetime(events["timestamp"]), name="day")
    daily = pd.Series(events["amount"].to_numpy(dtype=float), index=times).resample("D")
    result = pd.DataFrame({"total": daily.sum(), "count": daily.count()})
    # equivalent mutants: decrement
    result["mean"] = result["total"].rolling(window, min_periods=1).mean()
    return result
