"""doctor - what it finds, whom it blames, and the command that it gives, on machines that lack something

A machine is made to lack it for the child alone: by a nested user namespace, a seccomp filter as
Docker has it, a limit, a mount namespace of its own. Each is tried as whoever runs the tests, and
by root also as an ordinary user.
SPDX-License-Identifier: MIT
"""

import ctypes
import glob
import os
import re
import platform
import resource
import shutil
import struct
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import Skip, main, test  # noqa: E402
from cli.program import (  # noqa: E402
    BINARY,
    HANG_SECONDS,
    Folder,
    alive,
    descendants,
    environment,
    gradebox,
)

ORDINARY_ID = 1234

STATES = {"ok", "info", "degraded", "missing"}
IDS = {
    "kernel", "proc", "dev-null", "pidfd",
    "namespaces", "seccomp", "landlock", "cgroup",
    "open-files", "processes", "address-space", "stack", "data-limit", "memory",
    "cpu-clock", "schedstat", "counters",
    "processors", "siblings", "frequency", "load",
    "box",
    "tiers",
}  # fmt: skip
CHECK_KEYS = ["id", "group", "title", "purpose", "state", "finding", "reason", "command"]
EVERY_NAMESPACE = ["user", "mount", "pid", "net", "ipc", "uts", "cgroup"]

# ---- machines that lack something ------------------------------------------------------------------

LIBC = ctypes.CDLL(None, use_errno=True)

CLONE_NEWNS, CLONE_NEWUSER = 0x20000, 0x10000000
MS_BIND, MS_REC, MS_PRIVATE = 0x1000, 0x4000, 0x40000
NAMESPACE_FLAGS = 0x7E020000  # what Docker's default profile masks of clone's flags
SECCOMP_SET_MODE_FILTER, NEW_LISTENER = 1, 8
PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 4, 38, 22, 2
EPERM, ENOSYS = 1, 38
ALLOW, ERRNO = 0x7FFF0000, 0x00050000
LOAD, JUMP_EQUAL, AND, RETURN = 0x20, 0x15, 0x54, 0x06

# unshare, mount, clone, clone3, seccomp
NUMBERS = {
    "x86_64": (272, 165, 56, 435, 317),
    "aarch64": (97, 40, 220, 435, 277),
}


def must(result, what):
    if result != 0:
        raise OSError(ctypes.get_errno(), what)


def become_user():
    """For a child of root: an ordinary user."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(ORDINARY_ID, ORDINARY_ID, ORDINARY_ID)
        os.setresuid(ORDINARY_ID, ORDINARY_ID, ORDINARY_ID)
        must(LIBC.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0), "dumpable")  # /proc/self is ours again


def write(path, text):
    """Nothing is imported here: a child that became a user may not be able to."""
    fd = os.open(path, os.O_WRONLY)
    os.write(fd, text.encode())
    os.close(fd)


def enter_own_namespace(with_group=True):
    """A user's own user namespace, without capabilities once the program runs."""
    become_user()
    uid, gid = os.geteuid(), os.getegid()
    must(LIBC.unshare(CLONE_NEWUSER), "unshare")
    write("/proc/self/setgroups", "deny")
    write("/proc/self/uid_map", f"{ORDINARY_ID} {uid} 1")
    if with_group:
        write("/proc/self/gid_map", f"{ORDINARY_ID} {gid} 1")


def user_namespaces_used_up():
    enter_own_namespace()
    write("/proc/sys/user/max_user_namespaces", "0")


def net_namespaces_used_up():
    enter_own_namespace()
    write("/proc/sys/user/max_net_namespaces", "0")


def without_group():
    enter_own_namespace(with_group=False)


def install(instructions):
    code = b"".join(struct.pack("HBBI", *instruction) for instruction in instructions)
    memory = ctypes.create_string_buffer(code, len(code))
    program = ctypes.create_string_buffer(
        struct.pack("HxxxxxxP", len(instructions), ctypes.addressof(memory))
    )
    must(LIBC.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    must(LIBC.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program, 0, 0), "seccomp")


def filtered(denied):
    """A filter that refuses @denied and clone with namespace flags with EPERM, and clone3 with
    ENOSYS."""
    _, _, clone, clone3, _ = numbers()
    instructions = [(LOAD, 0, 0, 0)]
    for number, errno in [*((number, EPERM) for number in denied), (clone3, ENOSYS)]:
        instructions += [(JUMP_EQUAL, 0, 1, number), (RETURN, 0, 0, ERRNO | errno)]
    instructions += [
        (JUMP_EQUAL, 1, 0, clone),
        (RETURN, 0, 0, ALLOW),
        (LOAD, 0, 0, 16),  # the low half of the first argument
        (AND, 0, 0, NAMESPACE_FLAGS),
        (JUMP_EQUAL, 0, 1, 0),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, ERRNO | EPERM),
    ]
    install(instructions)


def numbers():
    if platform.machine() not in NUMBERS:
        raise Skip(f"no numbers of system calls of {platform.machine()}")
    return NUMBERS[platform.machine()]


def as_docker():
    """Docker's default profile, as far as it matters here."""
    unshare, mount, _, _, _ = numbers()
    filtered([unshare, mount])


def without_seccomp():
    *_, seccomp = numbers()
    filtered([seccomp])


def listened_to():
    """Somebody listens to this process' system calls already; its descriptor stands in for the input."""
    *_, seccomp = numbers()
    memory = ctypes.create_string_buffer(struct.pack("HBBI", RETURN, 0, 0, ALLOW), 8)
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", 1, ctypes.addressof(memory)))
    must(LIBC.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")
    listener = LIBC.syscall(seccomp, SECCOMP_SET_MODE_FILTER, NEW_LISTENER, program)
    if listener < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    os.dup2(listener, 0)


def own_mounts():
    must(LIBC.unshare(CLONE_NEWNS), "unshare")
    must(LIBC.mount(None, b"/", None, MS_REC | MS_PRIVATE, None), "private")


def without_proc():
    own_mounts()
    must(LIBC.mount(b"none", b"/proc", b"tmpfs", 0, None), "mount")


def without_sys():
    own_mounts()
    must(LIBC.mount(b"none", b"/sys", b"tmpfs", 0, None), "mount")


def limit(which, number):
    return lambda: resource.setrlimit(which, (number, number))


# ---- running it ------------------------------------------------------------------------------------


def must_be_root():
    if os.geteuid() != 0:
        raise Skip("only root can mount without a user namespace")


def for_everybody(folder):
    """The program and its zygotes where a user may run them; returns the program's path."""
    build = os.path.dirname(BINARY)
    for path in [BINARY, *glob.glob(os.path.join(build, "gradebox-*-3.*"))]:
        if os.path.isfile(path):
            shutil.copy(path, folder)
            os.chmod(os.path.join(folder, os.path.basename(path)), 0o755)
    return os.path.join(folder, "gradebox")


def doctor(*options, prepare=None, **how):
    with Folder() as folder:
        binary = for_everybody(folder.name)
        return gradebox(
            "doctor", *options, prepare=prepare, binary=binary, cwd=folder.name, **how
        ).must_be_sane()


def diagnose(prepare=None):
    """(exit code, document, {id: check})"""
    done = doctor("--format", "json", prepare=prepare)
    document = done.json()
    assert done.code == (0 if document["grades"] else 6), done
    return document, {check["id"]: check for check in document["checks"]}


def must_blame(check, state, reason, command=""):
    """Without @command any will do: it depends on the container that the tests run in."""
    assert check["state"] == state, check
    assert reason in (check["reason"] or ""), f"no '{reason}' in {check}"
    assert command in (check["command"] or ""), f"no '{command}' in {check}"


# ---- this machine ----------------------------------------------------------------------------------


@test("json: the keys, every id once, a state for each")
def shape():
    document, checks = diagnose()
    assert list(document) == ["format", "checks", "uses", "grades", "failure"], list(document)
    assert document["format"] == "gradebox-doctor/1" and isinstance(document["grades"], bool), document
    assert len(checks) == len(document["checks"]), "an id comes twice"
    pythons = {name for name in checks if name.startswith("python-3.")}
    assert set(checks) == IDS | pythons and pythons, set(checks) ^ IDS
    for check in document["checks"]:
        assert list(check) == CHECK_KEYS, check
        assert check["state"] in STATES and check["finding"] and check["purpose"], check
        assert check["state"] in ("ok", "info") or check["reason"], f"nobody is blamed: {check}"
        for key in ("reason", "command"):
            assert check[key] is None or check[key].strip(), check


USERS = [("whoever runs the tests", None), ("an ordinary user", become_user)]


@test.each(USERS, "{0}: what is used is what a test had, and it is graded")
def grades_here(_, prepare):
    document, checks = diagnose(prepare)
    uses = document["uses"]
    assert document["grades"] and document["failure"] is None, document
    assert checks["box"]["state"] in ("ok", "degraded"), checks["box"]
    expected = EVERY_NAMESPACE if checks["namespaces"]["state"] == "ok" else []
    assert uses["namespaces"] == expected, (uses, checks["namespaces"])
    assert uses["seccomp"] == "pure" and checks["seccomp"]["state"] == "ok", checks["seccomp"]
    has_landlock = checks["landlock"]["state"] == "ok"
    assert (uses["landlock"] is not None) == has_landlock, (uses, checks["landlock"])
    assert has_landlock is False or f"abi {uses['landlock']}:" in checks["landlock"]["finding"]
    has_leaf = checks["cgroup"]["state"] == "ok"
    assert uses["memory"] == ("rlimit+cgroup" if has_leaf else "rlimit"), (uses, checks["cgroup"])


@test("text: no wide line but for commands, a line for each check, and the sum")
def text():
    done = doctor("--color", "never")
    document, _ = diagnose()
    assert done.code == 0 and not done.err, done
    lines = done.out.splitlines()
    for line in lines:
        assert len(line) <= 80 or line.startswith("      $ "), line
    for check in document["checks"]:
        row = rf"  {check['state']} +{re.escape(check['title'])} "
        found = [line for line in lines if re.match(row, line)]
        assert len(found) == 1, (check, found)
    uses = ", ".join(document["uses"]["namespaces"]) + " namespaces" if document["uses"][
        "namespaces"] else "no namespaces"  # fmt: skip
    assert f"gradebox will use: {uses}; " in done.out.replace("\n  ", " "), done
    assert "what would make it better:" in done.out, done


@test("--color always paints the states, and changes no word")
def color():
    painted = doctor("--color", "always").out
    assert "\x1b[" in painted, painted
    assert "\x1b[" not in doctor("--color", "never").out


@test("--python: that one alone; one that was not built is wrong usage")
def python_option():
    _, checks = diagnose()
    version = [name for name in checks if name.startswith("python-")][0].partition("-")[2]
    chosen = doctor("--python", version, "--format", "json").json()
    names = [check["id"] for check in chosen["checks"] if check["id"].startswith("python-")]
    assert names == [f"python-{version}"] and chosen["uses"]["python"] == version, chosen
    gradebox("doctor", "--python", "3.99").must(2, "3.99", "built for")


@test("it leaves nothing behind: no process, no cgroup, no mount, no file")
def leaves_nothing():
    def look():
        with open("/proc/self/mountinfo", encoding="utf-8") as mounts:
            groups = glob.glob("/sys/fs/cgroup/**/gradebox*", recursive=True)
            return len(mounts.readlines()), [path for path in groups if "doctor" in path]

    before, ours = look(), descendants(os.getpid())
    with Folder() as folder:
        binary = for_everybody(folder.name)
        there = sorted(os.listdir(folder.name))
        gradebox("doctor", binary=binary, cwd=folder.name)
        assert sorted(os.listdir(folder.name)) == there
    assert look() == before
    left = alive(descendants(os.getpid()) - ours)
    assert not left, left


# ---- machines that lack something --------------------------------------------------------------------


@test("no user namespace is left: the sysctl is blamed, and a test is graded without")
def used_up():
    document, checks = diagnose(user_namespaces_used_up)
    must_blame(checks["namespaces"], "missing", "sysctl user.max_user_namespaces is 0",
               "sudo sysctl user.max_user_namespaces=10000")  # fmt: skip
    assert document["grades"] and document["uses"]["namespaces"] == [], document
    must_blame(checks["box"], "degraded", "no namespaces here")
    done = doctor("--color", "never", prepare=user_namespaces_used_up)
    assert done.code == 0 and "no namespaces; seccomp" in done.out, done
    assert "\n      $ sudo sysctl user.max_user_namespaces=10000\n" in done.out, done
    assert "better: user namespaces" in done.out, done


@test("no net namespace is left: its own sysctl is blamed")
def net_used_up():
    _, checks = diagnose(net_namespaces_used_up)
    assert checks["namespaces"]["finding"].startswith("no net namespace"), checks["namespaces"]
    must_blame(checks["namespaces"], "missing", "sysctl user.max_net_namespaces is 0",
               "sudo sysctl user.max_net_namespaces=10000")  # fmt: skip


@test("a group without an id in its user namespace: that is said")
def unmapped():
    document, checks = diagnose(without_group)
    must_blame(checks["namespaces"], "missing", "has no id in the user namespace")
    assert document["grades"], document


@test.each(USERS, "a filter as Docker's, {0}: the filter is blamed, and a test is graded without")
def docker(_, user):
    def prepare():
        if user:
            user()
        as_docker()

    numbers()
    document, checks = diagnose(prepare)
    must_blame(checks["namespaces"], "missing", "a seccomp filter that was there before")
    assert "Operation not permitted" in checks["namespaces"]["finding"], checks["namespaces"]
    assert document["grades"] and document["uses"]["namespaces"] == [], document
    assert checks["seccomp"]["state"] == "ok", checks["seccomp"]


@test("a filter that refuses seccomp itself: nothing is graded, and the filter is blamed")
def no_seccomp():
    numbers()
    document, checks = diagnose(without_seccomp)
    must_blame(checks["seccomp"], "missing", "a seccomp filter that was there before")
    assert not document["grades"] and document["uses"] is None and document["failure"], document
    done = doctor("--color", "never", prepare=without_seccomp)
    assert done.code == 6 and "gradebox can't grade here: " in done.out, done


@test("somebody listens to it already: that is blamed")
def second_listener():
    numbers()
    document, checks = diagnose(listened_to)
    must_blame(checks["seccomp"], "missing", "one listener for a process")
    assert "busy" in checks["seccomp"]["finding"], checks["seccomp"]
    assert not document["grades"], document


@test("without /proc: it is blamed, and nothing crashes")
def no_proc():
    must_be_root()
    document, checks = diagnose(without_proc)
    must_blame(checks["proc"], "missing", "", "sudo mount -t proc proc /proc")
    must_blame(checks["namespaces"], "missing", "/proc isn't mounted",
               "sudo mount -t proc proc /proc")  # fmt: skip
    assert checks["schedstat"]["state"] == "degraded", checks["schedstat"]
    assert document["grades"] or document["failure"], document


@test("without /sys: it is graded all the same")
def no_sys():
    must_be_root()
    document, checks = diagnose(without_sys)
    assert document["grades"], document
    must_blame(checks["cgroup"], "degraded", "rlimit")


@test("a /dev/null that users can't open: its mode is blamed")
def closed_null():
    must_be_root()
    with Folder() as folder:
        node = folder.path("null")
        os.mknod(node, 0o20600, os.makedev(1, 3))
        os.chmod(node, 0o600)

        def prepare():
            own_mounts()
            must(LIBC.mount(node.encode(), b"/dev/null", None, MS_BIND, None), "bind")
            become_user()

        document, checks = diagnose(prepare)
    must_blame(checks["dev-null"], "missing", "its mode is 0600", "sudo chmod 666 /dev/null")
    assert not document["grades"] and "/dev/null" in document["failure"], document


@test("ulimit -n 40: too few for a box, and the command that raises it")
def few_files():
    document, checks = diagnose(limit(resource.RLIMIT_NOFILE, 40))
    must_blame(checks["open-files"], "missing", "a box needs 64",
               "sudo prlimit --pid $$ --nofile=1024:1024")  # fmt: skip
    assert not document["grades"] and "64" in document["failure"], document


@test("ulimit -n 5: still an answer")
def hardly_any_files():
    done = doctor(prepare=limit(resource.RLIMIT_NOFILE, 5))
    assert done.code in (5, 6), done


LIMITS = [
    ("ulimit -v 1 GiB", "address-space", limit(resource.RLIMIT_AS, 1 << 30),
     "sudo prlimit --pid $$ --as=unlimited:unlimited"),
    ("ulimit -Hs 16 MiB", "stack", limit(resource.RLIMIT_STACK, 16 << 20), "--stack="),
    ("ulimit -n 200", "open-files", limit(resource.RLIMIT_NOFILE, 200), "--nofile=1024:1024"),
    ("ulimit -u 200", "processes", limit(resource.RLIMIT_NPROC, 200), "--nproc=256:256"),
]  # fmt: skip


@test.each([row for row in LIMITS], "{0}: {1} is degraded, and a test is graded")
def low_limits(_, name, prepare, command):
    document, checks = diagnose(prepare)
    must_blame(checks[name], "degraded", "(ulimit -", command)
    assert document["grades"], document


@test("no process to be had: an answer, and no crash")
def no_process():
    def prepare():
        become_user()
        limit(resource.RLIMIT_NPROC, 0)()

    document, checks = diagnose(prepare)
    assert not document["grades"], document
    for name in ("namespaces", "seccomp", "pidfd", "cpu-clock"):
        assert "not known" in checks[name]["finding"], checks[name]


@test("a reader that has gone is an internal error, not a finding")
def closed_output():
    with open("/dev/full", "wb") as full:
        done = subprocess.run([BINARY, "doctor"], stdout=full, stderr=subprocess.PIPE,
                              env=environment(), timeout=HANG_SECONDS)  # fmt: skip
    assert done.returncode == 5 and b"standard output" in done.stderr, done


main()
