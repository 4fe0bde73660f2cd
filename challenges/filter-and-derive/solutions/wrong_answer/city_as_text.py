"""Makes a text of the city, also of one that is missing."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    selected = frame[(frame["age"] >= min_age) & frame["city"].astype(str).isin(list(cities))]
    ages = selected["age"].astype(int).astype(str)
    return selected.assign(label=selected["name"] + " (" + ages + ")")
