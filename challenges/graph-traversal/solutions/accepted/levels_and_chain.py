"""One list for each level; a dict as ordered set, and what is still to do in front of the rest."""

from collections.abc import Hashable


def bfs(graph: dict[Hashable, list[Hashable]], start: Hashable) -> list[Hashable]:
    """Return all nodes that can be reached from start, level by level."""
    order: dict[Hashable, None] = {}
    level = {start: None}
    while level:
        order |= level
        below: dict[Hashable, None] = {}
        for node in level:
            if node in graph:
                below |= {other: None for other in graph[node] if other not in order}
        level = below
    return list(order)


def dfs(graph: dict[Hashable, list[Hashable]], start: Hashable) -> list[Hashable]:
    """Return all nodes that can be reached from start, in the order of the recursive walk."""
    order = {start: None}
    path = [(start, 0)]
    while path:
        node, place = path.pop()
        neighbours = graph[node] if node in graph else []
        while place < len(neighbours) and neighbours[place] in order:
            place += 1
        if place < len(neighbours):
            path += [(node, place + 1), (neighbours[place], 0)]
            order[neighbours[place]] = None
    return list(order)
