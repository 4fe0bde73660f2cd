def items(n):
    import array
    import socket
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0, fileno=3)
    rights = array.array('i', [0, 1])
    connection.sendmsg([b'x'], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, rights)])
