"""Finds cities whose names contain one of the given ones."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    pattern = "|".join(cities) or "$^"
    there = frame["city"].astype(object).fillna("").astype(str).str.contains(pattern)
    selected = frame[(frame["age"] >= min_age) & there]
    ages = selected["age"].astype(int).astype(str)
    return selected.assign(label=selected["name"] + " (" + ages + ")")
