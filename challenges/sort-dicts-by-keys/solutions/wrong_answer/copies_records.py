"""Returns copies of the dicts instead of the dicts themselves."""


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of copies of the records, sorted by keys."""
    ordered = [dict(record) for record in records]
    for key in reversed(keys):
        field = key.removeprefix("-")
        known = [record for record in ordered if record.get(field) is not None]
        unknown = [record for record in ordered if record.get(field) is None]
        known.sort(key=lambda record: record[field], reverse=key.startswith("-"))
        ordered = known + unknown
    return ordered
