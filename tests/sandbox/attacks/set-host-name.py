def items(n):
    import socket
    socket.sethostname('owned')
