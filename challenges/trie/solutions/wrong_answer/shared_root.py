"""Has its sets as default values, which are made once, so that all tries share them."""


class Trie:
    """Words that can be found by how they begin; see above for what it does wrong."""

    def __init__(self, words: set[str] = set(), prefixes: set[str] = set()) -> None:
        self._words = words
        self._prefixes = prefixes

    def insert(self, word: str) -> None:
        """Store word."""
        self._words.add(word)
        self._prefixes.update(word[:length] for length in range(len(word) + 1))

    def search(self, word: str) -> bool:
        """Tell whether exactly this word was stored."""
        return word in self._words

    def startswith(self, prefix: str) -> bool:
        """Tell whether a stored word begins with prefix."""
        return prefix in self._prefixes

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the first words that begin with prefix, in ascending order, at most limit."""
        return sorted(word for word in self._words if word.startswith(prefix))[:limit]
