"""Sorts ascending and then turns the list round, so that ties come out reversed."""


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of the records, sorted by keys; ties of descending keys are reversed."""
    ordered = list(records)
    for key in reversed(keys):
        field = key.removeprefix("-")
        known = [record for record in ordered if record.get(field) is not None]
        unknown = [record for record in ordered if record.get(field) is None]
        known.sort(key=lambda record: record[field])
        if key.startswith("-"):
            known.reverse()
        ordered = known + unknown
    return ordered
