counted = 0


def items(n):
    global counted
    found = counted > 0
    counted += 1
    return list(range(n)) if not found else found
