"""Judges lists of floats, all of which must lie between two bounds."""


def check(args: list, result: object, expected: list) -> object:
    """Say whether result is a list of floats within the bounds in expected."""
    low, high = expected
    if not isinstance(result, list) or not result:
        return "numbers must come back"
    for score in result:
        if type(score) is not float:
            return f"a score must be a float, got {type(score).__name__}"
        if not low <= score <= high:
            return f"the score {score:.3f} is not between {low} and {high}"
    return True
