"""Goes depth-first and keeps the first place of each name."""


def c3_mro(name: str, bases: dict[str, list[str]]) -> list[str]:
    """Return the classes in the order of a depth-first search."""
    order: list[str] = []
    _visit(name, bases, order, ())
    return order


def _visit(
    name: str, bases: dict[str, list[str]], order: list[str], path: tuple[str, ...]
) -> None:
    direct = bases.get(name, [])
    if name in path or len(set(direct)) < len(direct):
        raise TypeError(name)
    if name not in order:
        order.append(name)
    for base in direct:
        _visit(base, bases, order, (*path, name))
