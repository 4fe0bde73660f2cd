"""include_direction - an include points down the layers, never up

Reads the #include lines of all C files and holds them against the table below. Includes of ours
carry their path from the root of the repository ("base/error.h"), so where one points can be read
off it. Also: an include of ours exists, is quoted and not in angle brackets, and only what runs in
a box knows Python.
SPDX-License-Identifier: MIT
"""

import os
import re
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "tests"))
from tap import main, test  # noqa: E402 (the path must be set first)

# What of sandbox/ the trusted side may see: descriptions, the protocol, and its own half.
SANDBOX_FOR_GRADER = (
    "sandbox/spec.h",
    "sandbox/protocol.h",
    "sandbox/probe.h",
    "sandbox/wire.h",
    "sandbox/supervisor/",
)

# Folder of a file (the longest that fits counts) and what it may include: prefixes of paths. Each
# row allows itself.
LAYERS = {
    "base/": (),
    "sandbox/": ("base/",),
    "sandbox/supervisor/": ("sandbox/", "base/"),
    "sandbox/zygote/": ("sandbox/", "base/"),
    "sandbox/harness/": ("sandbox/", "base/"),
    "grader/value/": ("base/",) + SANDBOX_FOR_GRADER,
    "grader/challenge/": ("grader/value/", "base/") + SANDBOX_FOR_GRADER,
    "grader/judge/": ("grader/challenge/", "grader/value/", "base/") + SANDBOX_FOR_GRADER,
    "grader/report/": ("grader/judge/", "grader/challenge/", "grader/value/", "base/")
    + SANDBOX_FOR_GRADER,
    "grader/command/": ("grader/", "base/") + SANDBOX_FOR_GRADER,
    "grader/": ("base/",) + SANDBOX_FOR_GRADER,  # main.c stands above every layer
    "tests/": ("grader/", "sandbox/", "base/"),
}

# Folders whose half of sandbox/ is on the other side of the fence.
FORBIDDEN = {
    "sandbox/supervisor/": ("sandbox/zygote/", "sandbox/harness/"),
    "sandbox/zygote/": ("sandbox/supervisor/",),
    "sandbox/harness/": ("sandbox/supervisor/",),
}

PYTHON_ALLOWED = ("sandbox/zygote/", "sandbox/harness/", "tests/")

OURS = ("base/", "grader/", "sandbox/", "tests/")
INCLUDE = re.compile(r'^\s*#\s*include\s+(?P<open>["<])(?P<path>[^">]+)[">]')


def layer_of(path):
    """The row of LAYERS that a file belongs to, or None."""
    rows = [layer for layer in LAYERS if path.startswith(layer)]
    return max(rows, key=len, default=None)


def judge_include(root, path, included, quoted):
    """What is wrong with one include, or None."""
    if included == "Python.h" and not path.startswith(PYTHON_ALLOWED):
        return "only what runs in a box may know Python"
    if not quoted:
        return "an include of ours is quoted" if included.startswith(OURS) else None
    if os.path.exists(os.path.join(root, os.path.dirname(path), included)) and "/" not in included:
        return f"write the path from the root: \"{os.path.dirname(path)}/{included}\""
    if not included.startswith(OURS):
        # A header that the build makes has no layer: it holds data.
        return None if "/" not in included else "starts with no layer"
    if not os.path.exists(os.path.join(root, included)):
        return "doesn't exist"
    layer = layer_of(path)
    if included.startswith(FORBIDDEN.get(layer, ())):
        return f"the other side of the fence from {layer}"
    if included.startswith(LAYERS[layer] + (layer,)) and allowed_inside(layer, included):
        return None
    return f"{layer} may include only {', '.join(LAYERS[layer] + (layer,))}"


def allowed_inside(layer, included):
    """The rows for a whole tree ("sandbox/") allow only the files at its top, not the subtrees."""
    if layer != "sandbox/" or not included.startswith("sandbox/"):
        return True
    return included.count("/") == 1


def c_files(root):
    for folder, folders, names in os.walk(root):
        relative = os.path.relpath(folder, root)
        folders[:] = sorted(
            name
            for name in folders
            if not name.startswith((".", "build")) and not (relative == "." and name == "challenges")
        )
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                yield os.path.normpath(os.path.join(relative, name))


def complaints(root):
    """(files read, list of `file:line: include: what is wrong`)."""
    found, count = [], 0
    for path in c_files(root):
        count += 1
        if layer_of(path) is None:
            found.append(f"{path}: stands in no layer; add its folder to the table")
            continue
        with open(os.path.join(root, path), encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                match = INCLUDE.match(line)
                if not match:
                    continue
                wrong = judge_include(root, path, match["path"], match["open"] == '"')
                if wrong:
                    found.append(f"{path}:{number}: {match['path']}: {wrong}")
    return count, found


@test("every include of the tree points down")
def tree_is_clean():
    count, found = complaints(ROOT)
    assert count > 0, f"no C files under {ROOT}"
    assert not found, "\n".join(found)


# A file with one include, and a word of the complaint that must come of it; None: it is fine.
PLANTED = [
    ("base/a.c", '#include "grader/value/value.h"', "may include only"),
    ("base/a.c", '#include "sandbox/wire.h"', "may include only"),
    ("base/a.c", '#include "value.h"', None),
    ("base/a.c", '#include "base.h"', "write the path from the root"),
    ("base/a.c", "#include <base/base.h>", "is quoted"),
    ("base/a.c", '#include "base/gone.h"', "doesn't exist"),
    ("base/a.c", "  #  include <Python.h>", "may know Python"),
    ("base/a.c", '#include "base/base.h"', None),
    ("grader/value/a.c", '#include "grader/challenge/model.h"', "may include only"),
    ("grader/value/a.c", '#include "sandbox/wire.h"', None),
    ("grader/challenge/a.c", '#include "grader/judge/judge.h"', "may include only"),
    ("grader/judge/a.c", '#include "grader/report/text.h"', "may include only"),
    ("grader/judge/a.c", '#include "sandbox/supervisor/client.h"', None),
    ("grader/judge/a.c", '#include "sandbox/zygote/zygote.h"', "may include only"),
    ("grader/report/a.c", '#include "grader/command/command.h"', "may include only"),
    ("grader/report/a.c", '#include "grader/judge/judge.h"', None),
    ("grader/command/a.c", '#include "grader/report/text.h"', None),
    ("grader/main.c", '#include "grader/command/command.h"', None),
    ("grader/main.c", '#include "sandbox/harness/harness.h"', "may include only"),
    ("sandbox/a.c", '#include "grader/value/value.h"', "may include only"),
    ("sandbox/a.c", '#include "sandbox/zygote/zygote.h"', "may include only"),
    ("sandbox/a.c", '#include "sandbox/wire.h"', None),
    ("sandbox/zygote/a.c", '#include "sandbox/harness/harness.h"', None),
    ("sandbox/zygote/a.c", '#include "grader/value/value.h"', "may include only"),
    ("sandbox/zygote/a.c", '#include "sandbox/supervisor/client.h"', "other side"),
    ("sandbox/zygote/a.c", "#include <Python.h>", None),
    ("sandbox/supervisor/a.c", '#include "sandbox/zygote/zygote.h"', "other side"),
    ("tests/unit/a.c", '#include "grader/judge/judge.h"', None),
    ("elsewhere/a.c", "#include <stdio.h>", "in no layer"),
]

HEADERS = [
    "base/base.h",
    "grader/value/value.h",
    "grader/challenge/model.h",
    "grader/judge/judge.h",
    "grader/report/text.h",
    "grader/command/command.h",
    "sandbox/wire.h",
    "sandbox/supervisor/client.h",
    "sandbox/zygote/zygote.h",
    "sandbox/harness/harness.h",
]


def write(root, path, text):
    os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
    with open(os.path.join(root, path), "w", encoding="utf-8") as out:
        out.write(text + "\n")


@test.each(PLANTED, "planted in {0}: {1}")
def planted(path, line, word):
    with tempfile.TemporaryDirectory() as root:
        for header in HEADERS:
            write(root, header, "#pragma once")
        write(root, path, line)
        _, found = complaints(root)
    if word is None:
        assert not found, found
    else:
        assert len(found) == 1 and word in found[0], found


main()
