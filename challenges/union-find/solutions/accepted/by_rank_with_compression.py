"""Trees of parents by rank; a recursive find lets everything on its way point to the root."""


class UnionFind:
    """The numbers below a size, in sets that can be merged."""

    def __init__(self, size: int) -> None:
        self._parents = {x: x for x in range(size)}
        self._ranks = dict.fromkeys(range(size), 0)
        self._merged = 0

    @property
    def count(self) -> int:
        """The number of sets."""
        return len(self._parents) - self._merged

    def find(self, x: int) -> int:
        """Return the member that represents the set of x."""
        if x not in self._parents:
            raise IndexError(f"there is no element {x}")
        parent = self._parents[x]
        if parent != x:
            parent = self._parents[x] = self.find(parent)
        return parent

    def union(self, a: int, b: int) -> bool:
        """Merge the sets of a and b; tell whether they were two."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self._ranks[a] > self._ranks[b]:
            a, b = b, a
        self._parents[a] = b
        if self._ranks[a] == self._ranks[b]:
            self._ranks[b] += 1
        self._merged += 1
        return True

    def connected(self, a: int, b: int) -> bool:
        """Tell whether a and b are in one set."""
        return self.find(a) == self.find(b)
