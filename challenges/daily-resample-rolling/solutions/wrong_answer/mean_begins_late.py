"""Has no mean before the window is full."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    if window < 1:
        raise ValueError(f"a window has at least one day, got {window}")
    times = pd.DatetimeIndex(pd.to_datetime(events["timestamp"]), name="day")
    daily = pd.Series(events["amount"].to_numpy(dtype=float), index=times).resample("D")
    result = pd.DataFrame({"total": daily.sum(), "count": daily.count()})
    result["mean"] = result["total"].rolling(window).mean()
    return result
