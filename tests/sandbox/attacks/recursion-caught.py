def items(n):
    try: return items(n)
    except RecursionError: return items(n)
