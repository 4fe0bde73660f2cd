"""Looks each word up in a list of stop words: O(words * stop words) time."""

import re
from collections import Counter
from collections.abc import Iterable


def top_words(text: str, n: int, stop_words: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return the n most frequent words of text with their counts, without the stop words."""
    excluded = [word.lower() for word in stop_words]
    words = re.findall("[a-z]+", text.lower())
    counts = Counter(word for word in words if word not in excluded)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ordered[:max(n, 0)]
