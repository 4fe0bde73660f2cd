"""One sort with a function that compares two records key by key."""

from functools import cmp_to_key


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of the records, sorted by keys; "-field" means descending."""
    plan = [(key.removeprefix("-"), -1 if key.startswith("-") else 1) for key in keys]

    def compare(one: dict, other: dict) -> int:
        for field, direction in plan:
            left, right = one.get(field), other.get(field)
            if left is None or right is None:
                if (left is None) != (right is None):
                    return 1 if left is None else -1
            elif left < right:
                return -direction
            elif right < left:
                return direction
        return 0

    return sorted(records, key=cmp_to_key(compare))
