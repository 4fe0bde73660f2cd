
def other():
    pass

def items(n):
    return list(range(n))
