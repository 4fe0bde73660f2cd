"""Copies the selection, and sets the column to a list of texts."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    wanted = set(cities)
    old_enough = frame["age"].ge(min_age)
    there = frame["city"].map(lambda city: isinstance(city, str) and city in wanted).astype(bool)
    selected = frame.loc[old_enough & there].copy()
    pairs = zip(selected["name"], selected["age"])
    selected["label"] = [f"{name} ({int(age)})" for name, age in pairs]
    return selected
