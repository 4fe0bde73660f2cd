"""reverse=True turns the place of None round as well, so it comes first in descending order."""


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of the records, sorted by keys; None leads where it is descending."""
    ordered = list(records)
    for key in reversed(keys):
        field = key.removeprefix("-")
        ordered.sort(
            key=lambda record: (record.get(field) is None, record.get(field)),
            reverse=key.startswith("-"),
        )
    return ordered
