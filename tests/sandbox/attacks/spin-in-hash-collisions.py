def items(n):
    class Key:
        def __hash__(self):
            return 1
        def __eq__(self, other):
            return False
    return len({Key(): i for i in range(10 ** 6)})
