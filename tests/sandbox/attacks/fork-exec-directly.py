def items(n):
    import _posixsubprocess
    _posixsubprocess.fork_exec(
        [b'/bin/true'], [b'/bin/true'], True, (), None, None, -1, -1, -1, -1, -1, -1, -1, 3,
        False, False, -1, None, None, None, -1, None, True)
