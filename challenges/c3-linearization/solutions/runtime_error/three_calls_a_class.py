"""Goes too deep in a long chain: each class costs three calls."""


def c3_mro(name: str, bases: dict[str, list[str]]) -> list[str]:
    """Return the C3 linearization of the class name."""
    return _linearize(name, bases, {})


def _linearize(
    name: str, bases: dict[str, list[str]], known: dict[str, list[str] | None]
) -> list[str]:
    if name not in known:
        known[name] = None  # on the way
        direct = bases.get(name, [])
        known[name] = [name, *_merge_bases(direct, bases, known)]
    order = known[name]
    if order is None:
        raise TypeError(f"{name} is its own base")
    return order


def _merge_bases(
    direct: list[str], bases: dict[str, list[str]], known: dict[str, list[str] | None]
) -> list[str]:
    return _merge([*(_linearize(base, bases, known) for base in direct), direct])


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
