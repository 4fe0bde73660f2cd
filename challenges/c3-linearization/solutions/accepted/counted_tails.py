"""Bases first, without recursion; a merge counts in how many tails each name stands."""

from collections import Counter, deque


def c3_mro(name: str, bases: dict[str, list[str]]) -> list[str]:
    """Return the C3 linearization of the class name."""
    orders: dict[str, list[str]] = {}
    for cls in _bases_first(name, bases):
        direct = bases.get(cls, ())
        if len(set(direct)) != len(direct):
            raise TypeError(f"{cls} lists a base twice")
        orders[cls] = [cls] + _merged([*(orders[base] for base in direct), direct])
    return orders[name]


def _bases_first(name: str, bases: dict[str, list[str]]) -> list[str]:
    done, open_names, path = {}, set(), [(name, iter(bases.get(name, ())))]
    open_names.add(name)
    while path:
        cls, rest = path[-1]
        base = next(rest, None)
        if base is None:
            path.pop()
            open_names.remove(cls)
            done[cls] = True
        elif base in open_names:
            raise TypeError(f"{base} is its own base")
        elif base not in done:
            open_names.add(base)
            path.append((base, iter(bases.get(base, ()))))
    return list(done)


def _merged(lists: list) -> list[str]:
    queues = [deque(names) for names in lists]
    in_tails = Counter(name for names in lists for name in names[1:])
    merged: list[str] = []
    while any(queues):
        head = next((q[0] for q in queues if q and not in_tails[q[0]]), None)
        if head is None:
            raise TypeError("the bases contradict each other")
        merged.append(head)
        for queue in queues:
            if queue and queue[0] == head:
                queue.popleft()
                if queue:
                    in_tails[queue[0]] -= 1
    return merged
