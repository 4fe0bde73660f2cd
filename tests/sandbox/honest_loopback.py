"""honest_loopback - what honest solutions do with the tier `loopback`: work() returns 'done'

SPDX-License-Identifier: MIT
"""

from sandbox import honest_threads

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
    "a server that a signal stops by a pipe of its own": ("loopback", """
import os, selectors, signal, socket
def work():
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.signal(signal.SIGTERM, lambda *_: os.write(writing, b'x'))
    with selectors.DefaultSelector() as selector, socket.create_server(('127.0.0.1', 0)) as server:
        selector.register(server, selectors.EVENT_READ, 'server')
        selector.register(reading, selectors.EVENT_READ, 'pipe')
        os.kill(os.getpid(), signal.SIGTERM)
        assert [key.data for key, _ in selector.select(5)] == ['pipe']
    return 'done'
"""),
    "options that servers set, read back": ("loopback", """
import os, socket
from socket import IPPROTO_IP as IP, IPPROTO_TCP as TCP, SOL_SOCKET as ANY
def work():
    for level, name in ((ANY, 'SO_REUSEPORT'), (ANY, 'SO_KEEPALIVE'), (ANY, 'SO_OOBINLINE'),
                        (ANY, 'SO_RCVLOWAT'), (TCP, 'TCP_KEEPIDLE'), (TCP, 'TCP_KEEPINTVL'),
                        (TCP, 'TCP_KEEPCNT'), (TCP, 'TCP_CORK'), (TCP, 'TCP_QUICKACK'),
                        (TCP, 'TCP_USER_TIMEOUT'), (TCP, 'TCP_DEFER_ACCEPT'), (IP, 'IP_TOS')):
        with socket.socket() as one:
            value = 16 if name == 'IP_TOS' else 1
            one.setsockopt(level, getattr(socket, name), value)
            assert one.getsockopt(level, getattr(socket, name)) == value, name
    with socket.create_server(('127.0.0.1', 0)) as server:
        with socket.create_connection(server.getsockname()) as client, server.accept()[0] as other:
            assert client.getsockopt(ANY, socket.SO_DOMAIN) == socket.AF_INET
            assert client.getsockopt(ANY, socket.SO_LINGER, 8) == bytes(8)
            assert client.getsockopt(TCP, socket.TCP_INFO, 104)[0] == 1
            os.writev(client.fileno(), [b'head', b'body'])
            head, body = bytearray(4), bytearray(4)
            os.readv(other.fileno(), [head, body])
            assert (head, body) == (b'head', b'body')
    return 'done'
"""),
    "asyncio that handles a signal": ("loopback", """
import asyncio, signal
async def main():
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGINT, stopped.set)
    signal.raise_signal(signal.SIGINT)
    await asyncio.wait_for(stopped.wait(), 5)
def work():
    asyncio.run(main())
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
    "options that servers and clients set and read": ("loopback", """
import fcntl, os, socket, struct
def work():
    with socket.create_server(('127.0.0.1', 0), reuse_port=True) as server:
        client = socket.create_connection(server.getsockname())
    for level, name in ((socket.SOL_SOCKET, socket.SO_KEEPALIVE), (socket.SOL_SOCKET, socket.SO_BROADCAST),
                        (socket.IPPROTO_TCP, socket.TCP_NODELAY), (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE),
                        (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL), (socket.IPPROTO_TCP, socket.TCP_KEEPCNT)):
        client.setsockopt(level, name, 1)
    assert client.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
    for name in (socket.SO_SNDBUF, socket.SO_RCVBUF):
        client.setsockopt(socket.SOL_SOCKET, name, 65536)
        assert client.getsockopt(socket.SOL_SOCKET, name) >= 65536
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))
    for name in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
        client.setsockopt(socket.SOL_SOCKET, name, struct.pack('ll', 1, 0))
    copy = client.dup()
    again = socket.socket(fileno=copy.detach())
    assert again.type == socket.SOCK_STREAM and not again.get_inheritable()
    assert not again.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN)
    assert again.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR) in (0, 1)
    os.set_blocking(again.fileno(), True)
    assert os.get_blocking(again.fileno())
    fcntl.fcntl(again, fcntl.F_SETFL, fcntl.fcntl(again, fcntl.F_GETFL) | os.O_NONBLOCK)
    return 'done'
"""),
    "as getaddrinfo names sockets, and IPv6": ("loopback", """
import asyncio, socket
async def main():
    server = await asyncio.start_server(lambda reader, writer: writer.close(), '::1', 0)
    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname()[:2])
    assert await reader.read() == b''
    writer.close()
    loop = asyncio.get_running_loop()
    for host in ('127.0.0.1', '::1'):
        transport, _ = await loop.create_datagram_endpoint(asyncio.DatagramProtocol, (host, 0))
        transport.close()
    server.close()
def work():
    asyncio.run(main())
    with socket.create_server(('::1', 0), family=socket.AF_INET6):
        pass
    return 'done'
"""),
    "messages between Unix sockets": ("loopback", """
import socket
def work():
    one, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    one.sendmsg([b'a', b'b'])
    assert other.recvmsg(10)[0] == b'ab'
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as named:
        named.bind('\\0mine')
        named.sendto(b'x', '\\0mine')
        assert named.recv(10) == b'x'
    return 'done'
"""),
}

# What threads may, loopback may, too.
for name in ("a selector that threads and handlers wake by pipes and counters", "how nice it is",
             "who it is among others", "waits for nothing, and for signals",
             "descriptors are copied, and what is printed is caught"):
    HONEST[name] = ("threads, loopback", honest_threads.HONEST[name])
