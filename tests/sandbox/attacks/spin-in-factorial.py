def items(n):
    import math
    return math.factorial(3 * 10 ** 6)
