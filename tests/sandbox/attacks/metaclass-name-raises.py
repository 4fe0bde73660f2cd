def items(n):
    class M(type):
        __name__ = property(lambda c: 1 / 0)
        __mro__ = __name__
    class E(Exception, metaclass=M): pass
    raise E()
