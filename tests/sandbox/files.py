"""files - what a submission may do where its challenge allows files, and nothing more

Each submission is graded for real. What is allowed must work without a note; what isn't must be refused
by a wall that is named; and nothing that a test wrote is there for the next one or after the run.
SPDX-License-Identifier: MIT
"""

import os
import sys
import textwrap

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import Folder, gradebox  # noqa: E402
from sandbox.honest_files import ALLOWED  # noqa: E402
from sandbox.tier import Graded, grade_tiers  # noqa: E402


def work(body):
    return "def work():\n" + textwrap.indent(textwrap.dedent(body).strip("\n"), "    ") + "\n    return 'done'\n"


# ---- what honest programs do ---------------------------------------------------------------------

@test.each(sorted(ALLOWED.items()), "allowed: {0}")
def allowed(name, body):
    del name
    grade_tiers("files", work(body)).must("AC")


# ---- what nobody may ------------------------------------------------------------------------------

HOST = """
import errno, os
for path in ('/etc/passwd', '/proc/self/mem', '/proc/1/environ', '/dev/null', '/sys', '/usr/bin/python3',
             '/home', '/tmp/../etc/passwd', '../../etc/passwd', '/proc/self/root'):
    try:
        os.close(os.open(path, os.O_RDONLY))
        assert False, path
    except OSError as error:
        assert error.errno in (errno.ENOENT, errno.EACCES), (path, error)
assert os.listdir('/tmp') == ['work']
for make in (lambda: open('/new', 'w'), lambda: os.mkdir('/new'), lambda: os.symlink('/', '/tmp/work/../../l')):
    try:
        make()
        assert False
    except OSError as error:
        assert error.errno in (errno.EROFS, errno.EACCES), error
os.symlink('/etc/passwd', 'link')
assert not os.path.exists('link')
os.symlink('/', 'root')
try:
    assert os.listdir('root') == ['tmp']
except PermissionError:
    pass
"""

# Body, and the call of which the report must tell.
REFUSED = {
    "a written file can't be run": (
        "import os\nopen('f', 'w').write('#!/bin/sh')\nos.chmod('f', 0o4755)\nos.execv('f', ['f'])", "execve"),
    "nor by its descriptor": (
        "import os\nfd = os.open('f', os.O_CREAT | os.O_RDWR, 0o755)\nos.execve(fd, ['f'], {})", "execve"),
    "no device": ("import os\nos.mknod('d', 0o20666, os.makedev(1, 3))", "mknod"),
    "no pipe": ("import os\nos.mkfifo('p')", "mknod"),
    "no socket": ("import socket\nsocket.socket(socket.AF_UNIX).bind('s')", "socket"),
    "no file of the kernel's memory": ("import os\nos.memfd_create('m')", "memfd_create"),
    "no other root": ("import os\nos.chroot('.')", "chroot"),
    "no attributes": ("import os\nopen('f', 'w')\nos.setxattr('f', 'user.a', b'b')", "setxattr"),
    "no shared memory without a file": ("import mmap\nmmap.mmap(-1, 4096)", "mmap"),
    "no lease": ("import fcntl\nfcntl.fcntl(open('f', 'w'), fcntl.F_SETLEASE, fcntl.F_WRLCK)", "fcntl"),
    "no signal of a descriptor's": ("import fcntl\nfcntl.fcntl(open('f', 'w'), fcntl.F_SETOWN, 1)", "fcntl"),
    "no hole": ("import fcntl, mmap\nfile = open('f', 'w+b')\nfile.truncate(8192)\n"
                "mmap.mmap(file.fileno(), 0).madvise(mmap.MADV_REMOVE)", "madvise"),
    "no huge pages": ("import mmap\nfile = open('f', 'w+b')\nfile.truncate(8192)\n"
                      "mmap.mmap(file.fileno(), 0).madvise(mmap.MADV_HUGEPAGE)", "madvise"),
    "no write with a flag": ("import os\nos.pwritev(1, [b'x'], 0, os.RWF_SYNC)", "pwritev2"),
    "no larger pipe": ("import fcntl\nfcntl.fcntl(1, 1031, 1 << 20)", "fcntl"),
    "no notes of a folder": ("import fcntl, os\nfcntl.fcntl(os.open('.', 0), fcntl.F_NOTIFY, 1)", "fcntl"),
    "no pipe without a name": ("import os\nos.pipe()", "pipe2"),
    "no process": ("import os\nos.fork()", "clone"),
    "no thread": ("import threading\nthreading.Thread(target=print).start()", "clone"),
}


@test.each(sorted(REFUSED.items()), "refused: {0}")
def refused(name, row):
    del name
    graded = grade_tiers("files", work(row[0])).must("SV")
    assert row[1] in graded.tests[0]["violation"]["syscall"], graded.done


@test("the machine's files aren't there, by whatever path")
def host_files():
    grade_tiers("files", work(HOST)).must("AC")


@test("executable memory can't be had of a file")
def executable():
    body = "import mmap\nfile = open('f', 'w+b')\nfile.truncate(4096)\n" \
           "mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ | mmap.PROT_EXEC)"
    grade_tiers("files", work(body)).must("SV", "mmap")


@test("what one test writes no other test finds, nor anybody afterwards")
def nothing_outlives():
    body = """
        import os
        assert os.listdir('/tmp') == ['work'] and os.listdir() == []
        for folder in ('.', '/tmp'):
            open(folder + '/gradebox-attack-left', 'w').write('x' * 100_000)
    """
    mounts = open("/proc/self/mountinfo").read()
    grade_tiers("files", work(body), "--jobs", "1", n_tests=6).must("AC")
    assert open("/proc/self/mountinfo").read() == mounts
    assert not os.path.exists("/tmp/gradebox-attack-left") and not os.path.exists("/tmp/work")


@test("boxes that run at the same time don't see each other's files")
def side_by_side():
    body = """
        import os, time
        open('mine', 'w').write('x')
        time.sleep(0.2)
        assert os.listdir() == ['mine'] and os.listdir('/tmp') == ['work']
        assert open('mine').read() == 'x'
        open('mine', 'a').write('y')
    """
    grade_tiers("files", work(body), "--jobs", "4", n_tests=6).must("AC")


# ---- how much ------------------------------------------------------------------------------------

FLOODS = {
    "a file larger than the memory limit": "with open('f', 'wb') as out:\n    while True:\n        "
                                           "out.write(b'x' * 65536)",
    "many files": "n = 0\nwhile True:\n    open(str(n), 'w').close()\n    n += 1",
    "many folders in each other": "import os\nwhile True:\n    os.mkdir('d')\n    os.chdir('d')",
    "links": "import os\nn = 0\nwhile True:\n    os.symlink('x' * 2000, str(n))\n    n += 1",
    "memory and files together": "kept = bytearray(10_000_000)\nopen('f', 'wb').write(kept)",
    "a mapping of a file": "import mmap\nwith open('f', 'w+b') as file:\n    file.truncate(1 << 30)\n"
                           "    for at in range(16):\n        m = mmap.mmap(file.fileno(), 1 << 20, "
                           "offset=at << 20)\n        m[:] = b'x' * (1 << 20)\n        m.close()",
}


@test.each(sorted(FLOODS.items()), "the memory limit counts {0}")
def flood(name, body):
    graded = grade_tiers("files", work(body), memory="16MiB", time="10s").must("MLE")
    del name
    assert graded.tests[0]["memory_bytes"] <= 40 << 20, graded.done


@test("what was removed again doesn't count")
def removed():
    body = "import os\nfor _ in range(20):\n    open('f', 'wb').write(bytes(4_000_000))\n    os.unlink('f')"
    grade_tiers("files", work(body), memory="16MiB").must("AC")


@test("many open files are an OSError, and no more than that")
def open_files():
    body = """
        kept = []
        try:
            while True:
                kept.append(open(str(len(kept)), 'w'))
        except OSError as error:
            assert 40 < len(kept) < 60, len(kept)
    """
    grade_tiers("files", work(body)).must("AC")


# ---- files and files_after ------------------------------------------------------------------------

CHALLENGE = """gradebox: 1
id: work
title: Work
entry: {function: work}
limits: {memory: 16MiB}
allow: [files]
groups:
  - id: shown
    visible: true
    tests: [%s]
  - id: hidden
    tests: [%s]
"""


def grade_files(test_yaml, body, *options):
    """The visible and the hidden result of the same test."""
    with Folder() as folder:
        rows = ["{id: t, args: [], " + test_yaml + "}"] * 2
        folder.write("challenges/work/challenge.yaml", CHALLENGE % tuple(rows))
        path = folder.write("sol.py", "import os\ndef work():\n" + textwrap.indent(body, "    "))
        done = gradebox("grade", "--format", "json", "--challenges", folder.path("challenges"), *options,
                        "work", path)
    assert done.code in (0, 1), done
    return Graded(done)


AFTER = 'files_after: {out/a.txt: "x\\ny\\n"}'
DIFFERENT = {
    "missing": ("pass", "'out/a.txt' is missing"),
    "a folder": ("os.makedirs('out/a.txt')", "'out/a.txt' is a folder"),
    "a link": ("os.mkdir('out')\nopen('b', 'w').write('x\\ny\\n')\nos.symlink('../b', 'out/a.txt')",
               "'out/a.txt' is a link"),
    "below a link": ("os.mkdir('b')\nopen('b/a.txt', 'w').write('x\\ny\\n')\nos.symlink('b', 'out')",
                     "is a link, or in a folder that is one"),
    "a link to the machine's files": ("os.mkdir('out')\nos.symlink('/etc/passwd', 'out/a.txt')",
                                      "'out/a.txt' is a link"),
    "below a file": ("open('out', 'w')", "'out/a.txt' is missing"),
    "unreadable": ("os.mkdir('out')\nopen('out/a.txt', 'w').write('x\\ny\\n')\nos.chmod('out/a.txt', 0)",
                   "can't be read"),
    "in an unreadable folder": ("os.mkdir('out')\nopen('out/a.txt', 'w').write('x\\ny\\n')\n"
                                "os.chmod('out', 0)", "can't be read"),
    "huge": ("os.mkdir('out')\nopen('out/a.txt', 'w').truncate(1 << 50)", "has 1125899906842624 bytes"),
    "another": ("os.mkdir('out')\nopen('out/a.txt', 'w').write('x\\nz\\n')", "line 2 of the file 'out/a.txt'"),
    "no text": ("os.mkdir('out')\nopen('out/a.txt', 'wb').write(b'\\xff\\x00\\x1b[31m')",
                "line 1 of the file 'out/a.txt'"),
    "longer": ("os.mkdir('out')\nopen('out/a.txt', 'w').write('x\\ny\\n\\n')", "line 3 of the file"),
}


@test.each(sorted(DIFFERENT.items()), "files_after, but it is {0}: WA that says so, and for a hidden test less")
def different(name, row):
    del name
    shown, hidden = grade_files(AFTER, row[0]).tests
    assert (shown["verdict"], hidden["verdict"]) == ("WA", "WA"), (shown, hidden)
    assert row[1] in shown["detail"], shown["detail"]
    assert hidden["detail"] == "a file in its folder is not as it should be", hidden["detail"]


@test("files_after: bytes, a file that must be gone, and one that mustn't be there")
def after():
    yaml = 'files: {old: "1"}, files_after: {new.bin: !bytes "00ff", old: null, sub/other: null}'
    right = "os.unlink('old')\nopen('new.bin', 'wb').write(b'\\0\\xff')"
    grade_files(yaml, right).must("AC")
    grade_files(yaml, right + "\nopen('old', 'w')").must("WA")
    grade_files(yaml, right + "\nos.makedirs('sub/other')").must("WA")
    grade_files(yaml, right.replace("xff", "xfe")).must("WA")


@test("files are there before the submission is loaded, larger than the memory limit if need be")
def before():
    yaml = 'files: {a/b/c.txt: "1\\n", big: !py "b\'x\' * 30_000_000", empty/: null}, expect: 30000001'
    body = "assert os.listdir('empty') == []\nn = int(open('a/b/c.txt').read())\n" \
           "with open('big', 'rb') as f:\n    while part := f.read(65536):\n        n += len(part)\nreturn n"
    graded = grade_files(yaml, body).must("AC")
    assert graded.tests[0]["memory_bytes"] < 2 << 20, graded.done
    assert graded.isolation["seccomp"] == "files", graded.isolation


@test("a visible test shows its files, and `show` does")
def shown():
    with Folder() as folder:
        folder.write("work/challenge.yaml", "gradebox: 1\nid: work\ntitle: Work\nentry: {function: work}\n"
                     "allow: [files]\ntests:\n  - {id: t, args: [], files: {in.txt: \"a\\nb\", empty/: null}, "
                     "expect: 1, files_after: {out.txt: \"c\", in.txt: null}}\n")
        path = folder.write("sol.py", "def work():\n    return 2\n")
        graded = gradebox("grade", folder.path("work"), path).must(1)
        told = gradebox("show", folder.path("work")).must(0)
    assert "# in.txt holds 'a\\nb'" in graded.out and "# empty/ is an empty folder" in graded.out, graded
    assert "allowed files" in graded.out, graded
    for line in ("in.txt, before: 'a\\nb'", "empty/, before: an empty folder", "out.txt, afterwards: 'c'",
                 "in.txt, afterwards: not there"):
        assert line in told.out, told


@test("!reference has the same files, and each repetition a fresh folder")
def reference():
    source = "import os\ndef work(n):\n    assert os.listdir() == ['in']\n" \
             "    open('left', 'w')\n    return n + int(open('in').read())\n"
    with Folder() as folder:
        folder.write("work/challenge.yaml", "gradebox: 1\nid: work\ntitle: Work\nentry: {function: work}\n"
                     "allow: [files]\ntests:\n  - id: t\n    repeat: 5\n    generate: return [index]\n"
                     "    files: {in: !py \"str(3 * 4)\"}\n    expect: !reference\n")
        folder.write("work/solutions/accepted/a.py", source)
        folder.write("work/solutions/accepted/b.py", source.replace("n + int", "int") + "\n")
        done = gradebox("verify", folder.path("work"))
    assert done.code == 4 and "b.py" in done.out, done


@test("generate and !py have no files")
def setters_code():
    for test_yaml in ("generate: \"return [open('x', 'w').name]\", expect: 1",
                      "args: [!py \"open('x', 'w').name\"], expect: 1"):
        with Folder() as folder:
            folder.write("work/challenge.yaml", "gradebox: 1\nid: work\ntitle: Work\nentry: {function: work}\n"
                         f"allow: [files]\ntests: [{{id: t, {test_yaml}}}]\n")
            path = folder.write("sol.py", "def work(a):\n    return 1\n")
            gradebox("grade", folder.path("work"), path).must(3, "work/challenge.yaml:6:")


@test("!py that gives no content is the setter's error, with its place")
def wrong_content():
    with Folder() as folder:
        folder.write("work/challenge.yaml", "gradebox: 1\nid: work\ntitle: Work\nentry: {function: work}\n"
                     "allow: [files]\ntests:\n  - {id: t, args: [], expect: 1, files: {a: !py \"12\"}}\n")
        path = folder.write("sol.py", "def work():\n    return 1\n")
        gradebox("grade", folder.path("work"), path).must(
            3, "challenge.yaml:7:", "'!py' must give a text or bytes for the file 'a'")


@test("without namespaces the challenge is refused with exit code 6, and the wall is named")
def no_namespaces():
    done = grade_tiers("files", work("pass"), "--isolation", "seccomp")
    done.must(6, "allows files", "mount namespace")


main()
