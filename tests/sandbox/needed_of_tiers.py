"""needed_of_tiers - needed_calls.py for threads, loopback and processes

What honest solutions of a tier call is traced in the box, its threads and the processes that it starts.
Each row that allows a call in this tier and not in the pure one must be met by one of these, or stand in
KEPT with the reason why it is allowed all the same; and no row may stand there that is needed.
SPDX-License-Identifier: MIT
"""

import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import BINARY, HANG_SECONDS, Folder  # noqa: E402
from sandbox import honest_loopback, honest_processes, honest_threads  # noqa: E402
from sandbox.tier import CHALLENGE, LIMITS, TEST  # noqa: E402

OTHER_MACHINES = "where the C library or the machine has another name for the same"
WAITING = {(call, "-"): OTHER_MACHINES for call in ("epoll_pwait", "ppoll", "select")}
TIERS = {
    "threads": ("threads", honest_threads.HONEST.values(), WAITING),
    "loopback": (
        "threads, loopback",
        [source for _, source in honest_loopback.HONEST.values()],
        WAITING,
    ),
    "processes": ("processes", honest_processes.HONEST.values(), WAITING),
}


def rows_of(wanted):
    """Rows that allow: {(call, tests as text): [(argument, mask, value)]} of one tier."""
    rows = {}
    done = subprocess.run([os.environ["PRINT_POLICY"]], capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        tier, action, call, tests, _ = line.split(" ", 4)
        if (tier, action) == (wanted, "allow"):
            parts = [] if tests == "-" else [part.split(":") for part in tests.split(",")]
            rows[call, tests] = [(int(a), int(mask, 0), int(value, 0)) for a, mask, value in parts]
    return rows


def trace(folder, allow, sources):
    """The lines of strace over all of @sources, which must be accepted."""
    folder.write("challenges/work/challenge.yaml",
                 CHALLENGE.format(allow=allow, tests=TEST.format(0), **{**LIMITS, "time": "20s", "wall": "60s"}))
    paths = [folder.write(f"{at}.py", source) for at, source in enumerate(sources)]
    out = folder.path("calls")
    done = subprocess.run(["strace", "-f", "-qq", "-e", "raw=all", "-o", out, BINARY, "grade", "--challenges",
                           folder.path("challenges"), "work", *paths],
                          capture_output=True, text=True, timeout=HANG_SECONDS)
    accepted = done.stdout.count("\naccepted   100 of 100")
    assert accepted == len(paths), f"{accepted} of {len(paths)} accepted\n{done.stdout}{done.stderr}"
    with open(out, encoding="utf-8", errors="replace") as lines:
        return lines.read().splitlines()


def calls_of_boxes(lines):
    """{(call, arguments)} of boxes behind their filter, of their threads and of what they start."""
    parsed = []
    for line in lines:
        match = re.match(r"(\d+) +(?:<\.\.\. )?(\w+)(?: resumed>|\()(.*)", line)
        if match:
            parsed.append((*match.groups(), "resumed>" in line))
    # Only a box gets a descriptor of seccomp(2), the listener's. Who comes after the first of them and gets
    # none was started by a box.
    listener = [at for at, (_, call, rest, _) in enumerate(parsed)
                if call == "seccomp" and re.search(r"= (0x)?[1-9a-f]", rest)]
    boxes = {parsed[at][0] for at in listener}
    earlier = {pid for pid, *_ in parsed[:listener[0]]}
    behind, calls = set(), set()
    for at, (pid, call, rest, is_resumed) in enumerate(parsed):
        if at in listener:
            behind.add(pid)
        elif (pid in behind or (pid not in boxes and pid not in earlier)) and not is_resumed:
            arguments = re.split(r"[)<]", rest)[0].rstrip(", ")
            calls.add((call, tuple(int(a, 0) for a in arguments.split(", ") if a and a != "...")))
    return calls


def matches(tests, arguments):
    return all(a < len(arguments) and arguments[a] & mask == value for a, mask, value in tests)


@test.each([(tier,) for tier in TIERS], "a call that {0} allow is needed by honest code, or kept for a reason")
def needed(tier):
    allow, sources, kept = TIERS[tier]
    rows = {row: tests for row, tests in rows_of(tier).items() if row not in rows_of("pure")}
    with Folder() as folder:
        calls = calls_of_boxes(trace(folder, allow, sources))
    unneeded = {(call, tests) for (call, tests), conditions in rows.items()
                if not any(name == call and matches(conditions, arguments) for name, arguments in calls)}
    surplus = unneeded - set(kept)
    assert not surplus, f"allowed, and nothing needs it: {sorted(surplus)}"
    stale = set(kept) - unneeded
    assert not stale, f"kept for a reason, and needed or not there: {sorted(stale)}"


main()
