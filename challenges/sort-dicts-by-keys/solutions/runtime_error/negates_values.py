"""Negates the values of descending fields: TypeError for all but numbers."""


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of the records, sorted by keys; only numbers can be descending."""

    def rank(record: dict) -> list[tuple]:
        ranks: list[tuple] = []
        for key in keys:
            value = record.get(key.removeprefix("-"))
            if value is None:
                ranks.append((1,))
            else:
                ranks.append((0, -value if key.startswith("-") else value))
        return ranks

    return sorted(records, key=rank)
