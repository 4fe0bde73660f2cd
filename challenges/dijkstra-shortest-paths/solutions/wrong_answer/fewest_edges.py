"""A breadth-first search: the path with the fewest edges, whatever their lengths."""

from collections import deque
from collections.abc import Hashable


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the length of a path with the fewest edges to each node that can be reached."""
    if any(length < 0 for edges in graph.values() for length in edges.values()):
        raise ValueError("an edge has a negative length")
    distances: dict[Hashable, float] = {start: 0}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for neighbour, length in graph.get(node, {}).items():
            if neighbour not in distances:
                distances[neighbour] = distances[node] + length
                queue.append(neighbour)
    return distances
