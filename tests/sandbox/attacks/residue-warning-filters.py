import warnings


def items(n):
    found = ("error", None, BytesWarning, None, 7) in warnings.filters
    warnings.filters.insert(0, ("error", None, BytesWarning, None, 7))
    return list(range(n)) if not found else found
