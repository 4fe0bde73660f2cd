"""A node for each prefix; complete walks down in order, with a stack, until it has enough."""


class Node:
    """What is known of one prefix: whether it is a word, and by which characters it goes on."""

    __slots__ = ("children", "is_word")

    def __init__(self) -> None:
        self.children: dict[str, Node] = {}
        self.is_word = False


class Trie:
    """Words that can be found by how they begin."""

    def __init__(self) -> None:
        self._root = Node()

    def _find(self, prefix: str) -> Node | None:
        node: Node | None = self._root
        for character in prefix:
            node = node.children.get(character)
            if node is None:
                return None
        return node

    def insert(self, word: str) -> None:
        """Store word."""
        node = self._root
        for character in word:
            if character not in node.children:
                node.children[character] = Node()
            node = node.children[character]
        node.is_word = True

    def search(self, word: str) -> bool:
        """Tell whether exactly this word was stored."""
        node = self._find(word)
        return node is not None and node.is_word

    def startswith(self, prefix: str) -> bool:
        """Tell whether a stored word begins with prefix."""
        node = self._find(prefix)
        return node is not None and (node.is_word or bool(node.children))

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """Return the first words that begin with prefix, in ascending order, at most limit."""
        words: list[str] = []
        node = self._find(prefix)
        waiting = [] if node is None else [(prefix, node)]
        while waiting and len(words) < limit:
            text, node = waiting.pop()
            if node.is_word:
                words.append(text)
            for character in sorted(node.children, reverse=True):
                waiting.append((text + character, node.children[character]))
        return words
