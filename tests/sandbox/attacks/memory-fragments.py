def items(n):
    kept = []
    while True:
        new = [str(i) * 8 for i in range(50000)]
        kept.append(new[::2])
