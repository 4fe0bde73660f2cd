"""Counts through all words for each different one: O(n^2) time."""

import re
from collections.abc import Iterable


def top_words(text: str, n: int, stop_words: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return the n most frequent words of text with their counts, without the stop words."""
    words = re.findall("[a-z]+", text.lower())
    counts = dict.fromkeys(words)
    for word in counts:
        counts[word] = words.count(word)
    for word in stop_words:
        counts.pop(word.lower(), None)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ordered[:max(n, 0)]
