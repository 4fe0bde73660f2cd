def items(n):
    import socket
    socket.socket()
