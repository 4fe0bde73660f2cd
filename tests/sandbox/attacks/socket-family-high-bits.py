def items(n):
    import socket
    return socket.socket(socket.AF_UNIX + (1 << 32))
