import os
os.fork()
def items(n): pass
