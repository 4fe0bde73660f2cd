# tiers - what Python is told in a box that may do more than compute
#
# Run in such a box before its submission, in the namespace of harness.py, which has told Python before
# the fork that there is nothing to be had.
# SPDX-License-Identifier: MIT
import sys

# ---- loopback ------------------------------------------------------------------------------------

LOCAL_ADDRESSES = {'localhost': '127.0.0.1', 'box': '127.0.0.1'}


def name_addresses(socket):
    """What the C library would read files for: the one name that an address has in here."""
    real = socket.getaddrinfo, socket.gethostbyname, socket.gethostbyname_ex
    socket.getaddrinfo = lambda host, *args, **named: real[0](local_address(host), *args, **named)
    socket.gethostbyname = lambda host: real[1](local_address(host))
    socket.gethostbyname_ex = lambda host: (host, [], [real[1](local_address(host))])
    socket.gethostbyaddr = lambda address: ('localhost', [], [address])
    socket.gethostname = lambda: 'box'
    socket.getfqdn = lambda name='': name or 'localhost'

    class Socket(socket.socket):
        """As it was, but for names of addresses."""
        __slots__ = ()

        def bind(self, address):
            return super().bind(local_pair(address))

        def connect(self, address):
            return super().connect(local_pair(address))

        def connect_ex(self, address):
            return super().connect_ex(local_pair(address))
    Socket.__name__ = Socket.__qualname__ = 'socket'
    Socket.__module__ = 'socket'
    socket.socket = socket.SocketType = Socket


def resolve_at_once(asyncio):
    """Names are known without asking anybody, so no thread is needed to wait for the answer."""
    import socket

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        return socket.getaddrinfo(host, port, family, type, proto, flags)
    asyncio.BaseEventLoop.getaddrinfo = getaddrinfo
    asyncio.events._event_loop_policy = None    # what another tier may have put there


def local_address(host):
    """A number for a name; what else the C library would ask files and servers for is not known."""
    if not isinstance(host, str) or host in ('', '<broadcast>'):
        return host
    import socket
    if host in LOCAL_ADDRESSES:
        return LOCAL_ADDRESSES[host]
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            socket.inet_pton(family, host.partition('%')[0])
            return host
        except OSError:
            pass
    raise socket.gaierror(socket.EAI_NONAME, 'Name or service not known')


def local_pair(address):
    if type(address) is tuple and address and isinstance(address[0], str):
        return (local_address(address[0]), *address[1:])
    return address


def open_sockets():
    """In a box that has them: the kernel's event loop, and names of addresses without files."""
    after_import = globals()['after_import']
    after_import.update(asyncio=resolve_at_once, socket=name_addresses)
    for name in ('socket', 'asyncio'):
        if name in sys.modules:
            after_import[name](sys.modules[name])


# ---- files ---------------------------------------------------------------------------------------

def open_files():
    """In a box that has them: where it is, where temporary files go, and modules from there."""
    import os
    import posix
    from _frozen_importlib_external import FileFinder, PathFinder, SourceFileLoader
    os.getcwd, os.getcwdb = posix.getcwd, posix.getcwdb
    work = os.getcwd()
    os.environ['HOME'] = os.environ['TMPDIR'] = os.path.dirname(work)
    sys.path_hooks.append(FileFinder.path_hook((SourceFileLoader, ['.py'])))
    sys.meta_path.append(PathFinder)
    sys.path.append(work)


# ---- processes -----------------------------------------------------------------------------------

# In the box's own folder: where programs that are started find what the submission defines.
MODULES = '/tmp/modules'


def open_processes():
    """In a box that may start programs: a Python to start, its library for what is started, the kernel's
    event loop, and the submission as a file."""
    import os
    prefix, version = sys.base_prefix, f'python{sys.version_info[0]}.{sys.version_info[1]}'
    sys.executable = sys._base_executable = f'{prefix}/bin/{version}'
    sys.path += [MODULES, f'{prefix}/lib/{version}', f'{prefix}/lib/{version}/lib-dynload']
    os.environ.update(PATH='/usr/bin:/bin', PYTHONHASHSEED='0', PYTHONDONTWRITEBYTECODE='1')
    os.mkdir(MODULES)
    globals()['state'].folder_of_modules = MODULES
    after_import = globals()['after_import']
    after_import['asyncio'] = forget_event_loop
    if 'asyncio' in sys.modules:
        forget_event_loop(sys.modules['asyncio'])


def forget_event_loop(asyncio):
    asyncio.events._event_loop_policy = None    # what another tier may have put there


def open_up(tiers):
    """@tiers are those of the box: their names, with + between."""
    tiers = tiers.split('+')
    if 'files' in tiers:
        open_files()
    if 'processes' in tiers:
        open_processes()
    if 'loopback' in tiers:
        open_sockets()
