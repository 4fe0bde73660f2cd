"""Goes level by level and keeps the last place of each name."""


def c3_mro(name: str, bases: dict[str, list[str]]) -> list[str]:
    """Return the classes in the order of their levels."""
    order: list[str] = []
    level = [name]
    while level:
        if name in level and order:
            raise TypeError(name)
        below = []
        for cls in level:
            direct = bases.get(cls, [])
            if len(set(direct)) < len(direct) or len(order) > 2000:
                raise TypeError(cls)
            if cls in order:
                order.remove(cls)
            order.append(cls)
            below += direct
        level = below
    return order
