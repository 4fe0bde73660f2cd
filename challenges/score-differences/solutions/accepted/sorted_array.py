"""Sorts the scores by student and value, and looks where a student begins and ends."""

import numpy as np
import pandas as pd


def score_differences(scores: pd.DataFrame) -> pd.DataFrame:
    """Return exams, best, worst and difference of the scores of each student."""
    codes, names = pd.factorize(scores["student"], sort=True)
    values = scores["score"].to_numpy(dtype=float)
    valid = ~np.isnan(values)
    codes, values = codes[valid], values[valid]
    order = np.lexsort((values, codes))
    codes, values = codes[order], values[order]
    first = np.flatnonzero(np.diff(codes, prepend=-1))
    end = np.append(first[1:], len(codes)) if len(first) else first
    best, worst = values[end - 1], values[first]
    result = pd.DataFrame(
        {
            "student": np.asarray(names)[codes[first]],
            "exams": end - first,
            "best": best,
            "worst": worst,
            "difference": best - worst,
        }
    )
    by_difference = np.argsort(-result["difference"].to_numpy(), kind="stable")
    return result.iloc[by_difference].reset_index(drop=True)
