import abc


class Registry(type):
    known = []

    def __new__(mcs, name, bases, namespace):
        made = super().__new__(mcs, name, bases, namespace)
        mcs.known.append(made)
        return made


class Source(abc.ABC):
    @property
    @abc.abstractmethod
    def numbers(self): ...


class Counting(Source):
    def __init__(self, n):
        self._n = n

    @property
    def numbers(self):
        return list(range(self._n))


class Meta(metaclass=Registry):
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)


def items(n):
    assert Registry.known == [Meta]
    return Counting(n).numbers
