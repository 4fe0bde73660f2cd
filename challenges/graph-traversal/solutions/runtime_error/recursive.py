"""dfs calls itself for each step of the walk: RecursionError on a long path."""

from collections.abc import Hashable


def bfs(graph: dict[Hashable, list[Hashable]], start: Hashable) -> list[Hashable]:
    """Return all nodes that can be reached from start, level by level."""
    order = [start]
    seen = {start}
    for node in order:
        for neighbour in graph.get(node, ()):
            if neighbour not in seen:
                seen.add(neighbour)
                order.append(neighbour)
    return order


def dfs(graph: dict[Hashable, list[Hashable]], start: Hashable) -> list[Hashable]:
    """Return all nodes that can be reached from start; fails on long paths."""
    order = {start: None}

    def walk(node: Hashable) -> None:
        for neighbour in graph.get(node, ()):
            if neighbour not in order:
                order[neighbour] = None
                walk(neighbour)

    walk(start)
    return list(order)
