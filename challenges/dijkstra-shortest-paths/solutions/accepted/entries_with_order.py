"""Heap entries of a class of their own, which compares distances and nothing else."""

import heapq
from collections.abc import Hashable


class Entry:
    """A node and how far from the start it may be."""

    __slots__ = ("distance", "node")

    def __init__(self, distance: float, node: Hashable) -> None:
        self.distance = distance
        self.node = node

    def __lt__(self, other: "Entry") -> bool:
        return self.distance < other.distance


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the length of the shortest path from start to each node that can be reached."""
    if any(length < 0 for edges in graph.values() for length in edges.values()):
        raise ValueError("an edge has a negative length")
    distances: dict[Hashable, float] = {start: 0}
    done = set()
    heap = [Entry(0, start)]
    while heap:
        node = heapq.heappop(heap).node
        if node in done:
            continue
        done.add(node)
        for neighbour, length in graph[node].items() if node in graph else ():
            candidate = distances[node] + length
            if neighbour not in distances or candidate < distances[neighbour]:
                distances[neighbour] = candidate
                heapq.heappush(heap, Entry(candidate, neighbour))
    return distances
