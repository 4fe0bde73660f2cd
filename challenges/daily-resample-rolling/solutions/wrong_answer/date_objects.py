"""Groups by date objects, which are no DatetimeIndex."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    if window < 1:
        raise ValueError(f"a window has at least one day, got {window}")
    times = pd.to_datetime(events["timestamp"])
    daily = events["amount"].astype(float).groupby(times.dt.date)
    result = pd.DataFrame({"total": daily.sum(), "count": daily.size()})
    if len(result):
        days = [day.date() for day in pd.date_range(result.index[0], result.index[-1])]
        result = result.reindex(days, fill_value=0)
    result.index.name = "day"
    result["mean"] = result["total"].rolling(window, min_periods=1).mean()
    return result
