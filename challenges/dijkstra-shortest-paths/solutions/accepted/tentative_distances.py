"""Numbers the nodes, keeps the best distance known of each, and skips outdated heap entries."""

from collections.abc import Hashable
from heapq import heappop, heappush


def shortest_distances(
    graph: dict[Hashable, dict[Hashable, float]], start: Hashable
) -> dict[Hashable, float]:
    """Return the length of the shortest path from start to each node that can be reached."""
    for edges in graph.values():
        for length in edges.values():
            if length < 0:
                raise ValueError(f"an edge has the negative length {length}")
    nodes = [start]
    numbers = {start: 0}
    best: list[float] = [0]
    heap: list[tuple[float, int]] = [(0, 0)]
    while heap:
        distance, number = heappop(heap)
        if distance > best[number]:
            continue
        for neighbour, length in graph.get(nodes[number], {}).items():
            candidate = distance + length
            known = numbers.setdefault(neighbour, len(nodes))
            if known == len(nodes):
                nodes.append(neighbour)
                best.append(candidate)
            elif candidate < best[known]:
                best[known] = candidate
            else:
                continue
            heappush(heap, (candidate, known))
    return dict(zip(nodes, best))
