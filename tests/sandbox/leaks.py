"""leaks - a thousand rounds of grading with faults let in, and nothing is left behind

tests/bench/endurance.c kills boxes at moments that follow from a seed, stops others for a moment, and
kills the zygote every fifty rounds, all within one gradebox process that counts what it holds.
SPDX-License-Identifier: MIT
"""

import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import HANG_SECONDS, Folder, environment  # noqa: E402
from sandbox.faulty import BAD, CHALLENGE, GOOD  # noqa: E402

PROGRAM = os.environ["ENDURANCE"]
ROUNDS = 1000

# What an allocator may hold on to after rounds of another kind than those before; lost memory of the
# smallest sort, a line of text in each round, would be more than that.
KEPT_BYTES = 256 << 10


def endure(source, *seed):
    with Folder() as folder:
        path = folder.write("solution.py", source)
        done = subprocess.run([PROGRAM, CHALLENGE, path, str(ROUNDS), *seed], check=False,
                              capture_output=True, env=environment(), timeout=2 * HANG_SECONDS)
    assert done.returncode == 0, done
    return json.loads(done.stdout)


@test.each(
    [("AC", GOOD, ("7",)), ("WA", BAD, ("8",)), ("AC", GOOD, ())],
    "{2}: a thousand rounds, each test {0} or lost with its box, and nothing stays",
)
def rounds(right, source, seed):
    found = endure(source, *seed)
    verdicts, warm, end, before, after = (
        found[name] for name in ("verdicts", "warm", "end", "before", "after"))
    lost = verdicts.pop("IE", 0)
    assert set(verdicts) == {right}, found
    assert (lost > ROUNDS // 10) if seed else lost == 0, f"faults that hit: {lost} of {ROUNDS}"
    assert end["fds"] == warm["fds"] and after["fds"] == before["fds"], found
    assert end["children"] == 1 and after["children"] == 0, found
    assert end["zygote_fds"] == warm["zygote_fds"], found
    for name in ("memory_bytes", "zygote_memory_bytes"):
        assert end[name] <= warm[name] + KEPT_BYTES, f"{name}: {found}"


main()
