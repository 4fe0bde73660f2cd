"""Takes the finished cached_property, which is not allowed."""

from functools import cached_property

lazy_property = cached_property
