import socket
import time

PORT = 18643


def items(n):
    # The other tests do the same at the same time: of two in one network one could have neither.
    with socket.socket() as server, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as letters, \
            socket.socket(socket.AF_UNIX) as named:
        server.bind(("127.0.0.1", PORT))
        letters.bind(("127.0.0.1", PORT))
        named.bind("\0gradebox-attack")
        server.listen()
        named.listen()
        time.sleep(0.05)
        letters.sendto(b"x", ("127.0.0.1", PORT))
        letters.settimeout(1)
        assert letters.recvfrom(10) == (b"x", ("127.0.0.1", PORT))
        letters.setblocking(False)
        server.setblocking(False)
        named.setblocking(False)
        for one in (server.accept, named.accept, lambda: letters.recv(1)):
            try:
                one()
            except BlockingIOError:
                continue
            return "somebody else was there"
    return list(range(n))
