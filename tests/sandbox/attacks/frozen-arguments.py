def total(numbers):
    found = sum(numbers)
    numbers.sort()
    return found
