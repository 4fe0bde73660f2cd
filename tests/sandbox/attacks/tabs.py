def items(n):
	found = []
	for i in range(n):
		found.append(i)
	return found


def other():
  return 1
