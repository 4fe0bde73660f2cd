def items(n):
    import select
    return select.select([3], [], [])
