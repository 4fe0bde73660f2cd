"""Keeps the distance with which a node is put on the heap first, and never corrects it."""

import heapq
from collections.abc import Hashable
from itertools import count


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the length of some path from start to each node that can be reached."""
    if any(length < 0 for edges in graph.values() for length in edges.values()):
        raise ValueError("an edge has a negative length")
    tie_breaker = count()
    distances: dict[Hashable, float] = {start: 0}
    heap = [(0, next(tie_breaker), start)]
    while heap:
        distance, _, node = heapq.heappop(heap)
        for neighbour, length in graph.get(node, {}).items():
            if neighbour not in distances:
                distances[neighbour] = distance + length
                heapq.heappush(heap, (distance + length, next(tie_breaker), neighbour))
    return distances
