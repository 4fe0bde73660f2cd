def kind(value, /, *, default="other"):
    match value:
        case int() | float() as number if number < 0:
            return f"negative {number!r:>10}"
        case [first, *rest]:
            return f"list of {first} and {len(rest)}"
        case {"key": found, **others}:
            return f"{found=} {others}"
        case _:
            return default


def items(n):
    assert kind([1, 2]) == "list of 1 and 1" and kind({"key": 3}) == "found=3 {}"
    first, *middle, last = range(10)
    assert (total := sum(middle)) == 36 and last > first
    return [*(i for i in range(n) if total)]
