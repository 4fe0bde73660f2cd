import collections
import heapq


def items(n):
    numbers = [(i * 7919) % 400009 for i in range(400000)]
    assert len(set(numbers)) == 400000 and heapq.nsmallest(1, numbers) == [0]
    assert collections.Counter(number % 4 for number in numbers).total() == 400000
    return sorted(numbers)[:n]
