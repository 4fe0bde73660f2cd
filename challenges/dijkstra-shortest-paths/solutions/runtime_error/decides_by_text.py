"""Has the text of a node break ties in the heap, which fails for nodes that read the same."""

import heapq
from collections.abc import Hashable


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the distance of every node that can be reached from start."""
    if any(length < 0 for edges in graph.values() for length in edges.values()):
        raise ValueError("an edge has a negative length")
    distances: dict[Hashable, float] = {}
    heap = [(0, str(start), start)]
    while heap:
        distance, _, node = heapq.heappop(heap)
        if node in distances:
            continue
        distances[node] = distance
        for neighbour, length in graph.get(node, {}).items():
            heapq.heappush(heap, (distance + length, str(neighbour), neighbour))
    return distances
