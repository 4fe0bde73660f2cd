class E(Exception):
    __str__ = __repr__ = None
    args = property(lambda self: 1 / 0)
    __traceback__ = property(lambda self: self)
    __cause__ = __context__ = property(lambda self: self)


E.__module__ = 7
E.__qualname__ = "\ud800"


def items(n):
    raise E
