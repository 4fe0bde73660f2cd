"""First character that occurs again."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character of s that stands before, too, or None."""
    raise NotImplementedError
