"""Adds the column to the frame of the caller first."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    ages = frame["age"].fillna(0).astype(int).astype(str)
    frame["label"] = frame["name"] + " (" + ages + ")"
    return frame[(frame["age"] >= min_age) & frame["city"].isin(list(cities))]
