"""Applies a function to rows, which gives a frame where there are none."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    selected = frame[(frame["age"] >= min_age) & frame["city"].isin(list(cities))].copy()
    selected["label"] = selected.apply(lambda row: f"{row['name']} ({int(row['age'])})", axis=1)
    return selected
