"""Follows the characters without asking whether they are there: KeyError."""


class Trie:
    """Words that can be found by how they begin; see above for what it does wrong."""

    def __init__(self) -> None:
        self._root: dict = {}

    def insert(self, word: str) -> None:
        """Store word."""
        table = self._root
        for character in word:
            table = table.setdefault(character, {})
        table[None] = True

    def search(self, word: str) -> bool:
        """Tell whether exactly this word was stored."""
        table = self._root
        for character in word:
            table = table[character]
        return None in table

    def startswith(self, prefix: str) -> bool:
        """Tell whether a stored word begins with prefix."""
        table = self._root
        for character in prefix:
            if character not in table:
                return False
            table = table[character]
        return bool(table)

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the first words that begin with prefix, in ascending order, at most limit."""
        words: list[str] = []
        waiting = [""]
        while waiting and len(words) < limit:
            text = waiting.pop()
            table = self._root
            for character in text:
                table = table[character]
            if None in table and text.startswith(prefix):
                words.append(text)
            for character in sorted(filter(None, table), reverse=True):
                waiting.append(text + character)
        return words
