"""plan - what is run in the virtual machine, and what is right there

SPDX-License-Identifier: MIT
"""

import json
import subprocess

from initramfs import TREE

GRADEBOX = TREE + "/build/gradebox"
GOOD = TREE + "/challenges/three-sum/solutions/accepted/two_pointers.py"

# Limits of time are set for a real processor. Folder of challenges: what theirs are multiplied by, where
# an instruction takes a nanosecond, and where it takes as long as it takes to emulate it. Limits below
# a second are there for loops without an end, and stay.
ATTACKED = "tests/sandbox/attacks/challenges"
LIMITS_TIMES = {
    "instructions": {"challenges": 4, ATTACKED: 4},
    "host": {"challenges": 20, ATTACKED: 15},
}

# By the clock inside, too: one step at most, and how much longer tests may take than meson.build says.
STEP_SECONDS = 900
SLOWER = 15

SAMPLES = ["grade", "--group", "samples", "--format", "json", "three-sum", GOOD]

# name: arguments, exit code that is right, what the output must match
COMMANDS = {
    "doctor": (["doctor"], 0, r"(?s)ok +user namespaces.*ok +landlock.*ok +cgroup v2"),
    "doctor-userns-off": (["doctor"], 0, r"(?s)user namespaces.*max_user_namespaces.*ok +landlock"),
    "layers": (SAMPLES, 0, r'"user".*"memory": "rlimit\+cgroup", "landlock": \d'),
    "no-namespaces": (SAMPLES, 0, r'"namespaces": \[\], "seccomp": "pure".*"landlock": \d'),
    "grade": (["grade", "three-sum", GOOD], 0, "100 of 100 points"),
    "grade-note": (["grade", "three-sum", GOOD], 0, "(?s)note: no namespaces.*100 of 100 points"),
    "grade-full": (["grade", "--isolation", "full", "three-sum", GOOD], 6, "no namespaces here: "),
    "selftest": (["selftest", "--isolation", "full"], 0, "all .* attacks held"),
    "selftest-userns-off": (["selftest", "--isolation", "seccomp"], 0, "all .* attacks held"),
    "verify": (["verify", "three-sum"], 0, ""),
}

# boot: (values below /proc/sys, commands, whether the test programs run)
BOOTS = {
    "full": ({}, ("doctor", "layers", "grade", "verify", "selftest"), True),
    "userns-off": (
        {"user/max_user_namespaces": "0"},
        ("doctor-userns-off", "no-namespaces", "grade-note", "grade-full", "selftest-userns-off"),
        False,
    ),
}

# The test programs of these suites run; those that measure the tree have nothing to measure there.
SUITES = {"sandbox", "judge", "harness", "cli"}


def step(name, command, env, folder, seconds, code=0, must_match=""):
    return {"name": name, "command": command, "env": env, "folder": folder, "seconds": seconds,
            "code": code, "must_match": must_match}  # fmt: skip


def inside(value, root):
    return value.replace(root, TREE)


def test_steps(build, root):
    """One step for each test program of SUITES, as meson knows them."""
    listed = subprocess.check_output(["meson", "introspect", "--tests", build], text=True)
    for row in json.loads(listed):
        if not SUITES & {suite.split(":")[-1] for suite in row["suite"]}:
            continue
        env = {name: inside(value, root) for name, value in row["env"].items()}
        env["CK_TIMEOUT_MULTIPLIER"] = str(SLOWER)
        command = [inside(word, root) for word in row["cmd"]]
        yield step(row["name"], command, env, TREE, row["timeout"] * SLOWER)


def make(boot, build, root, words):
    """The plan of @boot: its settings and steps, of those whose names hold one of @words, if any."""
    settings, commands, has_tests = BOOTS[boot]
    steps = []
    for name in commands:
        args, code, must_match = COMMANDS[name]
        steps.append(step(name, [GRADEBOX, *args], {}, TREE, STEP_SECONDS, code, must_match))
    if has_tests:
        steps += test_steps(build, root)
    if words:
        steps = [row for row in steps if any(word in row["name"] for word in words)]
    return {"settings": settings, "steps": steps}
