def items(n):
    from array import array
    return array('d', bytes(8)) * (1 << 24)
