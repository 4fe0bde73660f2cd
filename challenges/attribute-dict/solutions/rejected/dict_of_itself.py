"""Makes the dictionary its own __dict__: short, but items can be assigned and dicts stay dicts."""

from typing import Any


class AttrDict(dict):
    """A dictionary whose entries are attributes as well."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.__dict__ = self
        for key, value in self.items():
            if isinstance(value, dict):
                self[key] = AttrDict(value)
