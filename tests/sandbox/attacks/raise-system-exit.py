def items(n):
    raise SystemExit
