"""Reads rows with the csv module, and leaves to pandas what is computed."""

import csv
import math
import re

import numpy as np
import pandas as pd


def number_or_nan(text: str) -> float:
    """Return the number that the text is, or nan."""
    try:
        return float(text)
    except ValueError:
        return math.nan


def clean_csv(path: str) -> pd.DataFrame:
    """Return what is left of the file once it has been cleaned."""
    rows, known = [], set()
    with open(path, newline="", encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            number = line["id"].strip()
            if not re.fullmatch("[-+]?[0-9]+", number):
                continue
            city = line["city"].strip() or "Unknown"
            row = int(number), (line["name"] or "").strip(), city, line["income"], line["joined"]
            if row not in known:
                known.add(row)
                rows.append(row)
    rows.sort(key=lambda row: row[0])
    frame = pd.DataFrame(rows, columns=["id", "name", "city", "income", "joined"])
    frame["income"] = np.array([number_or_nan(text) for text in frame["income"]], dtype=float)
    frame["joined"] = pd.to_datetime(frame["joined"], errors="coerce")
    valid = frame["income"].dropna().to_numpy()
    if len(valid):
        low, middle, high = np.percentile(valid, [25, 50, 75])
        reach = 1.5 * (high - low)
        frame["income"] = np.clip(frame["income"], low - reach, high + reach).fillna(middle)
    return frame
