"""Counter.most_common alone: ties come as they first occur in the text."""

import re
from collections import Counter
from collections.abc import Iterable


def top_words(text: str, n: int, stop_words: Iterable[str] = ()) -> list[tuple[str, int]]:
    """Return the n most frequent words of text with their counts, but see above."""
    counts = Counter(re.findall("[a-z]+", text.lower()))
    for word in stop_words:
        counts.pop(word.lower(), None)
    return counts.most_common(max(n, 0))
