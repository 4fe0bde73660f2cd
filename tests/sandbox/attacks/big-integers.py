def items(n):
    power = 3 ** 20000
    assert power % 10 == 1 and power.bit_length() > 30000 and len(str(7 ** 5000)) == 4226
    assert (power * power) // power == power
    return [pow(i, 1, power) for i in range(n)]
