def items(n):
    import socket
    return socket.getaddrinfo('localhost', 80)
