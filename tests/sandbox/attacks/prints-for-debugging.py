import pprint
import sys

print("loading")


def items(n):
    print("n =", n, file=sys.stderr)
    print("no line end", end="", flush=True)
    pprint.pprint({"n": n})
    sys.stdout.write("written\n")
    sys.stderr.buffer.write(b"\xff\xfe bytes\n")
    return list(range(n))
