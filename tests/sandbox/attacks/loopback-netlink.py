import socket


def items(n):
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
    return list(range(n))
