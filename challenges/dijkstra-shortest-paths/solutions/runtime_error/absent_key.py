"""Looks every node up in the graph: KeyError for one without outgoing edges."""

import heapq
from collections.abc import Hashable
from itertools import count


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the shortest distances; fails where a node is not a key."""
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
        for neighbour, length in graph[node].items():
            heapq.heappush(heap, (distance + length, next(tie_breaker), neighbour))
    return distances
