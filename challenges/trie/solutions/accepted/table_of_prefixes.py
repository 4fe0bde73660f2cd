"""One dict from each prefix to the characters by which it goes on, and a set of the words."""


class Trie:
    """Words that can be found by how they begin."""

    def __init__(self) -> None:
        self._following: dict[str, set[str]] = {}
        self._words: set[str] = set()

    def insert(self, word: str) -> None:
        """Store word."""
        if word not in self._words:
            self._words.add(word)
            for length, character in enumerate(word):
                self._following.setdefault(word[:length], set()).add(character)

    def search(self, word: str) -> bool:
        """Tell whether exactly this word was stored."""
        return word in self._words

    def startswith(self, prefix: str) -> bool:
        """Tell whether a stored word begins with prefix."""
        return prefix in self._words or prefix in self._following

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the first words that begin with prefix, in ascending order, at most limit."""
        words: list[str] = []
        waiting = [prefix]
        while waiting and len(words) < limit:
            text = waiting.pop()
            if text in self._words:
                words.append(text)
            characters = sorted(self._following.get(text, ()), reverse=True)
            waiting += [text + character for character in characters]
        return words
