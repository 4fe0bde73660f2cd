"""Keeps the numbers that rows had in the file."""

import pandas as pd


def clean_csv(path: str) -> pd.DataFrame:
    """Return what is left of the file once it has been cleaned."""
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    frame["id"] = frame["id"].str.strip()
    frame = frame[frame["id"].str.fullmatch("[+-]?[0-9]+")].astype({"id": int})
    frame["name"] = frame["name"].str.strip()
    frame["city"] = frame["city"].str.strip().replace("", "Unknown")
    frame = frame.drop_duplicates()
    income = pd.to_numeric(frame["income"], errors="coerce").astype(float)
    joined = pd.to_datetime(frame["joined"], format="%Y-%m-%d", errors="coerce")
    low, high = income.quantile(0.25), income.quantile(0.75)
    reach = 1.5 * (high - low)
    income = income.clip(lower=low - reach, upper=high + reach)
    income = income.fillna(income.median())
    frame = frame.assign(income=income, joined=joined)
    return frame.sort_values("id", kind="stable")
