"""Uses numpy's transform for real numbers, which has no negative frequencies."""

import numpy as np
import pandas as pd


def fft_values(frame: pd.DataFrame) -> np.ndarray:
    """Return the complex FFT of the column Value."""
    return np.fft.fft(frame["Value"])


def dominant_frequency(frame: pd.DataFrame) -> float:
    """Return the strongest frequency of the column Value in cycles per day."""
    values = frame["Value"].to_numpy()
    if len(values) < 2 or np.isnan(values).any():
        raise ValueError("at least two values are needed, and none may be missing")

    magnitudes = np.abs(np.fft.rfft(values - values.mean()))
    frequencies = np.fft.rfftfreq(len(values), d=1.0)
    if (magnitudes < 1e-9 * len(values)).all():
        return 0.0
    strongest = np.isclose(magnitudes, magnitudes.max(), rtol=1e-9, atol=0) & (frequencies > 0)
    return float(frequencies[strongest].min())
