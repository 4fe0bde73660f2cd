def items(n):
    import _xxsubinterpreters as interpreters
    interpreters.run_string(interpreters.create(), "import os\ntry: os.fork()\nexcept OSError: pass")
    return list(range(n))
