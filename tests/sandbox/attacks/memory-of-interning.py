def items(n):
    import sys
    number = 0
    kept = []
    while True:
        number += 1
        kept.append(sys.intern('x' * 500 + str(number)))
