"""Keeps the columns that it knows, and no others."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    selected = frame[(frame["age"] >= min_age) & frame["city"].isin(list(cities))]
    selected = selected[["name", "age", "city"]]
    ages = selected["age"].astype(int).astype(str)
    return selected.assign(label=selected["name"] + " (" + ages + ")")
