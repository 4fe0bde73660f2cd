"""ordinary_user - the program and the tests where one without any rights may read them

For tests that are started as root, as CI is.
SPDX-License-Identifier: MIT
"""

import os
import shutil

from cli.program import BINARY, ROOT

ORDINARY_ID = 61184  # nobody's: the first that systemd hands out and takes back (DynamicUser=)


def become_ordinary():
    """Gives all rights up for good."""
    os.setgroups([])
    os.setresgid(ORDINARY_ID, ORDINARY_ID, ORDINARY_ID)
    os.setresuid(ORDINARY_ID, ORDINARY_ID, ORDINARY_ID)


def copy_for_everybody(folder):
    """The programs and the tests below @folder; returns the path of gradebox there."""
    build = os.path.join(folder, "build")
    os.mkdir(build)
    for name in os.listdir(os.path.dirname(BINARY)):
        path = os.path.join(os.path.dirname(BINARY), name)
        if (name.startswith("gradebox") or name == "without") and os.path.isfile(path):
            shutil.copy(path, build)
    ignored = shutil.ignore_patterns("__pycache__", "golden", "unit")
    shutil.copytree(os.path.join(ROOT, "tests"), os.path.join(folder, "tests"), ignore=ignored)
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(parent, name)
            os.chmod(path, os.stat(path).st_mode | 0o555 if os.path.isdir(path) or
                     parent == build else os.stat(path).st_mode | 0o444)
    os.chmod(folder, 0o755)
    return os.path.join(build, "gradebox")
