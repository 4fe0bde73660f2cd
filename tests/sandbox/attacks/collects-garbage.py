import gc
import weakref


class Node:
    def __init__(self):
        self.me = self


def items(n):
    ended = []
    nodes = [Node() for _ in range(100)]
    seen = weakref.WeakSet(nodes)
    weakref.finalize(nodes[0], ended.append, 1)
    gc.disable()
    del nodes
    gc.enable()
    gc.collect()
    assert not seen and ended == [1]
    return list(range(n))
