"""One sort by tuples, with descending values wrapped in a class that turns < around."""

from typing import Any


class Descending:
    """A value that is smaller the greater it is."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Descending) and self.value == other.value

    def __lt__(self, other: "Descending") -> bool:
        return other.value < self.value


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of the records, sorted by keys; "-field" means descending."""

    def rank(record: dict) -> tuple:
        ranks: list[tuple] = []
        for key in keys:
            value = record.get(key.removeprefix("-"))
            if value is None:
                ranks.append((1,))
            else:
                ranks.append((0, Descending(value) if key.startswith("-") else value))
        return tuple(ranks)

    return sorted(records, key=rank)
