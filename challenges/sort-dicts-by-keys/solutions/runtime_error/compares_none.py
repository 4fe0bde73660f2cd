"""Sorts by the plain values: TypeError where None meets a number."""


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of the records, sorted by keys; fails on None."""
    ordered = list(records)
    for key in reversed(keys):
        field = key.removeprefix("-")
        known = [record for record in ordered if field in record]
        unknown = [record for record in ordered if field not in record]
        known.sort(key=lambda record: record[field], reverse=key.startswith("-"))
        ordered = known + unknown
    return ordered
