"""Sort records by several keys, None last."""


def sort_records(records: list[dict], keys: list[str]) -> list[dict]:
    """Return a new list of the records, sorted by keys; "-field" means descending."""
    raise NotImplementedError
