def items(n):
        x = 1
	return list(range(n))
