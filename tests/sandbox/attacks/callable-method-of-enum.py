import enum
from dataclasses import dataclass, field


class Step(enum.IntEnum):
    ONE = 1
    TWO = enum.auto()


class Mode(enum.Flag):
    UP = enum.auto()
    DOWN = enum.auto()


@dataclass(order=True, frozen=True)
class Item:
    value: int
    tags: list = field(default_factory=list, compare=False)


class Point:
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x


def items(n):
    assert Step.TWO == 2 and Mode.UP | Mode.DOWN
    return [item.value for item in sorted(Item(Point(i).x) for i in reversed(range(n)))]
