import builtins
import sys

real = builtins.__import__


def spy(name, *args, **kwargs):
    print("import", name)
    return real(name, *args, **kwargs)


class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        raise ValueError(name)


builtins.__import__ = spy
sys.meta_path[:] = [Finder]
sys.path = None
sys.modules["solution"] = sys.modules["builtins"] = None


def items(n):
    return list(range(n))
