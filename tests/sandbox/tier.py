"""tier - grade one submission against a challenge that allows some tiers

SPDX-License-Identifier: MIT
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from cli.program import Folder, gradebox  # noqa: E402

CHALLENGE = """gradebox: 1
id: work
title: Work
entry: {{function: work}}
limits: {{time: {time}, wall: {wall}, memory: {memory}}}
allow: [{allow}]
tests:
{tests}
"""
TEST = "  - {{id: t{}, args: [], expect: done}}\n"

# Far more than an honest answer takes, and no more than one waits for what never comes.
LIMITS = {"time": "2s", "wall": "20s", "memory": "64MiB"}


class Graded:
    """What became of a submission."""

    def __init__(self, done):
        self.done = done
        result = done.json()
        self.isolation = result["isolation"]
        self.tests = result["tests"]
        self.verdict = result["verdict"]

    def must(self, verdict, says="", line=None):
        """The verdict of all tests; what the first one says, and the line that it names."""
        verdicts = {one["verdict"] for one in self.tests}
        assert verdicts == {verdict}, f"{verdict} expected\n{self.done}"
        first = self.tests[0]
        told = f"{first['detail']} {first['violation']}"
        assert says in told, f"no '{says}' in {told}"
        assert line is None or first["line"] == line, f"line {line} expected, got {first['line']}"
        return self


def grade_tiers(allow, source, *options, n_tests=1, **limits):
    """Grades @source, whose work() must return 'done', with the tiers of @allow ("threads, files")."""
    tests = "".join(TEST.format(i) for i in range(n_tests))
    with Folder() as folder:
        folder.write("challenges/work/challenge.yaml",
                     CHALLENGE.format(allow=allow, tests=tests, **{**LIMITS, **limits}))
        path = folder.write("sol.py", source)
        done = gradebox("grade", "--format", "json", "--challenges", folder.path("challenges"), *options,
                        "work", path)
    return Graded(done) if done.code in (0, 1) else done
