x = bytearray(60 << 20)
