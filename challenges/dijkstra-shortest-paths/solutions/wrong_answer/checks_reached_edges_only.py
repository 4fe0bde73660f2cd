"""Looks at the sign of a length when the search comes to the edge, and at no other edge."""

import heapq
from collections.abc import Hashable
from itertools import count


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the length of the shortest path from start to each node that can be reached."""
    tie_breaker = count()
    distances: dict[Hashable, float] = {}
    heap = [(0, next(tie_breaker), start)]
    while heap:
        distance, _, node = heapq.heappop(heap)
        if node in distances:
            continue
        distances[node] = distance
        for neighbour, length in graph.get(node, {}).items():
            if length < 0:
                raise ValueError("an edge has a negative length")
            heapq.heappush(heap, (distance + length, next(tie_breaker), neighbour))
    return distances
