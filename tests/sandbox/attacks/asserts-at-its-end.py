def items(n):
    return list(range(n))


assert items(0) == []
assert items(3) == [0, 1, 2], "three"
for count in range(50):
    assert len(items(count)) == count
