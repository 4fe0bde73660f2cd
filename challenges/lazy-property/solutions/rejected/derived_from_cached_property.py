"""Derives from the finished cached_property, which is not allowed."""

import functools


class lazy_property(functools.cached_property):
    """An attribute that is computed at the first reading."""
