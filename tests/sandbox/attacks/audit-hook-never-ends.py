import sys


def linger(event, args):
    while True:
        pass


def items(n):
    sys.addaudithook(linger)
    compile("1", "two", "eval")
