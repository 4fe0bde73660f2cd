"""Takes each edge for one that leads both ways."""

import heapq
from collections.abc import Hashable
from itertools import count


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the length of the shortest path from start to each node of its component."""
    if any(length < 0 for edges in graph.values() for length in edges.values()):
        raise ValueError("an edge has a negative length")
    edges: dict[Hashable, list[tuple[Hashable, float]]] = {start: []}
    for node, neighbours in graph.items():
        for neighbour, length in neighbours.items():
            edges.setdefault(node, []).append((neighbour, length))
            edges.setdefault(neighbour, []).append((node, length))
    tie_breaker = count()
    distances: dict[Hashable, float] = {}
    heap = [(0, next(tie_breaker), start)]
    while heap:
        distance, _, node = heapq.heappop(heap)
        if node not in distances:
            distances[node] = distance
            for neighbour, length in edges.get(node, ()):
                heapq.heappush(heap, (distance + length, next(tie_breaker), neighbour))
    return distances
