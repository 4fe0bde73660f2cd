"""processes - the tier `processes`: what it lets a submission do, and nothing more

SPDX-License-Identifier: MIT
"""

import os
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import process_table  # noqa: E402
from sandbox.honest_processes import HONEST  # noqa: E402
from sandbox.tier import grade_tiers  # noqa: E402


@test.each([(name,) for name in HONEST], "accepted: {0}")
def honest(name):
    grade_tiers("processes", HONEST[name], n_tests=2, time="5s").must("AC")


@test("a bomb of processes ends at its own limit, and the next test isn't touched by it")
def bomb():
    source = """
import os
def work():
    while True:
        if os.fork() == 0:
            os.read(reading, 1)
reading, writing = os.pipe()
"""
    grade_tiers("processes", source, n_tests=3).must("RE", "Resource temporarily unavailable")


@test("a bomb of processes that go on to fork is ended")
def bomb_of_bombs():
    source = """
import os
def work():
    while True:
        try:
            os.fork()
        except OSError:
            pass
"""
    grade_tiers("processes", source, n_tests=2, time="500ms").must("TLE")


@test("nothing outlives a test, whatever it started")
def nothing_left():
    mark = f"gradebox-attack-{os.getpid()}"
    source = f"""
import os, signal, subprocess, sys
def work():
    code = 'import signal, time; [signal.signal(n, signal.SIG_IGN) for n in (1, 2, 15)]; time.sleep(99)'
    for _ in range(5):
        subprocess.Popen([sys.executable, '-c', code, {mark!r}], start_new_session=True)
    if os.fork() == 0:
        os.setsid()
        os.execvp('sleep', ['sleep', '99'])
    return 'done'
"""
    grade_tiers("processes", source, n_tests=2).must("AC")
    found = []
    for pid in process_table():
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as command:
                if mark.encode() in command.read():
                    found.append(pid)
        except OSError:
            pass
    assert not found, found


CPU = {
    "of children that are waited for": """
import os
def burn():
    while True:
        pass
def work():
    for _ in range(100):
        pid = os.fork()
        if pid == 0:
            for _ in range(3_000_000):
                pass
            os._exit(0)
        os.waitpid(pid, 0)
""",
    "of children that run": """
import os
def work():
    for _ in range(2):
        if os.fork() == 0:
            while True:
                pass
    os.wait()
""",
    "of children that nobody waits for": """
import os, signal
def work():
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        if os.fork() == 0:
            for _ in range(5_000_000):
                pass
            os._exit(0)
        try:
            os.wait()
        except OSError:
            pass
""",
    "of a program": """
import subprocess, sys
def work():
    subprocess.run([sys.executable, '-c', 'while True: pass'])
""",
}


@test.each([(name,) for name in CPU], "the CPU time {0} is counted")
def cpu(name):
    grade_tiers("processes", CPU[name], time="500ms").must("TLE", "CPU time")


MEMORY = {
    "of one child": """
import os
def work():
    pid = os.fork()
    if pid == 0:
        block = bytearray(b'x') * (90 << 20)
        os._exit(0)
    os.waitpid(pid, 0)
    return 'done'
""",
    "of several children together": """
import os, time
def work():
    for _ in range(4):
        if os.fork() == 0:
            block = bytearray(b'x') * (30 << 20)
            time.sleep(60)
    time.sleep(1)
    return 'done'
""",
    "of a program": """
import subprocess, sys
def work():
    subprocess.run([sys.executable, '-c', 'block = bytearray(b"x") * (90 << 20); import time; time.sleep(1)'])
    return 'done'
""",
    "that is shared": """
import mmap, time
def work():
    block = mmap.mmap(-1, 90 << 20)
    for at in range(0, len(block), 4096):
        block[at] = 1
    time.sleep(0.3)
    return 'done'
""",
    "in /dev/shm": """
def work():
    try:
        with open('/dev/shm/gradebox-attack', 'wb') as file:
            for _ in range(200):
                file.write(bytes(1 << 20))
    except OSError:
        pass
    return 'done'
""",
}


@test.each([(name,) for name in MEMORY], "the memory {0} is limited")
def memory(name):
    grade_tiers("processes", MEMORY[name]).must("MLE")


@test("memory that a child shares with its parent counts once")
def memory_shared():
    source = """
import os, time
block = bytearray(b'x') * (40 << 20)
def work():
    children = []
    for _ in range(4):
        pid = os.fork()
        if pid == 0:
            time.sleep(0.3)
            os._exit(0)
        children.append(pid)
    for pid in children:
        os.waitpid(pid, 0)
    return 'done'
"""
    grade_tiers("processes", source).must("AC")


@test("a flood of output from children is cut off")
def flood():
    source = """
import os
def work():
    for _ in range(3):
        if os.fork() == 0:
            while True:
                os.write(1, b'x' * 1000)
    os.wait()
"""
    grade_tiers("processes", source).must("OLE")


@test("a child can't answer in the stead of the harness")
def forged():
    source = """
import os, struct
def work():
    pid = os.fork()
    if pid == 0:
        os.write(3, struct.pack('<IIQ', 1, 68, 0) + b'\\xf6')
        os._exit(0)
    os.waitpid(pid, 0)
    return 'wrong'
"""
    grade_tiers("processes", source).must("RE", "by itself")


@test("process 1 can't be killed or stopped from within")
def process_one():
    source = """
import os, signal
def work():
    pid = os.fork()
    if pid == 0:
        for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM):
            os.kill(1, number)
        os._exit(0)
    os.waitpid(pid, 0)
    return 'done'
"""
    grade_tiers("processes", source).must("AC")


@test("signals reach nobody but the box's own processes")
def signals():
    stranger = os.fork()
    if stranger == 0:
        threading.Event().wait()
    source = f"""
import os, signal
def work():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for pid in [-1, 0, {stranger}, {os.getpid()}, *range(2, 400)]:
        try:
            os.kill(pid, signal.SIGTERM)
        except OSError:
            pass
    return 'done'
"""
    try:
        grade_tiers("processes", source, n_tests=3).must("AC")
        assert os.waitpid(stranger, os.WNOHANG) == (0, 0)
    finally:
        os.kill(stranger, 9)
        os.waitpid(stranger, 0)


@test("there is nothing of the machine's to be read")
def files():
    source = """
import os
def work():
    for path in ('/etc', '/home', '/root', '/proc', '/sys', '/var', '/run', '/boot', '/mnt', '/srv', '/work'):
        assert not os.path.exists(path), path
    assert sorted(os.listdir('/dev')) == ['full', 'null', 'random', 'shm', 'urandom', 'zero']
    # Challenges and their solutions may be installed in a folder of shared data.
    for path in ('/usr/share', '/usr/local/share', '/usr/src', '/usr/include', '/usr/local/etc', '/opt'):
        assert not os.path.exists(path), path
    return 'done'
"""
    grade_tiers("processes", source).must("AC")


@test("what there is can't be changed, and what is written can't be run")
def read_only():
    source = """
import os, subprocess
def refused(function, *args):
    try:
        function(*args)
    except OSError:
        return True
def work():
    for path in ('/x', '/usr/x', '/usr/bin/x', '/dev/x', '/lib/x'):
        assert refused(open, path, 'w'), path
        assert refused(os.mkdir, path), path
    assert refused(os.unlink, '/usr/bin/env')
    with open('program', 'w') as file:
        file.write('#!/bin/sh\\n')
    os.chmod('program', 0o755)
    assert refused(subprocess.run, ['./program'])
    return 'done'
"""
    grade_tiers("processes", source).must("AC")


FORBIDDEN = {
    "a namespace": ("import ctypes\ndef work():\n    ctypes.CDLL(None).unshare(0x10000000)\n", "unshare"),
    "a namespace by clone": ("import ctypes\ndef work():\n    ctypes.CDLL(None).syscall(56, 0x10000011, 0, 0, 0, 0)\n",
                             "clone"),
    "tracing": ("import ctypes\ndef work():\n    ctypes.CDLL(None).ptrace(16, 1, 0, 0)\n", "ptrace"),
    "another's memory": ("import ctypes\ndef work():\n    ctypes.CDLL(None).process_vm_readv(1, 0, 0, 0, 0, 0)\n",
                         "process_vm_readv"),
    "a mount": ("import ctypes\ndef work():\n    ctypes.CDLL(None).mount(0, b'/tmp', b'tmpfs', 0, 0)\n", "mount"),
    "keys": ("import ctypes\ndef work():\n    ctypes.CDLL(None).syscall(250, 0, 0, 0, 0)\n", "keyctl"),
    "a socket of the network": ("import socket\ndef work():\n    socket.socket()\n", "socket"),
    "a program for the kernel": ("import ctypes\ndef work():\n    ctypes.CDLL(None).syscall(321, 0, 0, 0)\n", "bpf"),
    "a priority": ("import os\ndef work():\n    os.setpriority(os.PRIO_PROCESS, 1, 0)\n", "setpriority"),
    "two names exchanged":
        ("import ctypes\ndef work():\n    ctypes.CDLL(None).syscall(316, -100, b'a', -100, b'b', 2)\n", "renameat2"),
    "a pipe with a name": ("import os\ndef work():\n    os.mkfifo('p')\n", "mknod"),
    "a larger pipe": ("import fcntl, os\ndef work():\n    fcntl.fcntl(os.pipe()[1], 1031, 1 << 20)\n", "fcntl"),
    "a pipe of the kernel's notes": ("import os\ndef work():\n    os.pipe2(os.O_EXCL)\n", "pipe2"),
    "a letter typed into a terminal": ("import fcntl\ndef work():\n    fcntl.ioctl(0, 0x5412, b'x')\n", "ioctl"),
    "an attribute of a file": ("import os\ndef work():\n    os.setxattr('.', 'user.a', b'b')\n", "setxattr"),
    "a violation in a child": ("import os, socket\ndef work():\n    if os.fork() == 0:\n        socket.socket()\n"
                               "    os.wait()\n    return 'done'\n", "socket"),
    "a violation in a program": ("import subprocess, sys\ndef work():\n    subprocess.run([sys.executable, '-c', "
                                 "'import socket; socket.socket()'])\n    return 'done'\n", "socket"),
}


@test.each([(name,) for name in FORBIDDEN], "a violation: {0}")
def forbidden(name):
    source, call = FORBIDDEN[name]
    grade_tiers("processes", source).must("SV", call)


@test("abstract names of other boxes are out of reach")
def abstract_names():
    source = """
import socket, time
def work():
    with socket.socket(socket.AF_UNIX) as one:
        one.bind('\\0gradebox-attack')
        time.sleep(0.2)
    return 'done'
"""
    grade_tiers("processes", source, n_tests=4).must("AC")


@test("without the tier there is no process")
def pure():
    grade_tiers("threads", "import os\ndef work():\n    os.fork()\n").must("SV", "clone")


@test("without namespaces there is no such tier")
def refused():
    grade_tiers("processes", HONEST["a pool of processes"], "--isolation", "seccomp").must(6, "processes")


main()
