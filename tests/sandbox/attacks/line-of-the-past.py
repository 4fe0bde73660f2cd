def items(n):
    code = compile("raise ValueError('early')", "solution.py", "exec")
    exec(code.replace(co_firstlineno=-5))
