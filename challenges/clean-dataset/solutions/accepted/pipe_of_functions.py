"""Sends the frame through a pipe of small functions."""

import pandas as pd


def keep_valid_ids(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with an integer id."""
    ids = frame["id"].str.strip()
    valid = ids.str.match(r"[+-]?[0-9]+\Z").astype(bool)
    return frame[valid].assign(id=ids[valid].astype(object).map(int).astype("int64"))


def clipped(values: pd.Series) -> pd.Series:
    """Return the values with outliers set to the bounds."""
    quartiles = values.quantile([0.25, 0.75])
    reach = 1.5 * (quartiles[0.75] - quartiles[0.25])
    above = values.where(~(values < quartiles[0.25] - reach), quartiles[0.25] - reach)
    return above.where(~(above > quartiles[0.75] + reach), quartiles[0.75] + reach)


def clean_csv(path: str) -> pd.DataFrame:
    """Return what is left of the file once it has been cleaned."""
    text = pd.read_csv(path, dtype="string", na_filter=False, encoding="utf-8")
    return (
        text.pipe(keep_valid_ids)
        .assign(
            name=lambda frame: frame["name"].str.strip().astype(object),
            city=lambda frame: frame["city"].str.strip().astype(object),
        )
        .replace({"city": {"": "Unknown"}})
        .pipe(lambda frame: frame[~frame.duplicated(keep="first")])
        .assign(
            income=lambda frame: pd.to_numeric(frame["income"].astype(object), errors="coerce"),
            joined=lambda frame: pd.to_datetime(frame["joined"].astype(object), errors="coerce"),
        )
        .assign(income=lambda frame: clipped(frame["income"].astype(float)))
        .assign(income=lambda frame: frame["income"].fillna(frame["income"].median()))
        .sort_values("id", kind="mergesort", ignore_index=True)
    )
