def items(n):
    import pickle
    return pickle.loads(b'\x80\x04cbuiltins\nbytearray\n\x8a\x06' + (1 << 40).to_bytes(6, 'little') + b'\x85R.')
