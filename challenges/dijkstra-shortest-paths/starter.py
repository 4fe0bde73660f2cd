"""Dijkstra's shortest distances."""

from collections.abc import Hashable


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the length of the shortest path from start to each node that can be reached."""
    raise NotImplementedError
