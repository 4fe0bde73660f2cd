"""A stable sort for each key, the least important one first."""


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of the records, sorted by keys; "-field" means descending."""
    ordered = list(records)
    for key in reversed(keys):
        descending = key.startswith("-")
        field = key[1:] if descending else key
        known = [record for record in ordered if record.get(field) is not None]
        unknown = [record for record in ordered if record.get(field) is None]
        known.sort(key=lambda record: record[field], reverse=descending)
        ordered = known + unknown
    return ordered
