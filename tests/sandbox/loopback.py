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
from sandbox.tier import grade_tiers  # noqa: E402

# What an honest program does: (tiers, source).
HONEST = {
    "a TCP server and a client": ("threads, loopback", """
import socket, threading
def serve(server):
    connection, _ = server.accept()
    with connection:
        while block := connection.recv(65536):
            connection.sendall(block)
def work():
    with socket.create_server(('127.0.0.1', 0)) as server:
        thread = threading.Thread(target=serve, args=[server])
        thread.start()
        with socket.create_connection(server.getsockname(), timeout=10) as client:
            sent = bytes(range(256)) * 400
            sender = threading.Thread(target=lambda: (client.sendall(sent), client.shutdown(1)))
            sender.start()
            got = b''
            while block := client.recv(65536):
                got += block
            sender.join()
        thread.join()
    assert got == sent
    return 'done'
"""),
    "asyncio with streams, in one thread": ("loopback", """
import asyncio
async def echo(reader, writer):
    writer.write(await reader.read())
    await writer.drain()
    writer.close()
async def main():
    server = await asyncio.start_server(echo, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    async def ask(n):
        reader, writer = await asyncio.open_connection('localhost' if n % 2 else '127.0.0.1', port)
        writer.write(b'%d' % n)
        writer.write_eof()
        got = await reader.read()
        writer.close()
        return int(got)
    assert await asyncio.gather(*(ask(n) for n in range(20))) == list(range(20))
    server.close()
    await server.wait_closed()
def work():
    asyncio.run(main())
    return 'done'
"""),
    "two hundred connections at once": ("loopback", """
import asyncio
class Echo(asyncio.Protocol):
    open = 0
    def connection_made(self, transport):
        self.transport = transport
        Echo.open += 1
    def data_received(self, data):
        self.transport.write(data)
    def connection_lost(self, error):
        Echo.open -= 1
async def main():
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Echo, '127.0.0.1', 0)
    port = server.sockets[0].getsockname()[1]
    pairs = [await asyncio.open_connection('127.0.0.1', port) for _ in range(200)]
    for n, (_, writer) in enumerate(pairs):
        writer.write(b'%03d' % n)
    for n, (reader, _) in enumerate(pairs):
        assert int(await reader.readexactly(3)) == n
    assert Echo.open == 200
    for _, writer in pairs:
        writer.close()
    while Echo.open:
        await asyncio.sleep(0.001)
    server.close()
def work():
    asyncio.run(main())
    return 'done'
"""),
    "an HTTP server and urllib, by number and by name": ("threads, loopback", """
import http.server, threading, urllib.error, urllib.request
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(404 if self.path == '/missing' else 200)
        self.end_headers()
        self.wfile.write(b'abc')
def work():
    with http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        for host in ('127.0.0.1', 'localhost'):
            url = f'http://{host}:{server.server_port}'
            with urllib.request.urlopen(url, timeout=10) as answer:
                assert answer.read() == b'abc'
            try:
                urllib.request.urlopen(url + '/missing', timeout=10)
            except urllib.error.HTTPError as error:
                assert error.code == 404
        server.shutdown()
        thread.join()
    return 'done'
"""),
    "socketserver with threads": ("threads, loopback", """
import socket, socketserver, threading
class Handler(socketserver.StreamRequestHandler):
    def handle(self):
        self.wfile.write(self.rfile.readline().upper())
def work():
    with socketserver.ThreadingTCPServer(('127.0.0.1', 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        with socket.create_connection(server.server_address) as client:
            client.sendall(b'hello\\n')
            assert client.recv(100) == b'HELLO\\n'
        server.shutdown()
        thread.join()
    return 'done'
"""),
    "datagrams, also over IPv6": ("loopback", """
import socket
def work():
    for family, host in ((socket.AF_INET, '127.0.0.1'), (socket.AF_INET6, '::1')):
        with socket.socket(family, socket.SOCK_DGRAM) as one:
            one.bind((host, 0))
            one.sendto(b'x', one.getsockname())
            assert one.recvfrom(10)[0] == b'x'
    return 'done'
"""),
    "an abstract name and a pair": ("loopback", """
import socket
def work():
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind('\\0mine')
        server.listen()
        client.connect('\\0mine')
        client.sendall(b'x')
        assert server.accept()[0].recv(10) == b'x'
    one, other = socket.socketpair()
    one.send(b'y')
    assert other.recv(1) == b'y'
    return 'done'
"""),
    "select, poll and epoll": ("loopback", """
import select, selectors, socket
def work():
    one, other = socket.socketpair()
    assert select.select([one], [], [], 0.01)[0] == []
    for kind in (selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector):
        with kind() as selector:
            selector.register(one, selectors.EVENT_READ)
            assert not selector.select(0.01)
            other.send(b'x')
            assert selector.select(5)[0][0].fileobj is one
            one.recv(1)
    return 'done'
"""),
    "what nobody listens on is refused, and a time-out is one": ("loopback", """
import socket
def work():
    with socket.socket() as taken:
        taken.bind(('127.0.0.1', 0))
        try:
            socket.create_connection(taken.getsockname(), timeout=5)
            raise AssertionError
        except ConnectionRefusedError:
            pass
        taken.listen()
        with socket.create_connection(taken.getsockname()) as client:
            client.settimeout(0.01)
            try:
                client.recv(1)
                raise AssertionError
            except TimeoutError:
                pass
    return 'done'
"""),
    "the same port in every box": ("loopback", """
import socket, time
def work():
    with socket.create_server(('127.0.0.1', 8080)), socket.socket(socket.AF_UNIX) as named:
        named.bind('\\0gradebox-attack')
        time.sleep(0.2)
    return 'done'
"""),
    "nobody is there to connect with, outside or in another box": ("loopback", """
import errno, socket
def work():
    for address, why in (('10.0.0.1', errno.ENETUNREACH), ('8.8.8.8', errno.ENETUNREACH),
                         ('127.0.0.1', errno.ECONNREFUSED)):
        with socket.socket() as client:
            client.settimeout(5)
            assert client.connect_ex((address, 53)) == why, address
    return 'done'
"""),
}


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
    "a pipe": ("import os\ndef work():\n    os.pipe()\n", "pipe2"),
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
