"""Imports functools.singledispatch under the name that is asked for."""

from functools import singledispatch as dispatch

__all__ = ["dispatch"]
