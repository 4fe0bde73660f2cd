def items(n):
    code = compile("raise ValueError('far')", "solution.py", "exec")
    exec(code.replace(co_firstlineno=2000000000))
