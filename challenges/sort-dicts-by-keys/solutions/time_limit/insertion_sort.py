"""Puts one record after the other at its place, which is looked for from the end: O(n^2)."""


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of the records, sorted by keys; "-field" means descending."""
    plan = [(key.removeprefix("-"), key.startswith("-")) for key in keys]

    def comes_before(one: dict, other: dict) -> bool:
        for field, descending in plan:
            left, right = one.get(field), other.get(field)
            if left is None or right is None:
                if (left is None) != (right is None):
                    return right is None
            elif left != right:
                return (right < left) if descending else (left < right)
        return False

    ordered: list[dict] = []
    for record in records:
        place = len(ordered)
        while place > 0 and comes_before(record, ordered[place - 1]):
            place -= 1
        ordered.insert(place, record)
    return ordered
