"""Takes what ascends already as runs, and merges neighbours until one run is left."""

from collections.abc import Callable, Iterable
from typing import Any


def merged(left: list[tuple], right: list[tuple]) -> list[tuple]:
    """Merge two runs of pairs; both are reversed, so that the end is what comes first."""
    result = []
    while left and right:
        result.append(right.pop() if right[-1][0] < left[-1][0] else left.pop())
    rest = left or right
    rest.reverse()
    return result + rest


def merge_sort(items: Iterable, key: Callable[[Any], Any] | None = None) -> list:
    """Return a new list of the items in ascending order of their keys, equals as they came."""
    runs: list[list[tuple]] = []
    for item in items:
        pair = (item if key is None else key(item), item)
        if runs and not pair[0] < runs[-1][-1][0]:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    while len(runs) > 1:
        following = []
        for i in range(0, len(runs) - 1, 2):
            following.append(merged(runs[i][::-1], runs[i + 1][::-1]))
        if len(runs) % 2:
            following.append(runs[-1])
        runs = following
    return [item for _, item in runs[0]] if runs else []
