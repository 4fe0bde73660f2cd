"""dfs has a set as default value, which is made once, so later calls find all nodes visited."""

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
    """Return the nodes that can be reached from start and that no call before has reached."""
    return walk(graph, start)


def walk(graph: dict, start: Hashable, seen: set = set()) -> list[Hashable]:
    """Return the nodes that can be reached from start and aren't in seen."""
    order = []
    stack = [start]
    while stack:
        node = stack.pop()
        if node not in seen:
            seen.add(node)
            order.append(node)
            stack.extend(reversed(graph.get(node, ())))
    return order
