"""A heap of tentative distances; a node is final when it is taken from the heap first."""

import heapq
from collections.abc import Hashable
from itertools import count


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the length of the shortest path from start to each node that can be reached."""
    if any(length < 0 for edges in graph.values() for length in edges.values()):
        raise ValueError("an edge has a negative length")
    tie_breaker = count()
    distances: dict[Hashable, float] = {}
    heap = [(0, next(tie_breaker), start)]
    while heap:
        distance, _, node = heapq.heappop(heap)
        if node in distances:
            continue
        distances[node] = distance
        for neighbour, length in graph.get(node, {}).items():
            if neighbour not in distances:
                heapq.heappush(heap, (distance + length, next(tie_breaker), neighbour))
    return distances
