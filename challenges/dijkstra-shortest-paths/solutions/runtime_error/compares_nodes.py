"""Puts (distance, node) on the heap: TypeError where equal distances meet different types."""

import heapq
from collections.abc import Hashable


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the shortest distances; fails where nodes can't be compared."""
    if any(length < 0 for edges in graph.values() for length in edges.values()):
        raise ValueError("an edge has a negative length")
    distances: dict[Hashable, float] = {}
    heap = [(0, start)]
    while heap:
        distance, node = heapq.heappop(heap)
        if node in distances:
            continue
        distances[node] = distance
        for neighbour, length in graph.get(node, {}).items():
            heapq.heappush(heap, (distance + length, neighbour))
    return distances
