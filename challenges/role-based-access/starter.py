"""Roles and permissions of a content system."""

from collections.abc import Callable, Iterable


class AccessControl:
    """Knows the roles of users, and what the roles grant."""

    def __init__(self) -> None:
        """Begin without roles and users."""
        raise NotImplementedError

    def add_role(self, role: str, permissions: Iterable[str], inherits: Iterable[str] = ()) -> None:
        """Add a role with its own permissions and those of others."""
        raise NotImplementedError

    def assign(self, user: str, role: str) -> None:
        """Give a role to a user."""
        raise NotImplementedError

    def revoke(self, user: str, role: str) -> None:
        """Take a role from a user."""
        raise NotImplementedError

    def can(self, user: str, permission: str) -> bool:
        """Return whether one of the user's roles grants the permission."""
        raise NotImplementedError


def requires_permission(acl: AccessControl, permission: str) -> Callable[[Callable], Callable]:
    """Return a decorator for functions whose first argument is the user."""
    raise NotImplementedError
