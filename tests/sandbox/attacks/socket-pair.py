def items(n):
    import socket
    socket.socketpair()
