"""Counts in dictionaries, and makes a frame of the lists at the end."""

import pandas as pd


def daily_summary(events: pd.DataFrame, window: int = 3) -> pd.DataFrame:
    """Return total, count and rolling mean of the amounts of each day."""
    if not window >= 1:
        raise ValueError("window must be at least 1")
    totals: dict[str, float] = {}
    counts: dict[str, int] = {}
    for timestamp, amount in zip(events["timestamp"], events["amount"]):
        day = timestamp[:10]
        totals[day] = totals.get(day, 0.0) + amount
        counts[day] = counts.get(day, 0) + 1
    if not totals:
        return pd.DataFrame({"total": [], "count": [], "mean": []})
    days = pd.date_range(min(totals), max(totals), freq="D", name="day")
    names = [day.strftime("%Y-%m-%d") for day in days]
    column = [totals.get(name, 0.0) for name in names]
    parts = [column[max(0, end - window) : end] for end in range(1, len(column) + 1)]
    return pd.DataFrame(
        {
            "total": column,
            "count": [counts.get(name, 0) for name in names],
            "mean": [sum(part) / len(part) for part in parts],
        },
        index=days,
    )
