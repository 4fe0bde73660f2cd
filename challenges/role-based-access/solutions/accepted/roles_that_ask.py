"""Roles are objects that ask those they inherit from; users stand in the roles."""

from collections.abc import Callable, Iterable
from typing import Any


class _Role:
    """The permissions of a role: exact ones and beginnings."""

    def __init__(self, permissions: Iterable[str], parents: list["_Role"]) -> None:
        self.exact: set[str] = set()
        self.beginnings: list[str] = []
        self.parents = parents
        self.users: set[str] = set()
        for permission in permissions:
            if permission.endswith("*"):
                self.beginnings.append(permission.removesuffix("*"))
            else:
                self.exact.add(permission)

    def grants(self, permission: str) -> bool:
        """Return whether this role or one below it has the permission."""
        if permission in self.exact or permission.startswith(tuple(self.beginnings)):
            return True
        return any(parent.grants(permission) for parent in self.parents)


class AccessControl:
    """Knows the roles of users, and what the roles grant."""

    def __init__(self) -> None:
        """Begin without roles and users."""
        self.roles: dict[str, _Role] = {}

    def add_role(self, role: str, permissions: Iterable[str], inherits: Iterable[str] = ()) -> None:
        """Add a role with its own permissions and those of others."""
        if role in self.roles:
            raise ValueError(f"{role} exists")
        parents = [self.roles[parent] for parent in inherits]
        self.roles[role] = _Role(permissions, parents)

    def assign(self, user: str, role: str) -> None:
        """Give a role to a user."""
        self.roles[role].users.add(user)

    def revoke(self, user: str, role: str) -> None:
        """Take a role from a user."""
        self.roles[role].users.discard(user)

    def can(self, user: str, permission: str) -> bool:
        """Return whether one of the user's roles grants the permission."""
        mine = [role for role in self.roles.values() if user in role.users]
        return any(role.grants(permission) for role in mine)


class requires_permission:
    """A decorator for functions whose first argument is the user."""

    def __init__(self, acl: AccessControl, permission: str) -> None:
        """Remember what to ask for at each call."""
        self.acl = acl
        self.permission = permission

    def __call__(self, function: Callable) -> Callable:
        """Return the function with the question before it."""

        def guarded(*args: Any, **kwargs: Any) -> Any:
            if self.acl.can(args[0], self.permission):
                return function(*args, **kwargs)
            raise PermissionError(self.permission)

        return guarded
