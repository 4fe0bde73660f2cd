"""dfs looks through all neighbours again when it comes back to a node: O(V * degree) time."""

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
    """Return all nodes that can be reached from start, in the order of the recursive walk."""
    order = [start]
    seen = {start}
    path = [start]
    while path:
        for neighbour in graph.get(path[-1], ()):
            if neighbour not in seen:
                seen.add(neighbour)
                order.append(neighbour)
                path.append(neighbour)
                break
        else:
            path.pop()
    return order
