"""faulty - run gradebox while something fails on purpose, and judge what it made of that

A fault is one of strace's: the n-th call of a kind, by one of the processes, fails or brings a signal.
Or it is a signal that is sent when a certain message goes by (--trace). What must hold is always the
same: gradebox ends, with an exit code that it has, and says why; a good solution gets no verdict but
accepted or internal error, a bad one none but wrong answer or internal error; no process is left.
SPDX-License-Identifier: MIT
"""

import json
import os
import re
import shutil
import signal
import subprocess

from cli.program import BINARY, HANG_SECONDS, Done, Folder, environment, process_table, wait_until
from tap import Skip

CHALLENGES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "challenges")
CHALLENGE = os.path.join(CHALLENGES, "steps")
RULED = os.path.join(CHALLENGES, "ruled")  # forbids sum
CHECKED = os.path.join(CHALLENGES, "checked")  # a checker decides
N_TESTS = 6

GOOD = "def double(n):\n    print(n)\n    return 2 * n\n"
BAD = "def double(n):\n    print(n)\n    return 2 * n + 1\n"
BOTH = (GOOD, BAD)

STRACE = shutil.which("strace")


# ---- running -------------------------------------------------------------------------------------


def commands(folder, sources, *options, challenge=CHALLENGE):
    """The words behind the program's name that grade @sources, written into @folder."""
    paths = [folder.write(f"s{i}.py", source) for i, source in enumerate(sources)]
    return ["grade", "--format", "json", *options, challenge, *paths]


def run(command, sources, *options):
    with Folder() as folder:
        args = commands(folder, sources, *options)
        done = subprocess.run(command + args, capture_output=True, stdin=subprocess.DEVNULL,
                              env=environment(), timeout=HANG_SECONDS)
    return Done(args, done.returncode, done.stdout, done.stderr)


def gradebox_with_zygote(folder, words, is_every):
    """A gradebox in @folder whose first zygote, or every one, is run by the command @words."""
    was_there = "false" if is_every else f"! mkdir {os.path.join(folder, 'first')} 2>/dev/null"
    build = os.path.dirname(BINARY)
    shutil.copy(BINARY, folder)
    for name in os.listdir(build):
        path = os.path.join(build, name)
        if not os.path.isfile(path):
            continue
        if name.startswith("gradebox-stdlib-"):
            os.symlink(path, os.path.join(folder, name))
        if name.startswith("gradebox-zygote-"):
            script = os.path.join(folder, name)
            with open(script, "w", encoding="utf-8") as out:
                out.write(f'#!/bin/sh\nPATH=/usr/bin:/bin\nif {was_there}; then exec {path} "$@"; fi\n'
                          f'exec {" ".join([*words, path])} "$@"\n')
            os.chmod(script, 0o755)
    return os.path.join(folder, "gradebox")


def run_with_fault(who, call, what, when, sources=BOTH, options=("--jobs", "2")):
    """@who: gradebox, the first zygote, zygotes (every one), or boxes (every one, and the zygote);
    @what, @when: see strace(1)."""
    if not STRACE:
        raise Skip("strace is not installed")
    words = [STRACE, "-qq", "-o", "/dev/null", "-e", f"trace={call}",
             "-e", f"inject={call}:{what}:when={when}"]
    if who == "gradebox":
        return run([*words, BINARY], sources, *options)
    # -D: the tracer is a grandchild, so that the zygote stays gradebox' own child.
    words.insert(1, "-D")
    if who == "boxes":
        words.insert(1, "-f")
    with Folder() as folder:
        return run([gradebox_with_zygote(folder.name, words, who != "zygote")], sources, *options)


MESSAGE = re.compile(r" ms  (?:box (?P<box>[0-9]+)|zygote) +(?P<text>.*)")


def run_with_signal(message, nth, target, *signals, sources=(GOOD,), options=("--jobs", "1"),
                    challenge=CHALLENGE):
    """Sends each of @signals, once the @nth line of the trace holds @message: to the zygote that was
    started last, or to the box of that line."""
    with Folder() as folder:
        args = commands(folder, sources, "--trace", *options, challenge=challenge)
        child = subprocess.Popen([BINARY, *args], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                 stderr=subprocess.PIPE, env=environment())
        zygote, n, lines = None, 0, []
        for line in child.stderr:
            lines.append(line)
            found = MESSAGE.search(line.decode("utf-8", "replace"))
            if not found:
                continue
            started = re.search(r"as process ([0-9]+)", found["text"])
            zygote = int(started[1]) if started else zygote
            n += message in found["text"]
            if n == nth and message in found["text"]:
                for number in signals:
                    send(zygote if target == "zygote" else int(found["box"]), number)
        out, _ = child.communicate(timeout=HANG_SECONDS)
    assert n >= nth, f"no message '{message}' number {nth}: {b''.join(lines)}"
    errors = b"".join(line for line in lines if b" ms  " not in line)
    return Done(args, child.returncode, out, errors)


def send(pid, number):
    try:
        os.kill(pid, number)
        if number == signal.SIGSTOP:  # which takes effect only when it is seen
            wait_until(lambda: process_table().get(pid, (0, 0, "X"))[2] in "TXZ", 5, "it isn't stopped")
    except ProcessLookupError:
        pass  # it ended meanwhile


# ---- judging -------------------------------------------------------------------------------------


def documents(text):
    """The JSON documents of a report, one a solution."""
    decoder, found, at = json.JSONDecoder(), [], 0
    while text[at:].strip():
        at += len(text[at:]) - len(text[at:].lstrip())
        document, at = decoder.raw_decode(text, at)
        found += document if isinstance(document, list) else [document]
    return found


def must_be_right(done, sources=BOTH):
    """What the head of this file says, but for the processes. Returns the verdicts of each source."""
    done.must_be_sane()
    results = [[test["verdict"] for test in result["tests"]] for result in documents(done.out)]
    for source, verdicts in zip(sources, results):
        right = "AC" if source == GOOD else "WA"
        assert len(verdicts) == N_TESTS and set(verdicts) <= {right, "IE"}, f"{verdicts}\n{done}"
    if len(results) == len(sources):
        has_errors = any("IE" in verdicts for verdicts in results)
        code = 5 if has_errors else 1 if BAD in sources else 0
        assert done.code == code, f"exit code {code} expected\n{done}"
    else:
        assert done.code in (3, 5, 6), done
        assert re.search(r"^(gradebox: .|.*: error: .)", done.err, re.MULTILINE), done
    return results


def count_errors(results):
    return sum(verdicts.count("IE") for verdicts in results)
