"""dfs pushes the neighbours in their order, so that the last one is followed first."""

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
    """Return all nodes that can be reached from start, the last neighbour's before the first's."""
    order = []
    seen = set()
    stack = [start]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            stack.extend(graph.get(node, ()))
    return order
