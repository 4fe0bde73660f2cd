def items(n):
    import runpy
    return runpy.run_path('/etc/passwd')
