def items(n):
    found = set()
    number = 0
    while True:
        found.add(number)
        number += 1
