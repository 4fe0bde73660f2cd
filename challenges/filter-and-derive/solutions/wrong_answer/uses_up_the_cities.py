"""Asks for each row anew, when a generator of cities has ended."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    there = [isinstance(city, str) and any(city == one for one in cities) for city in frame["city"]]
    selected = frame[(frame["age"] >= min_age) & pd.Series(there, index=frame.index, dtype=bool)]
    ages = selected["age"].astype(int).astype(str)
    return selected.assign(label=selected["name"] + " (" + ages + ")")
