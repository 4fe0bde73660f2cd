"""Doesn't look for circles, and runs in them until the recursion is too deep."""


def c3_mro(name: str, bases: dict[str, list[str]]) -> list[str]:
    """Return the C3 linearization of the class name."""
    return _linearize(name, bases, {})


def _linearize(
    name: str, bases: dict[str, list[str]], known: dict[str, list[str] | None]
) -> list[str]:
    if name not in known:
        direct = bases.get(name, [])
        lists = []
        for base in direct:
            lists.append(_linearize(base, bases, known))
        known[name] = [name, *_merge([*lists, direct])]
    order = known[name]
    if order is None:
        raise TypeError(f"{name} is its own base")
    return order


def _merge(lists: list[list[str]]) -> list[str]:
    merged = []
    lists = [part for part in lists if part]
    while lists:
        tails = {name for part in lists for name in part[1:]}
        heads = [part[0] for part in lists if part[0] not in tails]
        if not heads:
            raise TypeError("there is no consistent order")
        merged.append(heads[0])
        shorter = [part[part[0] == heads[0] :] for part in lists]
        lists = [part for part in shorter if part]
    return merged
