"""Starts with infinity for all nodes, and leaves that in the result where none is reached."""

import heapq
from collections.abc import Hashable
from itertools import count
from math import inf


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the distance of every node of the graph, infinity where it can't be reached."""
    if any(length < 0 for edges in graph.values() for length in edges.values()):
        raise ValueError("an edge has a negative length")
    tie_breaker = count()
    distances: dict[Hashable, float] = {node: inf for node in graph}
    distances[start] = 0
    heap = [(0, next(tie_breaker), start)]
    while heap:
        distance, _, node = heapq.heappop(heap)
        for neighbour, length in graph.get(node, {}).items():
            if distance + length < distances.get(neighbour, inf):
                distances[neighbour] = distance + length
                heapq.heappush(heap, (distance + length, next(tie_breaker), neighbour))
    return distances
