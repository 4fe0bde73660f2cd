"""fewer_layers - on a machine that lacks something a verdict is right, or there is none

Each row takes something from the machine (sandbox/without.c), or sets a limit as a shell may have
set it. Then either all layers stand and nothing is said; or there are fewer, and a note and the
result say so, the verdicts are the same, and several solutions in one run are refused; or nothing
is graded, and the exit code and a sentence tell why. What a result says of its layers is compared
with what the kernel says of a running box.
SPDX-License-Identifier: MIT
"""

import json
import os
import resource
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import Skip, main, test  # noqa: E402
from cli.program import (  # noqa: E402
    BINARY,
    HANG_SECONDS,
    Done,
    Folder,
    environment,
    process_table,
    wait_until,
)

HERE = os.path.dirname(os.path.abspath(__file__))
CHALLENGES = os.path.join(HERE, "attacks", "challenges")
WITHOUT = os.path.join(os.path.dirname(BINARY), "without")
IS_ROOT = os.geteuid() == 0

SOLUTIONS = {
    "good": ("AC", "return list(range(n))"),
    "bad": ("WA", "return list(range(n + 1))"),
    "opens": ("SV", "return open('/etc/passwd').read()"),
    "forks": ("SV", "import os\n    os.fork()\n    return list(range(n))"),
    "connects": ("SV", "import socket\n    socket.socket()\n    return list(range(n))"),
    "kills": ("SV", "import os\n    os.kill(os.getppid(), 9)\n    return list(range(n))"),
    "hoards": ("MLE", "x = []\n    while True: x.append(bytearray(1 << 20))"),
    "spins": ("TLE", "while True: pass"),
}

EVERY_NAMESPACE = {"user", "mount", "pid", "net", "ipc", "uts", "cgroup"}

# The files in /proc/PID/ns of the namespaces that a result names.
NAMESPACE_LINKS = {"mount": "mnt"}


def limit(which, soft, hard):
    """For the child: a resource limit; None is what there is."""

    def prepare():
        there = resource.getrlimit(which)
        resource.setrlimit(
            which, (there[0] if soft is None else soft, there[1] if hard is None else hard)
        )

    return prepare


def both(which, number):
    return limit(which, number, number)


def soft_only(which, number):
    return limit(which, number, None)


def without(*lacks):
    return [WITHOUT, *lacks, "--"]


def one_processor():
    os.sched_setaffinity(0, [min(os.sched_getaffinity(0))])


def run(path, *options, before=(), prepare=None):
    """Grades the file as @before and @prepare have it, in a folder of its own."""
    paths = [path] if isinstance(path, str) else path
    with Folder() as folder:
        command = [*before, BINARY, "grade", *options, "--challenges", CHALLENGES, "items", *paths]
        done = subprocess.run(
            command, capture_output=True, cwd=folder.name, preexec_fn=prepare,
            env=environment(), stdin=subprocess.DEVNULL, timeout=HANG_SECONDS,
        )
    return Done(command[1:], done.returncode, done.stdout, done.stderr)


def write_solutions(folder):
    return {
        name: folder.write(name + ".py", f"def items(n):\n    {body}\n")
        for name, (_, body) in SOLUTIONS.items()
    }


def documents(done):
    decoder, found, text = json.JSONDecoder(), [], done.out.strip()
    while text:
        document, end = decoder.raw_decode(text)
        found.append(document)
        text = text[end:].strip()
    assert found, done
    return found


def must_be_right(paths, done):
    """Every solution has its verdict; returns the namespaces that the results name."""
    results = documents(done)
    verdicts = [result["verdict"] for result in results]
    assert verdicts == [SOLUTIONS[name][0] for name in paths], f"{verdicts}\n{done}"
    assert all(result["isolation"]["seccomp"] == "pure" for result in results), done
    named = {tuple(result["isolation"]["namespaces"]) for result in results}
    assert len(named) == 1, f"one run, several isolations: {named}"
    return set(named.pop())


# ---- all layers stand ----------------------------------------------------------------------------

FULL = [
    ("nothing", {}),
    ("/sys", {"before": without("sys")}),
    ("a temporary folder that programs run in", {"before": without("exec")}),
    ("the calls that came after Linux 5.9", {"before": without("newer")}),
    ("clone3", {"before": without("clone3")}),
    ("memfd_create", {"before": without("memfd")}),
    ("Landlock", {"before": without("landlock")}),
    ("all processors but one", {"prepare": one_processor}),
    ("standard input", {"prepare": lambda: os.close(0)}),
    ("standard error", {"prepare": lambda: os.close(2)}),
    ("descriptors beyond 64", {"prepare": both(resource.RLIMIT_NOFILE, 64)}),
    ("descriptors beyond 100", {"prepare": both(resource.RLIMIT_NOFILE, 100)}),
    ("descriptors beyond 20, softly", {"prepare": soft_only(resource.RLIMIT_NOFILE, 20)}),
    ("addresses beyond 1 GiB", {"prepare": both(resource.RLIMIT_AS, 1 << 30)}),
    ("addresses beyond 100 MiB, softly", {"prepare": soft_only(resource.RLIMIT_AS, 100 << 20)}),
    ("private memory beyond 1 GiB", {"prepare": both(resource.RLIMIT_DATA, 1 << 30)}),
    ("private memory beyond 5 MiB, softly",
     {"prepare": soft_only(resource.RLIMIT_DATA, 5 << 20)}),
    ("a stack beyond 2 MiB", {"prepare": both(resource.RLIMIT_STACK, 2 << 20)}),
    ("files to write", {"prepare": both(resource.RLIMIT_FSIZE, 0)}),
    ("CPU time beyond a minute", {"prepare": both(resource.RLIMIT_CPU, 60)}),
    ("memory to lock", {"prepare": both(resource.RLIMIT_MEMLOCK, 0)}),
    ("signals to queue", {"prepare": both(resource.RLIMIT_SIGPENDING, 0)}),
]


def machine_gives_namespaces():
    with Folder() as folder:
        good = folder.write("good.py", "def items(n):\n    return list(range(n))\n")
        done = run(good, "--isolation", "full")
    assert done.code == 0 or (done.code == 6 and "no namespaces here" in done.err), done
    return done.code == 0


HAS_NAMESPACES = machine_gives_namespaces()


def need_namespaces():
    if not HAS_NAMESPACES:
        raise Skip("this machine gives no namespaces")


@test.each(FULL, "without {0} every layer stands")
def full(_, how):
    need_namespaces()
    with Folder() as folder:
        paths = write_solutions(folder)
        done = run(list(paths.values()), "--format", "json", **how)
    assert not done.err, done
    assert must_be_right(paths, done) == EVERY_NAMESPACE, done


# ---- fewer layers, and told ----------------------------------------------------------------------

FEWER = [
    ("user namespaces", without("userns"), "max_*_namespaces"),
    ("what Docker denies", without("docker"), "cannot make a user namespace"),
    ("what AppArmor denies on Ubuntu 24.04", without("apparmor"), "step 'root'"),
    ("a host name to set", without("hostname"), "step 'host name'"),
    ("pid namespaces", without("pidns"), "step 'box'"),
    ("/proc", without("proc"), "no /proc here"),
    ("/proc and user namespaces", without("proc", "userns"), "no /proc here"),
    ("what Docker denies, Landlock and clone3", without("docker", "newer", "clone3"),
     "cannot make a user namespace"),
]


@test.each(FEWER, "without {0} one solution is graded with a note, several are not")
def fewer(_, before, words):
    with Folder() as folder:
        paths = write_solutions(folder)
        for name in ("good", "opens", "hoards"):
            done = run(paths[name], "--format", "json", before=before)
            assert "note: no namespaces here" in done.err and words in done.err, done
            assert must_be_right([name], done) == set(), done
        several = run(list(paths.values()), before=before)
        several.must(6, "several solutions", "no namespaces here: step", "--isolation seccomp",
                     "gradebox doctor")
        assert not several.out, several
        refused = run(paths["good"], "--isolation", "full", before=before)
        refused.must(6, "no namespaces here: step", "gradebox doctor")
        assert not refused.out, refused


@test.each(FEWER, "without {0} --isolation seccomp grades several")
def fewer_on_purpose(_, before, __):
    with Folder() as folder:
        paths = write_solutions(folder)
        done = run(list(paths.values()), "--isolation", "seccomp", "--format", "json",
                   before=before)
    assert "no namespaces" not in done.err, done
    assert must_be_right(paths, done) == set(), done


@test("--isolation seccomp does without namespaces that could be had")
def on_purpose():
    with Folder() as folder:
        paths = write_solutions(folder)
        done = run(list(paths.values()), "--isolation", "seccomp", "--format", "json")
    assert not done.err, done
    assert must_be_right(paths, done) == set(), done


@test("without user namespaces verify grades a challenge's own solutions, with a note")
def verify():
    where = os.path.join(HERE, "..", "cli", "challenges")
    for options, code, words in (((), 0, "note: no namespaces here"), (("--isolation", "full"), 6, ""),
                                 (("--isolation", "seccomp"), 0, "")):
        command = [*without("docker"), BINARY, "verify", "-C", where, *options, "double"]
        done = subprocess.run(command, capture_output=True, env=environment(), timeout=HANG_SECONDS)
        done = Done(command[1:], done.returncode, done.stdout, done.stderr).must(code, words)
        assert bool(done.err) == (options != ("--isolation", "seccomp")), done


@test("without /proc no memory is told, rather than the interpreter's")
def no_memory_told():
    with Folder() as folder:
        done = run(write_solutions(folder)["good"], "--format", "json", before=without("proc"))
    assert done.json()["memory_bytes"] == 0, done


# ---- nothing is graded ---------------------------------------------------------------------------

REFUSED = [
    ("seccomp", {"before": without("seccomp")}, 6, "seccomp"),
    ("seccomp's notifications", {"before": without("notify")}, 6, "step 'seccomp'"),
    ("pidfd_open", {"before": without("pidfd")}, 6, "pidfd"),
    ("close_range", {"before": without("close_range")}, 6, "Linux 5.9"),
    ("/dev", {"before": without("dev")}, 6, "/dev/null"),
    ("room for the report", {"before": without("space")}, 5, "No space left"),
    ("standard output", {"prepare": lambda: os.close(1)}, 5, "standard output"),
    ("descriptors beyond 20", {"prepare": both(resource.RLIMIT_NOFILE, 20)}, 6, "ulimit -n"),
    ("descriptors beyond 40", {"prepare": both(resource.RLIMIT_NOFILE, 40)}, 6, "ulimit -n"),
    ("addresses beyond 100 MiB", {"prepare": both(resource.RLIMIT_AS, 100 << 20)}, 6, "RLIMIT_AS"),
    ("private memory beyond 50 MiB", {"prepare": both(resource.RLIMIT_DATA, 50 << 20)}, 6,
     "RLIMIT_DATA"),
    ("private memory beyond 5 MiB", {"prepare": both(resource.RLIMIT_DATA, 5 << 20)}, 6,
     "ulimit -d"),
    ("a stack beyond 512 KiB", {"prepare": both(resource.RLIMIT_STACK, 512 << 10)}, 6,
     "RLIMIT_STACK"),
    ("CPU time beyond a second", {"prepare": both(resource.RLIMIT_CPU, 1)}, 6, "RLIMIT_CPU"),
    ("processes", {"prepare": both(resource.RLIMIT_NPROC, 1)}, 6, ""),
]


@test.each(REFUSED, "without {0} nothing is graded, and the reason is told")
def refused(_, how, code, words):
    with Folder() as folder:
        done = run(write_solutions(folder)["good"], **how)
    done.must(code, words)
    assert done.err and not done.out, done


@test("root without capabilities is told what it lacks")
def no_capabilities():
    with Folder() as folder:
        good = write_solutions(folder)["good"]
        if IS_ROOT:
            run(good, before=without("capabilities")).must(6, "CAP_SETGID")
        else:
            run(good, before=without("capabilities")).must(0)


# ---- inside of other sandboxes -------------------------------------------------------------------

INSIDE = [
    ("unshare", ["unshare", "--map-root-user"]),
    ("unshare", ["unshare", "--map-root-user", "--pid", "--fork", "--mount-proc"]),
    ("bwrap", ["bwrap", "--bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--unshare-all"]),
]


@test.each(INSIDE, "inside {1} a verdict is right, or the reason for none is told")
def inside(program, before):
    if not shutil.which(program):
        raise Skip(f"no {program} here")
    need_namespaces()
    with Folder() as folder:
        paths = write_solutions(folder)
        for name, path in paths.items():
            done = run(path, "--format", "json", before=before)
            if done.code == 6:
                assert "step '" in done.err and not done.out, done
                continue
            namespaces = must_be_right([name], done)
            assert namespaces == EVERY_NAMESPACE or "note: no namespaces here" in done.err, done


# ---- what the kernel says ------------------------------------------------------------------------


def status_of(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        return dict(line.rstrip("\n").split(":\t", 1) for line in status if ":\t" in line)


def cpu_ticks(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as stat:
        return int(stat.read().rpartition(")")[2].split()[11])


def spinning_box(child):
    """The child of gradebox that computes: neither the zygote nor a box that waits for its turn."""
    for pid, (parent, _, state) in process_table().items():
        try:
            if parent == child.pid and state == "R" and cpu_ticks(pid) > 30:
                return pid
        except OSError:
            pass  # it ended meanwhile
    return None


def namespaces_of(pid):
    return {
        name: os.readlink(f"/proc/{pid}/ns/{NAMESPACE_LINKS.get(name, name)}")
        for name in EVERY_NAMESPACE
    }


SPIN = """gradebox: 1
id: spin
title: Long enough to be looked at
entry: {function: spin}
limits: {time: 3s, wall: 60s}
tests:
  - {id: only, args: [], expect: 1}
"""

TRUTHS = [("nothing", []), ("what Docker denies", without("docker")),
          ("user namespaces", without("userns")), ("/proc", without("proc")),
          ("pid namespaces", without("pidns")), ("Landlock", without("landlock"))]


@test.each(TRUTHS, "without {0} a box stands behind what its result names")
def truth(_, before):
    with Folder() as folder:
        folder.write("spin/challenge.yaml", SPIN)
        spins = folder.write("spins.py", "def spin():\n    while True: pass\n")
        command = [*before, BINARY, "grade", "-f", "json", folder.path("spin"), spins]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                 env=environment())
        try:
            pid = wait_until(lambda: spinning_box(child), 20, "no box computes")
            status = status_of(pid)
            ours, theirs = namespaces_of(child.pid), namespaces_of(pid)
        except PermissionError:
            raise Skip("this user may not look at a box") from None
        finally:
            out = child.communicate(timeout=HANG_SECONDS)[0]
    named = set(json.loads(out)["isolation"]["namespaces"])
    real = {name for name in EVERY_NAMESPACE if ours[name] != theirs[name]}
    assert named <= real, f"named {sorted(named)}, but in {sorted(real)}"
    assert status["Seccomp"] == "2" and status["NoNewPrivs"] == "1", status
    assert status["CapEff"].strip("0") == "" and status["CapPrm"].strip("0") == "", status
    assert "0" not in status["Uid"].split(), status


main()
