"""Shows the age as it is, which is a float where one is missing."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    selected = frame[(frame["age"] >= min_age) & frame["city"].isin(list(cities))]
    ages = selected["age"].astype(str)
    return selected.assign(label=selected["name"] + " (" + ages + ")")
