"""threads - the tier `threads`: what it lets a submission do, and nothing more

SPDX-License-Identifier: MIT
"""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from sandbox.honest_threads import HONEST  # noqa: E402
from sandbox.tier import grade_tiers  # noqa: E402


@test.each([(name,) for name in HONEST], "accepted: {0}")
def honest(name):
    grade_tiers("threads", HONEST[name], n_tests=2).must("AC")


@test("every test says behind which filter it ran")
def says_its_tier():
    graded = grade_tiers("threads", HONEST["a pool of threads"])
    assert graded.isolation["seccomp"] == "threads", graded.isolation


BOMB = """
import threading
def work():
    event = threading.Event()
    while True:
        threading.Thread(target=event.wait, daemon=True).start()
"""


@test("a bomb of threads ends at its own limit, and the next test isn't touched by it")
def bomb():
    grade_tiers("threads", BOMB, n_tests=3).must("RE", "can't start new thread")


@test("a bomb of threads with the smallest stacks ends at the same limit")
def bomb_of_small_stacks():
    source = BOMB.replace("    event", "    threading.stack_size(32768)\n    event")
    grade_tiers("threads", source, n_tests=3).must("RE", "can't start new thread")


@test("the limit of threads is of each box: each of two that run at once has all of it")
def bomb_counts():
    source = """
import threading, time
def work():
    event, n = threading.Event(), 1
    try:
        while True:
            threading.Thread(target=event.wait, daemon=True).start()
            n += 1
    except RuntimeError:
        time.sleep(0.3)
    assert n == 128, n
    return 'done'
"""
    grade_tiers("threads", source, n_tests=4).must("AC")


@test("the CPU time of all threads together is limited")
def cpu_of_all():
    source = """
import hashlib, threading
def burn():
    while True:
        hashlib.sha256(bytes(1_000_000))
def work():
    for _ in range(3):
        threading.Thread(target=burn).start()
    threading.Event().wait()
"""
    grade_tiers("threads", source, time="300ms").must("TLE", "CPU time")


@test("what threads use between two requests counts")
def cpu_between():
    source = """
import hashlib, threading
def burn():
    hashlib.pbkdf2_hmac('sha256', b'', b'', 100_000_000)
thread = threading.Thread(target=burn, daemon=True)
thread.start()
def work():
    thread.join()
"""
    grade_tiers("threads", source, time="300ms").must("TLE", "CPU time")


@test("the memory of all threads together is limited")
def memory_of_all():
    source = """
import threading
def fill(barrier):
    block = bytearray(b'x') * (20 << 20)
    barrier.wait()
def work():
    barrier = threading.Barrier(5)
    for _ in range(4):
        threading.Thread(target=fill, args=[barrier]).start()
    barrier.wait()
    return 'done'
"""
    grade_tiers("threads", source).must("MLE")


@test("memory without end in a thread is the limit's, too")
def memory_without_end():
    source = """
import threading
def work():
    blocks = []
    def fill():
        while True:
            blocks.append(bytearray(b'x') * (1 << 20))
    threads = [threading.Thread(target=fill) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return 'done'
"""
    grade_tiers("threads", source).must("MLE")


@test("two threads that wait for each other for ever are told that they waited")
def deadlock():
    source = """
import threading
def work():
    locks, barrier = [threading.Lock(), threading.Lock()], threading.Barrier(2)
    def take(first, second):
        with first:
            barrier.wait()
            with second:
                pass
    threads = [threading.Thread(target=take, args=pair) for pair in (locks, locks[::-1])]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""
    grade_tiers("threads", source, wall="1s").must("TLE", "waiting")


@test("a violation in a thread has its own line, whatever the others do")
def line_of_a_thread():
    source = """import threading
go_on = True
def spin():
    while go_on:
        pass
def peek():
    try:
        open('/etc/passwd')
    except OSError:
        pass
def work():
    global go_on
    spinning = [threading.Thread(target=spin) for _ in range(3)]
    peeking = threading.Thread(target=peek)
    for thread in [*spinning, peeking]:
        thread.start()
    peeking.join()
    go_on = False
    return 'done'
"""
    grade_tiers("threads", source, n_tests=3).must("SV", "/etc/passwd", line=8)


@test("many threads that violate at once end the box")
def violations_of_many():
    source = """
import socket, threading
def ask():
    while True:
        try:
            socket.socket()
        except OSError:
            pass
def work():
    for _ in range(8):
        threading.Thread(target=ask).start()
    threading.Event().wait()
"""
    grade_tiers("threads", source).must("SV", "socket")


@test("a thread that ends the process ends the test")
def leaves():
    source = """
import os, threading
def work():
    threading.Thread(target=os._exit, args=[0]).start()
    threading.Event().wait()
"""
    grade_tiers("threads", source).must("RE", "exit status 0")


@test("a flood of output from threads is cut off")
def flood():
    source = """
import threading
def flood():
    while True:
        print('x' * 1000)
def work():
    for _ in range(3):
        threading.Thread(target=flood).start()
    threading.Event().wait()
"""
    grade_tiers("threads", source).must("OLE")


@test("a thread that writes to the connection to the grader doesn't answer for the harness")
def forged():
    source = """
import os, struct, threading
def work():
    thread = threading.Thread(target=os.write, args=[3, struct.pack('<IIQ', 1, 68, 0) + b'\\xf6'])
    thread.start()
    thread.join()
    return 'wrong'
"""
    grade_tiers("threads", source).must("RE", "by itself")


@test("process 1 can't kill or stop itself by a signal, and goes on")
def process_one():
    source = """
import os, signal
def work():
    for number in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGTSTP, signal.SIGSEGV):
        os.kill(os.getpid(), number)
        signal.raise_signal(number)
    return 'done'
"""
    grade_tiers("threads", source, n_tests=2).must("AC")
    grade_tiers("loopback", source).must("AC")


@test("an abort is no answer")
def aborts():
    grade_tiers("threads", "import os\ndef work():\n    os.abort()\n").must("RE", "SIGSEGV")


FORBIDDEN = {
    "a process": ("import os\ndef work():\n    os.fork()\n", "clone"),
    "a file": ("def work():\n    open('x', 'w')\n", "openat"),
    "a socket": ("import socket\ndef work():\n    socket.socket()\n", "socket"),
    "a program": ("import os\ndef work():\n    os.execv('/bin/true', ['true'])\n", "execve"),
    "a signal to another": ("import os\ndef work():\n    os.kill(2, 9)\n", "kill"),
    "a signal to its group": ("import os\ndef work():\n    os.kill(0, 15)\n", "kill"),
    "a signal to everybody": ("import os\ndef work():\n    os.kill(-1, 15)\n", "kill"),
    "a signal that is queued": ("import os\ndef work():\n    os.kill(1, 40)\n", "kill"),
    "the supervisor's signal to a thread":
        ("import signal, threading\ndef work():\n    signal.pthread_kill(threading.get_ident(), 63)\n", "tgkill"),
    "a pipe of packets": ("import os\ndef work():\n    os.pipe2(os.O_DIRECT)\n", "pipe2"),
    "a pipe of the kernel's notes": ("import os\ndef work():\n    os.pipe2(os.O_EXCL)\n", "pipe2"),
    "a descriptor that sends a signal": ("import fcntl, os\ndef work():\n    fcntl.fcntl(os.pipe()[0], 8, 1)\n", "fcntl"),
    "a larger pipe": ("import fcntl, os\ndef work():\n    fcntl.fcntl(os.pipe()[1], 1031, 1 << 20)\n", "fcntl"),
    "the priority of another": ("import os\ndef work():\n    os.getpriority(os.PRIO_PROCESS, 2)\n", "getpriority"),
    "a processor of its choice":
        ("import os\ndef work():\n    os.sched_setaffinity(0, {0})\n", "sched_setaffinity"),
    "a namespace": ("import os\ndef work():\n    os.posix_spawn('/bin/true', ['true'], {})\n", "clone"),
}


@test.each([(name,) for name in FORBIDDEN], "not with threads alone: {0}")
def forbidden(name):
    source, call = FORBIDDEN[name]
    grade_tiers("threads", source).must("SV", call)


@test("without the tier there is no thread")
def pure():
    grade_tiers("", HONEST["a pool of threads"]).must("SV", "clone")


@test("without namespaces there is no such tier")
def refused():
    grade_tiers("threads", HONEST["a pool of threads"], "--isolation", "seccomp").must(6, "threads", "user")


main()
