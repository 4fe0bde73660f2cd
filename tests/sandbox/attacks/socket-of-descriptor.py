def items(n):
    import socket
    return socket.socket(fileno=3)
