import sys
from types import ModuleType


class Module(ModuleType):
    @property
    def __dict__(self):
        return Names(items=lambda n: Names())

    def __getattribute__(self, name):
        return Names()


class Names(dict):
    def __contains__(self, name):
        return True

    def __eq__(self, other):
        return True

    def get(self, name, default=None):
        return lambda n: Names({0: 0})


sys.modules[__name__].__class__ = Module
