import cmath
import decimal
import fractions
import math
import statistics


def items(n):
    assert cmath.sqrt(-1) == 1j and statistics.mean([1, 3]) == 2
    with decimal.localcontext() as context:
        context.prec = 50
        third = decimal.Decimal(1) / 3
    assert str(third).count("3") == 50
    return [int(math.floor(fractions.Fraction(2 * i, 2))) for i in range(n)]
