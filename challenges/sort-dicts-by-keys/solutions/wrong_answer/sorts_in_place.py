"""Sorts the list it was given, and returns that."""


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Sort the records by keys, in place, and return them."""
    for key in reversed(keys):
        field = key.removeprefix("-")
        known = [record for record in records if record.get(field) is not None]
        unknown = [record for record in records if record.get(field) is None]
        known.sort(key=lambda record: record[field], reverse=key.startswith("-"))
        records[:] = known + unknown
    return records
