def items(n):
    import socket
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, fileno=63)
    connection.sendmsg([b'x'])
