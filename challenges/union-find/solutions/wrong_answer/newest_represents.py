"""Lets the last element that was named in a union represent the set, merged or not."""


class UnionFind:
    """The numbers below a size, in sets that can be merged; but see above."""

    def __init__(self, size: int) -> None:
        self._sets = [[x] for x in range(size)]
        self.count = size

    def find(self, x: int) -> int:
        """Return the member that was named last."""
        if x < 0:
            raise IndexError(x)
        return self._sets[x][-1]

    def union(self, a: int, b: int) -> bool:
        """Merge the sets of a and b; tell whether they were two."""
        if self.find(a) == self.find(b):
            self._sets[a].remove(b)
            self._sets[a].append(b)
            return False
        keep, drop = self._sets[a], self._sets[b]
        if len(keep) < len(drop):
            keep, drop = drop, keep
        keep += drop
        for x in drop:
            self._sets[x] = keep
        self.count -= 1
        return True

    def connected(self, a: int, b: int) -> bool:
        """Tell whether a and b are in one set."""
        return self.find(a) == self.find(b)
