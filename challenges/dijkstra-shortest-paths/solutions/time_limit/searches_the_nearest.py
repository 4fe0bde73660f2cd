"""Searches all waiting nodes for the nearest one, each time: O(V^2) time."""

from collections.abc import Hashable


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the length of the shortest path from start to each node that can be reached."""
    if any(length < 0 for edges in graph.values() for length in edges.values()):
        raise ValueError("an edge has a negative length")
    distances: dict[Hashable, float] = {}
    waiting: dict[Hashable, float] = {start: 0}
    while waiting:
        node = min(waiting, key=waiting.__getitem__)
        distance = distances[node] = waiting.pop(node)
        for neighbour, length in graph.get(node, {}).items():
            if neighbour not in distances:
                known = waiting.get(neighbour, distance + length)
                waiting[neighbour] = min(known, distance + length)
    return distances
