"""Looks back over all earlier letters for each letter, by their code points: no single pass."""


def first_recurring_character(s: str) -> str | None:
    """Return the first character that has already occurred, or None."""
    for place in range(len(s)):
        for earlier in range(place):
            if ord(s[earlier]) == ord(s[place]):
                return s[place]
    return None
