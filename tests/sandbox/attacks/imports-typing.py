from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Generic, NamedTuple, Protocol, TypedDict, TypeVar

T = TypeVar("T")


class Pair(NamedTuple):
    left: int
    right: "Pair | None" = None


class Options(TypedDict, total=False):
    limit: int


class Sized(Protocol):
    def __len__(self) -> int: ...


class Box(Generic[T]):
    def __init__(self, value: T) -> None:
        self.value: T = value


def numbers(n: "int") -> Iterator[NoSuchName]:
    yield from range(n)


def items(n: int) -> list[int] | None:
    assert typing.get_type_hints(Pair)["left"] is int
    return [Pair(Box(i).value).left for i in numbers(n)]
