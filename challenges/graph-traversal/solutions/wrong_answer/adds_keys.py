"""Gives every node an entry before it looks it up, which changes the graph."""

from collections.abc import Hashable


def bfs(graph: dict[Hashable, list[Hashable]], start: Hashable) -> list[Hashable]:
    """Return all nodes that can be reached from start, level by level."""
    order = [start]
    seen = {start}
    for node in order:
        for neighbour in graph.setdefault(node, []):
            if neighbour not in seen:
                seen.add(neighbour)
                order.append(neighbour)
    return order


def dfs(graph: dict[Hashable, list[Hashable]], start: Hashable) -> list[Hashable]:
    """Return all nodes that can be reached from start, in the order of the recursive walk."""
    order = []
    seen = set()
    stack = [start]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            stack.extend(reversed(graph.get(node, ())))
    return order
