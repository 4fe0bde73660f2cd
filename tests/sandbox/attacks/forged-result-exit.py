def items(n):
    import os, struct
    body = b'\x83\x00\x84\x00\x01\x02\x03\xf6'
    for nonce in (0, 1, 2, 2**64 - 1):
        frame = struct.pack('=IIQ', len(body), 68, nonce) + body
        os.write(3, frame)
    os._exit(0)
