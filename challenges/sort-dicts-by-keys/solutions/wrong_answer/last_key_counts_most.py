"""Sorts by the keys from first to last, so that the last one counts most."""


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of the records, sorted by keys; the last key counts most."""
    ordered = list(records)
    for key in keys:
        field = key.removeprefix("-")
        known = [record for record in ordered if record.get(field) is not None]
        unknown = [record for record in ordered if record.get(field) is None]
        known.sort(key=lambda record: record[field], reverse=key.startswith("-"))
        ordered = known + unknown
    return ordered
