"""initramfs - a root file system of what this machine has: busybox, Python, the checkout

Written as a cpio archive of the form "newc" (Documentation/driver-api/early-userspace/buffer-format.rst
of the kernel), which needs no root: owners and devices are only numbers in it. Uncompressed, because
an emulated processor unpacks slower than a file is read.
SPDX-License-Identifier: MIT
"""

import glob
import os
import re
import shutil
import stat
import subprocess
import sys
import sysconfig

TREE = "/gradebox"  # where the checkout lies in the virtual machine
USER_ID = 1000

MERGED = ("bin", "sbin", "lib", "lib64")  # links into /usr, as Debian has them
FOLDERS = ("dev", "proc", "sys", "tmp", "root", "run", "home", "etc", "new")

# The parts of the standard library that nothing here imports.
UNUSED_MODULES = re.compile(r"/(test|idlelib|tkinter|lib2to3|ensurepip|pydoc_data|config-[^/]*)(/|$)")

TOOLS = ("strace",)

CHECKOUT = ("challenges", "tests")
NOT_IN_CHECKOUT = re.compile(r"/__pycache__(/|$)|\.pyc$")

FILES = {
    "/etc/passwd": f"root:x:0:0::/root:/bin/sh\nuser:x:{USER_ID}:{USER_ID}::/home/user:/bin/sh\n"
    "nobody:x:65534:65534::/nonexistent:/bin/false\n",
    "/etc/group": f"root:x:0:\nuser:x:{USER_ID}:\nnogroup:x:65534:\n",
}


class Archive:
    """A cpio archive that is being written; folders come before what is in them by themselves."""

    def __init__(self, out):
        self.out = out
        self.names = set()

    def entry(self, path, mode, content=b"", owner=0, device=(0, 0), changed=0):
        name = path.strip("/")
        if not name or name in self.names:
            return
        parent = os.path.dirname(name)
        if parent:
            self.entry(parent, stat.S_IFDIR | 0o755)
        self.names.add(name)
        numbers = (len(self.names), mode, owner, owner, 1, changed, len(content), 0, 0, *device)
        self._write(numbers, name, content)

    def _write(self, numbers, name, content):
        encoded = name.encode() + b"\0"
        fields = "".join(f"{number:08x}" for number in (*numbers, len(encoded), 0))
        self._padded(b"070701" + fields.encode() + encoded)
        self._padded(content)

    def _padded(self, data):
        self.out.write(data + bytes(-len(data) % 4))

    def file(self, path, source):
        """The file @source of this machine, links followed, as @path."""
        path = merged(path)
        with open(source, "rb") as data:
            content, info = data.read(), os.fstat(data.fileno())
        mode = 0o755 if info.st_mode & 0o111 else 0o644
        # Python compares a module's time with the one that its compiled form names.
        self.entry(path, stat.S_IFREG | mode, content, changed=int(info.st_mtime))

    def text(self, path, text, mode=0o644):
        self.entry(path, stat.S_IFREG | mode, text.encode())

    def tree(self, path, source, ignored):
        for folder, folders, files in os.walk(source):
            at = path + folder[len(source) :]
            folders[:] = sorted(name for name in folders if not ignored.search(f"{at}/{name}"))
            self.entry(at, stat.S_IFDIR | 0o755)
            for name in sorted(files):
                if not ignored.search(f"{at}/{name}") and os.path.isfile(f"{folder}/{name}"):
                    self.file(f"{at}/{name}", f"{folder}/{name}")

    def end(self):
        self._write((0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0), "TRAILER!!!", b"")


def merged(path):
    """@path below /usr, where / only has a link to it."""
    first = path.split("/")[1]
    return "/usr" + path if first in MERGED else path


def libraries(paths):
    """The shared libraries that the programs and modules @paths are linked with."""
    found = set()
    for path in paths:
        listed = subprocess.run(["ldd", path], capture_output=True, text=True).stdout
        found |= set(re.findall(r"(?:=> |^\s*)(/\S+) \(0x", listed, re.MULTILINE))
    return found


def is_elf(path):
    with open(path, "rb") as data:
        return data.read(4) == b"\x7fELF"


def add_tools(archive):
    """The tools that tests use, and busybox under all its names; returns what is linked."""
    paths = [path for path in map(shutil.which, TOOLS) if path]
    for path in paths:
        archive.file(path, path)
    busybox = shutil.which("busybox")
    archive.file("/bin/busybox", busybox)
    for applet in subprocess.check_output([busybox, "--list"], text=True).split():
        archive.entry(merged(f"/bin/{applet}"), stat.S_IFLNK | 0o777, b"busybox")
    return paths


def add_python(archive):
    """The interpreter that runs this, with its standard library; returns what is linked."""
    library = sysconfig.get_path("stdlib")
    archive.tree(library, library, UNUSED_MODULES)
    archive.file("/usr/bin/python3", sys.executable)
    native = os.path.join(library, "lib-dynload")
    return [sys.executable] + [os.path.join(native, name) for name in os.listdir(native)]


def slower(text, times):
    """@text of a challenge.yaml with its limits that are given in seconds multiplied."""
    return re.sub(r"\b(time|wall): (\d+)s\b", lambda m: f"{m[1]}: {int(m[2]) * times}s", text)


def add_checkout(archive, root, build, times):
    """Challenges, tests and what was built; returns the programs. @times: see write()."""
    for folder, factor in times.items():
        for path in glob.glob(os.path.join(root, folder, "*", "challenge.yaml")):
            with open(path, encoding="utf-8") as text:
                archive.text(TREE + path[len(root) :], slower(text.read(), factor))
    for name in CHECKOUT:
        archive.tree(f"{TREE}/{name}", os.path.join(root, name), NOT_IN_CHECKOUT)
    programs = []
    for name in sorted(os.listdir(build)):
        path = os.path.join(build, name)
        if os.path.isfile(path) and (os.access(path, os.X_OK) or name.startswith("gradebox")):
            archive.file(f"{TREE}/build/{name}", path)
            programs += [path] if is_elf(path) else []
    return programs


def write(path, root, build, plan, times):
    """Writes the archive @path: the machine, the checkout @root, what @build holds, and the text @plan.

    @times: {folder of challenges: what their limits of time are multiplied by}.
    """
    with open(path + ".new", "wb") as out:
        archive = Archive(out)
        for name in MERGED:
            archive.entry(name, stat.S_IFLNK | 0o777, f"usr/{name}".encode())
        for name in FOLDERS:
            mode = 0o1777 if name == "tmp" else 0o755
            archive.entry(name, stat.S_IFDIR | mode)
        archive.entry("home/user", stat.S_IFDIR | 0o755, owner=USER_ID)
        archive.entry("dev/console", stat.S_IFCHR | 0o600, device=(5, 1))
        for name, text in FILES.items():
            archive.text(name, text)
        here = os.path.dirname(os.path.abspath(__file__))
        archive.file("/init", os.path.join(here, "init"))
        archive.text("/plan.json", plan)
        linked = add_tools(archive) + add_python(archive) + add_checkout(archive, root, build, times)
        for library in sorted(libraries(linked)):
            archive.file(library, library)
        archive.end()
    os.rename(path + ".new", path)
