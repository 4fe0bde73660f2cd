"""Assigns to a selection that may be a view, which pandas warns of."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    selected = frame[(frame["age"] >= min_age) & frame["city"].isin(list(cities))]
    selected["label"] = selected["name"] + " (" + selected["age"].astype(int).astype(str) + ")"
    return selected
