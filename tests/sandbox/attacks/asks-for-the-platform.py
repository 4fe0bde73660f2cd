import locale
import platform
import sys
import sysconfig


def items(n):
    assert platform.system() == "Linux" and platform.python_version()
    assert platform.python_implementation() == "CPython" and platform.machine() is not None
    assert sys.version_info >= (3, 9) and sys.platform == "linux" and sysconfig.get_python_version()
    assert locale.getlocale() is not None and sys.getsizeof([]) > 0
    return list(range(n))
