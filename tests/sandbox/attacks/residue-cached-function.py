import functools
import fnmatch


def items(n):
    found = fnmatch._compile_pattern.cache_info().currsize > 0
    fnmatch.fnmatch("left", "*")
    return list(range(n)) if not found else found
