"""Drops rows in steps, and applies a function to those that are left."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    selected = frame.dropna(subset=["age", "city"])
    selected = selected.loc[selected["age"] >= min_age]
    selected = selected.loc[selected["city"].isin(set(cities))].copy()
    if selected.empty:
        selected["label"] = pd.Series(dtype=object)
    else:
        selected["label"] = selected.apply(lambda row: f"{row['name']} ({int(row['age'])})", axis=1)
    return selected
