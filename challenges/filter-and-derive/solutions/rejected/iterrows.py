"""Looks at the rows one after the other."""

from collections.abc import Iterable

import pandas as pd


def adults_in(frame: pd.DataFrame, cities: Iterable[str], min_age: int = 18) -> pd.DataFrame:
    """Return the rows of adults in one of cities, with a label."""
    wanted, rows = set(cities), []
    for _, row in frame.iterrows():
        rows.append(row["age"] >= min_age and row["city"] in wanted)
    selected = frame[pd.Series(rows, index=frame.index, dtype=bool)]
    ages = selected["age"].astype(int).astype(str)
    return selected.assign(label=selected["name"] + " (" + ages + ")")
