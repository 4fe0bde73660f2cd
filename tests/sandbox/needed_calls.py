"""needed_calls - what the filter allows, and what honest code really calls

Honest solutions, each with something in it that asks for a certain system call, are graded under
strace(1). Every row of the policy that allows a call must be matched by a call of a box behind its
filter, or stand in KEPT with the reason why it is allowed all the same; and no row may stand there
that is needed. So a call that is allowed for nothing is found.
SPDX-License-Identifier: MIT
"""

import os
import re
import subprocess
import sys
import textwrap

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import BINARY, HANG_SECONDS, Folder, for_several  # noqa: E402
from sandbox.honest_files import ALLOWED  # noqa: E402

ITEMS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "attacks", "challenges", "items")

# What an honest program does, as the body of items(n) before it returns the right answer.
HONEST = {
    "print": "print('hello', flush=True)",
    "standard_input": "import sys\nassert sys.stdin.read() == ''",
    "output_reopened": "out = open(1, 'w', closefd=False)\nout.write('x')\nout.close()",
    "output_closed": "import os\nos.close(2)",
    "much_memory": "blocks = [bytearray(100_000) for _ in range(50)]\ndel blocks\n"
    "grown = bytearray()\nfor _ in range(300):\n    grown += bytes(10_000)\ndel grown",
    "small_objects": "rows = [[i, str(i)] for i in range(40_000)]\ndel rows",
    "handler": "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, [])\nold = signal.signal(signal.SIGALRM, lambda *a: None)\n"
    "signal.setitimer(signal.ITIMER_REAL, 0.001)\n"
    "import time\ntime.sleep(0.005)\nsignal.signal(signal.SIGALRM, old)",
    "time_out": "import signal\nsignal.alarm(5)\nsignal.alarm(0)",
    "fault_handler": "import faulthandler\nfaulthandler.enable()",
    "clocks": "import time\ntime.process_time()\ntime.thread_time()",
    "chance": "import os, secrets\nos.urandom(8)\nsecrets.token_hex()",
    "logging": "import logging\nlogging.warning('x')",
    "locks": "import threading\nlock = threading.Lock()\nlock.acquire()\n"
    "assert not lock.acquire(timeout=0.001)\nlock.release()",
    "condition": "import threading\nc = threading.Condition()\nwith c:\n    c.wait(0.001)\n    c.notify_all()",
    "event_loop": "import asyncio\nasync def f(): await asyncio.sleep(0.001)\nasyncio.run(f())",
    "deep": "import sys\ndef down(k): return 0 if k == 0 else 1 + down(k - 1)\n"
    "sys.setrecursionlimit(20_000)\nassert down(10_000) == 10_000",
    "yields": "import os, time\ntime.sleep(0)\nos.sched_yield()",
    "itself": "import os\nassert os.getuid() == os.geteuid() != 0 and os.getgid() == os.getegid()",
    "resources": "import resource\nfor who in ('SELF', 'CHILDREN', 'THREAD'):\n"
    "    assert resource.getrusage(getattr(resource, 'RUSAGE_' + who)).ru_utime >= 0\n"
    "assert resource.getrlimit(resource.RLIMIT_CPU) == resource.prlimit(0, resource.RLIMIT_CPU)",
    "sets_limits": "import resource\ntry:\n    resource.setrlimit(resource.RLIMIT_STACK, (-1, -1))\n"
    "    assert False\nexcept ValueError:\n    pass",
}
# What gives no answer, and whose report needs a call.
REFUSED = {
    "leaves": "import os\nos._exit(0)",
    "thread": "import threading\nthreading.Thread(target=print).start()",
}

FILES_CHALLENGE = """gradebox: 1
id: items
title: Items
entry: {function: items}
allow: [files]
tests: [{id: one, args: [3], expect: [0, 1, 2]}]
"""

# Rows that nothing above needs: {(call, tests): why it is allowed}.
KEPT = {
    ("restart_syscall", "-"): "the kernel's own; strace hides it",
    ("futex", "1:0xfffffe7f:0"): "locks of the C library, and of another one (musl)",
    ("futex", "1:0xfffffe7f:0x1"): "the first use of what the C library sets up once",
    ("madvise", "2:0xffffffff:0x4"): "allocators of other builds: mimalloc from 3.13 on",
    ("madvise", "2:0xffffffff:0x8"): "the same",
}

# The same, of the rows that files have besides.
KEPT_FILES = {}


def policy(wanted):
    """Rows that allow: {(call, tests as text): [(argument, mask, value)]} of one tier."""
    rows = {}
    done = subprocess.run([os.environ["PRINT_POLICY"]], capture_output=True, text=True, check=True)
    for line in done.stdout.splitlines():
        tier, action, call, tests, _ = line.split(" ", 4)
        if (tier, action) == (wanted, "allow"):
            parts = [] if tests == "-" else [part.split(":") for part in tests.split(",")]
            rows[call, tests] = [(int(a), int(mask, 0), int(value, 0)) for a, mask, value in parts]
    return rows


def trace(folder, challenge, honest, refused):
    """The lines of strace over all of @honest and @refused."""
    paths = []
    for at, body in enumerate([*honest.values(), *refused.values()]):
        lines = textwrap.indent(textwrap.dedent(body).strip("\n"), "    ")
        paths.append(folder.write(f"{at}.py", f"def items(n):\n{lines}\n    return list(range(n))\n"))
    out = folder.path("calls")
    command = ["strace", "-f", "-qq", "-e", "raw=all", "-o", out, BINARY, "grade", *for_several(),
               challenge, *paths]
    done = subprocess.run(command, capture_output=True, text=True, timeout=HANG_SECONDS)
    accepted = done.stdout.count("\naccepted   100 of 100")
    assert accepted == len(honest), f"{accepted} of {len(honest)} accepted\n{done.stdout}{done.stderr}"
    with open(out, encoding="utf-8", errors="replace") as lines:
        return lines.read().splitlines()


def calls_behind_the_filter(lines):
    """{(call, arguments)} that boxes made after they had installed their filter."""
    boxes, calls = set(), set()
    for line in lines:
        match = re.match(r"(\d+) +(?:<\.\.\. )?(\w+)(?: resumed>|\()(.*)", line)
        if not match:
            continue
        pid, call, rest = match.groups()
        # Only a box gets a descriptor of it, the listener's.
        if call == "seccomp" and re.search(r"= (0x)?[1-9a-f]", rest):
            boxes.add(pid)
        elif pid in boxes and "resumed>" not in line:
            arguments = re.split(r"[)<]", rest)[0].rstrip(", ")
            calls.add((call, tuple(int(a, 0) for a in arguments.split(", ") if a)))
    return calls


def matches(tests, arguments):
    return all(a < len(arguments) and arguments[a] & mask == value for a, mask, value in tests)


def check(rows, kept, lines):
    """Whether each of @rows, and nothing of @kept, is met by a call of a box."""
    calls = calls_behind_the_filter(lines)
    written = {arguments[0] for call, arguments in calls if call == "write"}
    assert 3 in written, f"no box is seen to answer, only {sorted(calls)[:20]}"
    unneeded = {
        (call, tests)
        for (call, tests), conditions in rows.items()
        if not any(name == call and matches(conditions, arguments) for name, arguments in calls)
    }
    surplus = unneeded - set(kept)
    assert not surplus, f"allowed, and nothing needs it: {sorted(surplus)}"
    stale = set(kept) - unneeded
    assert not stale, f"kept for a reason, and needed or not there: {sorted(stale)}"


@test("a call that is allowed is needed by honest code, or kept for a reason")
def needed():
    with Folder() as folder:
        lines = trace(folder, ITEMS, HONEST, REFUSED)
    check(policy("pure"), KEPT, lines)


@test("the same of what files are allowed besides")
def needed_for_files():
    rows = {row: tests for row, tests in policy("files").items() if row not in policy("pure")}
    with Folder() as folder:
        folder.write("items/challenge.yaml", FILES_CHALLENGE)
        lines = trace(folder, folder.path("items"), ALLOWED, {})
    check(rows, KEPT_FILES, lines)


main()
