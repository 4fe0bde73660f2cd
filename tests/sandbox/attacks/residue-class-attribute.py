import collections


def items(n):
    found = hasattr(collections.OrderedDict, "left") or collections.Counter("aa")["a"] != 2
    collections.Counter.left = True
    collections.Counter.__getitem__ = lambda self, key: 9
    collections.UserDict.left = True
    return list(range(n)) if not found else found
