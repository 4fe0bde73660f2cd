"""loopback - the tier `loopback`: what it lets a submission do, and nothing more

SPDX-License-Identifier: MIT
"""

import contextlib
import os
import socket
import sys
import threading

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from sandbox.honest_loopback import HONEST  # noqa: E402
from sandbox.tier import grade_tiers  # noqa: E402


@test.each([(name,) for name in HONEST], "accepted: {0}")
def honest(name):
    tiers, source = HONEST[name]
    grade_tiers(tiers, source, n_tests=3).must("AC")


@test("a name that isn't local is not found, and nobody is asked")
def unknown_name():
    source = """
import socket
def work():
    try:
        socket.create_connection(('example.com', 80), timeout=5)
    except OSError:
        return 'done'
"""
    grade_tiers("loopback", source).must("AC")


@test("ports and abstract names of the machine are out of reach")
def outside():
    with contextlib.ExitStack() as stack:
        server = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        named = stack.enter_context(socket.socket(socket.AF_UNIX))
        name = f"\0gradebox-test-{os.getpid()}"
        named.bind(name)
        named.listen()
        port = server.getsockname()[1]
        source = f"""
import errno, socket
def work():
    with socket.socket() as client:
        assert client.connect_ex(('127.0.0.1', {port})) == errno.ECONNREFUSED
    with socket.socket(socket.AF_UNIX) as client:
        assert client.connect_ex({name!r}) in (errno.ECONNREFUSED, errno.EPERM)
    return 'done'
"""
        grade_tiers("loopback", source).must("AC")
        for one in (server, named):
            one.settimeout(0.1)
            with contextlib.suppress(TimeoutError):
                one.accept()
                raise AssertionError("a box has connected")


@test("what listens in a box is out of the machine's reach")
def inside():
    port, stop, reached = 18642, threading.Event(), []

    def knock():
        while not stop.wait(0.01):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    reached.append(port)

    thread = threading.Thread(target=knock)
    thread.start()
    source = f"""
import socket, time
def work():
    with socket.create_server(('127.0.0.1', {port})):
        time.sleep(0.3)
    return 'done'
"""
    grade_tiers("loopback", source).must("AC")
    stop.set()
    thread.join()
    assert not reached


@test("what a test left open is gone in the next one")
def nothing_left():
    source = """
import socket
def work():
    assert not seen
    seen.append(1)
    with socket.socket() as client:
        assert client.connect_ex(('127.0.0.1', 8099)) != 0
    global server, named
    server = socket.create_server(('127.0.0.1', 8099))
    named = socket.socket(socket.AF_UNIX)
    named.bind('\\0gradebox-attack-left')
    return 'done'
seen = []
"""
    grade_tiers("loopback", source, n_tests=4).must("AC")


FORBIDDEN = {
    "a raw socket": "socket.socket(socket.AF_INET, socket.SOCK_RAW, 1)",
    "netlink": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)",
    "a packet socket": "socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, 0)",
    "vsock": "socket.socket(socket.AF_VSOCK, socket.SOCK_STREAM)",
    "the kernel's ciphers": "socket.socket(socket.AF_ALG, socket.SOCK_SEQPACKET)",
    "bluetooth": "socket.socket(socket.AF_BLUETOOTH, socket.SOCK_STREAM, 3)",
    "multipath TCP": "socket.socket(socket.AF_INET, socket.SOCK_STREAM, 262)",
    "SCTP": "socket.socket(socket.AF_INET, socket.SOCK_STREAM, 132)",
    "ping": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM, 1)",
    "a program for the kernel as a filter":
        "socket.socket().setsockopt(socket.SOL_SOCKET, 26, bytes(16))",
    "another device": "socket.socket().setsockopt(socket.SOL_SOCKET, 25, b'lo')",
    "how connections are slowed down": "socket.socket().setsockopt(socket.IPPROTO_TCP, 13, b'reno')",
    "a protocol upon TCP": "socket.socket().setsockopt(socket.IPPROTO_TCP, 31, b'tls')",
    "a repair": "socket.socket().setsockopt(socket.IPPROTO_TCP, 19, 1)",
    "data with the first packet": "socket.socket().setsockopt(socket.IPPROTO_TCP, 23, 5)",
    "pages instead of copies": "socket.socket().setsockopt(socket.SOL_SOCKET, 60, 1)",
    "busy waiting": "socket.socket().setsockopt(socket.SOL_SOCKET, 46, 50)",
    "options of packets": "socket.socket().setsockopt(socket.IPPROTO_IP, 4, bytes(4))",
    "a group of receivers": "socket.socket().setsockopt(socket.IPPROTO_IP, 35, bytes(8))",
    "a mark": "socket.socket().setsockopt(socket.SOL_SOCKET, 36, 1)",
}


@test.each([(name,) for name in FORBIDDEN], "a violation: {0}")
def forbidden(name):
    source = f"import socket\ndef work():\n    {FORBIDDEN[name]}\n"
    grade_tiers("loopback", source).must("SV", "socket" if "sockopt" not in source else "setsockopt", line=3)


ELSEWHERE = {
    "a thread": ("import threading\ndef work():\n    threading.Thread(target=print).start()\n", "clone"),
    "a process": ("import os\ndef work():\n    os.fork()\n", "clone"),
    "a file": ("def work():\n    open('x', 'w')\n", "openat"),
    "the machine's users": ("def work():\n    open('/etc/passwd')\n", "openat"),
    "a pipe of packets": ("import os\ndef work():\n    os.pipe2(os.O_DIRECT)\n", "pipe2"),
    "a descriptor that sends a signal": ("import fcntl, os\ndef work():\n    fcntl.fcntl(os.pipe()[0], 8, 1)\n", "fcntl"),
    "a larger pipe": ("import fcntl, os\ndef work():\n    fcntl.fcntl(os.pipe()[1], 1031, 1 << 20)\n", "fcntl"),
    "a signal to another": ("import os\ndef work():\n    os.kill(2, 9)\n", "kill"),
    "a namespace": ("import os\ndef work():\n    os.execv('/bin/true', ['true'])\n", "execve"),
}


@test.each([(name,) for name in ELSEWHERE], "not with loopback alone: {0}")
def elsewhere(name):
    source, call = ELSEWHERE[name]
    grade_tiers("loopback", source).must("SV", call)


@test("a file whose name is bound to a socket can't be made")
def bound_file():
    source = """
import socket
def work():
    try:
        socket.socket(socket.AF_UNIX).bind('gradebox-attack')
    except OSError:
        return 'done'
"""
    grade_tiers("loopback", source).must("AC")


@test("descriptors without end are an error of Python's, not of the grader's")
def descriptors():
    source = """
import socket
def work():
    sockets = []
    try:
        while True:
            sockets.append(socket.socket())
    except OSError:
        assert len(sockets) < 1024
        return 'done'
"""
    grade_tiers("loopback", source, n_tests=2).must("AC")


@test("a server that waits for nobody is ended, and told that it waited")
def waits():
    source = """
import socket
def work():
    with socket.create_server(('127.0.0.1', 0)) as server:
        server.accept()
"""
    grade_tiers("loopback", source, wall="1s").must("TLE", "waiting")


@test("an event loop without anything to do is ended, too")
def idle_loop():
    source = """
import asyncio
async def never():
    await asyncio.Event().wait()
def work():
    asyncio.run(never())
"""
    grade_tiers("loopback", source, wall="1s").must("TLE", "waiting")


@test("without the tier there is no socket")
def pure():
    grade_tiers("threads", "import socket\ndef work():\n    socket.socket()\n").must("SV", "socket")


@test("without namespaces there is no such tier")
def refused():
    tiers, source = HONEST["select, poll and epoll"]
    grade_tiers(tiers, source, "--isolation", "seccomp").must(6, "loopback", "net")


main()
