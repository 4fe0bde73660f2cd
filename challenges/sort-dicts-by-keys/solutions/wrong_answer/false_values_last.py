"""Asks whether a value is true, so that 0 and the empty text count as missing."""


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of the records, sorted by keys; false values come last."""
    ordered = list(records)
    for key in reversed(keys):
        field = key.removeprefix("-")
        known = [record for record in ordered if record.get(field)]
        unknown = [record for record in ordered if not record.get(field)]
        known.sort(key=lambda record: record[field], reverse=key.startswith("-"))
        ordered = known + unknown
    return ordered
