"""Splits at blanks, so that punctuation stays on the words."""

from collections import Counter
from collections.abc import Iterable


def top_words(text: str, n: int, stop_words: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return the n most frequent words of text with their counts, but see above."""
    counts = Counter(text.lower().split())
    for word in stop_words:
        counts.pop(word.lower(), None)
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ordered[:max(n, 0)]
