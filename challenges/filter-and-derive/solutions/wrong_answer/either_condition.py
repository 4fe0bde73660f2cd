"""Selects rows for which one of the two conditions holds."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    known = frame.dropna(subset=["age", "city"])
    selected = known[(known["age"] >= min_age) | known["city"].isin(list(cities))]
    ages = selected["age"].astype(int).astype(str)
    return selected.assign(label=selected["name"] + " (" + ages + ")")
