import functools


def memoize(function):
    known = {}

    @functools.wraps(function)
    def memoized(x):
        if True:
            known[x] = function(x)
        return known[x]

    return memoized


class managed:
    def __init__(self, log):
        if log is None:
            raise TypeError("no log")
        self.log = log

    def __enter__(self):
        self.log.append("enter")
        return 1

    def __exit__(self, *_):
        self.log.append("leave")

    async def __aenter__(self):
        return 2

    async def __aexit__(self, *_):
        pass


class Meta(type):
    def __init__(cls, name, bases, _):
        if bases:
            cls.known.add(name)


class Registry(metaclass=Meta):
    known = set()
