"""Returns False in place of PermissionError."""

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any


class AccessControl:
    """Knows the roles of users, and what the roles grant."""

    def __init__(self) -> None:
        """Begin without roles and users."""
        self._grants: dict[str, set[str]] = {}
        self._roles: dict[str, set[str]] = {}

    def add_role(self, role: str, permissions: Iterable[str], inherits: Iterable[str] = ()) -> None:
        """Add a role with its own permissions and those of others."""
        if role in self._grants:
            raise ValueError(f"there is a role {role!r} already")
        self._grants[role] = set(permissions).union(*[self._grants[name] for name in inherits])

    def assign(self, user: str, role: str) -> None:
        """Give a role to a user."""
        self._known(role)
        self._roles.setdefault(user, set()).add(role)

    def revoke(self, user: str, role: str) -> None:
        """Take a role from a user."""
        self._known(role)
        self._roles.get(user, set()).discard(role)

    def can(self, user: str, permission: str) -> bool:
        """Return whether one of the user's roles grants the permission."""
        return any(
            _covers(granted, permission)
            for role in self._roles.get(user, ())
            for granted in self._grants[role]
        )

    def _known(self, role: str) -> None:
        if role not in self._grants:
            raise KeyError(role)


def _covers(granted: str, permission: str) -> bool:
    """Return whether one text grants what another one asks for."""
    if granted == "*" or granted.endswith(":*"):
        return permission.startswith(granted[:-1])
    return granted == permission


def requires_permission(acl: AccessControl, permission: str) -> Callable[[Callable], Callable]:
    """Return a decorator for functions whose first argument is the user."""

    def decorate(function: Callable) -> Callable:
        @wraps(function)
        def checked(user: str, *args: Any, **kwargs: Any) -> Any:
            if not acl.can(user, permission):
                return False
            return function(user, *args, **kwargs)

        return checked

    return decorate
