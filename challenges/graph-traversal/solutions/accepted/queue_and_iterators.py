"""A queue for the one, and a stack of half-used iterators for the other."""

from collections import deque
from collections.abc import Hashable


def bfs(graph: dict[Hashable, list[Hashable]], start: Hashable) -> list[Hashable]:
    """Return all nodes that can be reached from start, level by level."""
    order = []
    seen = {start}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        order.append(node)
        for neighbour in graph.get(node, ()):
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)
    return order


def dfs(graph: dict[Hashable, list[Hashable]], start: Hashable) -> list[Hashable]:
    """Return all nodes that can be reached from start, in the order of the recursive walk."""
    order = [start]
    seen = {start}
    stack = [iter(graph.get(start, ()))]
    while stack:
        for node in stack[-1]:
            if node not in seen:
                seen.add(node)
                order.append(node)
                stack.append(iter(graph.get(node, ())))
                break  # equivalent mutants: once
        else:
            stack.pop()
    return order
