"""Computes everything from the values, with the modules of the standard library."""

import math
import statistics

import pandas as pd


def numeric_columns(frame: pd.DataFrame) -> list[str]:
    """Return the names of the columns of integers and floats."""
    return [name for name in frame.columns if frame[name].dtype.kind in "iuf"]


def summarize(frame: pd.DataFrame) -> dict[str, dict[str, float]]:
    """Return mean, median, std and missing of each numeric column."""
    summary = {}
    for name in numeric_columns(frame):
        values = [float(value) for value in frame[name] if value == value]
        summary[name] = {
            "mean": statistics.fmean(values) if values else math.nan,
            "median": statistics.median(values) if values else math.nan,
            "std": statistics.stdev(values) if len(values) > 1 else 0.0,
            "missing": len(frame) - len(values),
        }
    return summary


def strongest_pair(frame: pd.DataFrame) -> tuple[str, str, float] | None:
    """Return the two columns of the strongest correlation, and that, if there are any."""
    names, found = sorted(numeric_columns(frame)), []
    for index, first in enumerate(names):
        for second in names[index + 1 :]:
            pairs = zip(frame[first].astype(float), frame[second].astype(float))
            common = [(x, y) for x, y in pairs if x == x and y == y]
            left, right = [x for x, _ in common], [y for _, y in common]
            if len(common) >= 3 and len(set(left)) > 1 and len(set(right)) > 1:
                found.append((first, second, statistics.correlation(left, right)))
    greatest = max((abs(r) for _, _, r in found), default=0.0)
    return next((pair for pair in found if abs(pair[2]) >= greatest - 1e-12), None)
