"""programs - submissions that are run as __main__, and what tests give to read

Each program is graded against one visible test and compared with what the machine's own Python does
with the same file, input and arguments: what it prints and how it ends.
SPDX-License-Identifier: MIT
"""

import functools
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import Folder, for_several, gradebox  # noqa: E402

HEAD = "gradebox: 1\nid: c\ntitle: A case\n"
PROGRAM = HEAD + "entry: {program: true}\nlimits: {output: 8KiB, time: 1s}\n"
FUNCTION = HEAD + "entry: {function: f}\n"
INPUT = "3 4\nzwölf\nlast"
ARGUMENTS = ["--sum", "a b", "ü"]

# What it does, the program. Each must end as it does under an ordinary Python.
HONEST = [
    ("reads by input()", "print(input()[::-1], input())\n"),
    ("reads beyond the end by input()", "while True:\n    try: print(input())\n    except EOFError: break\n"),
    ("reads line by line", "import sys\nfor i, line in enumerate(sys.stdin): print(i, line, end='')\n"),
    ("reads all at once", "import sys\nprint(len(sys.stdin.read()), repr(sys.stdin.read()))\n"),
    ("reads bytes", "import sys\nprint(sys.stdin.buffer.read())\n"),
    ("reads a line, then the rest", "import sys\nprint(input())\nprint(sys.stdin.readlines())\n"),
    ("reads by open(0)", "print(open(0).read())\n"),
    ("reads by os.read", "import os\nprint(os.read(0, 3), os.read(0, 1000), os.read(0, 1))\n"),
    ("reads by fileinput", "import fileinput, sys\nsys.argv = sys.argv[:1]\nfor line in fileinput.input(): print(line)\n"),
    ("knows its arguments", "import sys\nprint(len(sys.argv), sys.argv[1:])\n"),
    ("parses its arguments", "import argparse\np = argparse.ArgumentParser()\np.add_argument('--sum', action='store_true')\n"
     "p.add_argument('names', nargs='*')\nprint(p.parse_args())\n"),
    ("complains of its arguments", "import argparse\nargparse.ArgumentParser().parse_args()\n"),
    ("is __main__", "import sys\nif __name__ == '__main__':\n    print(sys.modules['__main__'].__name__, __name__, __spec__)\n"),
    ("pickles its own classes", "import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))) is A)\n"),
    ("prints no line end", "print('x', end='')\n"),
    ("prints nothing", ""),
    ("writes to standard output in each way", "import os, sys\nprint('a', flush=True)\nsys.stdout.buffer.write(b'b\\xff')\n"
     "sys.stdout.flush()\nos.write(1, b'c')\nsys.__stdout__.write('d')\n"),
    ("exits with a number", "import sys\nprint('x')\nsys.exit(3)\n"),
    ("exits with a large number", "raise SystemExit(256 + 7)\n"),
    ("exits with a huge number", "raise SystemExit(1 << 70)\n"),
    ("exits with a negative number", "raise SystemExit(-1)\n"),
    ("exits with True", "raise SystemExit(True)\n"),
    ("exits with None", "import sys\nsys.exit()\n"),
    ("exits with a text", "import sys\nsys.exit('it was too much')\n"),
    ("exits by exit()", "exit(4)\n"),
    ("exits at once", "import os\nprint('lost')\nos._exit(5)\n"),
    ("exits at once, flushed", "import os\nprint('kept', flush=True)\nos._exit(6)\n"),
    ("exits from a function in a try", "import sys\ndef f():\n    try: sys.exit(7)\n    finally: print('finally')\nf()\n"),
    ("says goodbye", "import atexit\natexit.register(print, 'one')\natexit.register(print, 'two')\nprint('zero')\n"),
    ("says goodbye after an exit", "import atexit, sys\natexit.register(print, 'bye')\nsys.exit(2)\n"),
    ("fails while it says goodbye", "import atexit\natexit.register(lambda: 1 / 0)\natexit.register(print, 'bye')\n"),
    ("exits while it says goodbye", "import atexit, os\natexit.register(os._exit, 9)\n"),
    ("prints when an object goes", "class A:\n    def __del__(self): print('gone')\na = A()\ndef f(): pass\nprint('end')\n"),
    ("finalizes", "import weakref\nclass A: pass\na = A()\nweakref.finalize(a, print, 'final')\n"),
    ("logs when it is all over", "import logging\nclass H(logging.Handler):\n    def emit(self, r): pass\n"
     "    def close(self): print('closed'); super().close()\nkeep = H()\nlogging.getLogger().addHandler(keep)\n"),
    ("closes its output", "import sys\nprint('x')\nsys.stdout.close()\n"),
    ("has another standard output", "import io, sys\nprint('seen')\nsys.stdout = io.StringIO()\nprint('unseen')\n"),
    ("runs coroutines", "import asyncio\nasync def f():\n    await asyncio.sleep(0)\n    return 5\nprint(asyncio.run(f()))\n"),
    ("removes its own module", "import sys\ndel sys.modules['__main__']\nprint('x')\n"),
    ("catches its own exit", "import sys\ntry: sys.exit(3)\nexcept SystemExit as e: print(e.code)\n"),
    ("raises nothing it doesn't catch", "try: 1 / 0\nexcept ZeroDivisionError: import traceback; traceback.print_exc()\n"),
]


def quoted(value):
    return json.dumps(value, ensure_ascii=True)


def as_python(source):
    """(standard output, exit status) under the machine's Python."""
    with Folder() as folder:
        path = folder.write("solution.py", source)
        done = subprocess.run([sys.executable, "-I", "-X", "utf8", path, *ARGUMENTS],
                              input=INPUT.encode(), capture_output=True, cwd=folder.name, timeout=60)
    return done.stdout, done.returncode


def grade_all(challenge, sources, *options):
    """The results of all tests of each source."""
    with Folder() as folder:
        folder.write("c/challenge.yaml", challenge)
        paths = [folder.write(f"s{i}.py", source) for i, source in enumerate(sources)]
        several = for_several() if len(paths) > 1 else ()
        done = gradebox("grade", *several, *options, "--format", "json", folder.path("c"), *paths)
    lines = done.out.splitlines()
    assert len(lines) == len(sources), done
    return [json.loads(line)["tests"] for line in lines]


def grade(keys, source, head=PROGRAM):
    """The one test, with these keys, of a source."""
    return grade_all(head + f"tests:\n  - {{id: one, {keys}}}\n", [source])[0][0]


@functools.cache
def expectations():
    """One challenge with a test for each honest program, all of which are graded by all."""
    tests = []
    for i, (_, source) in enumerate(HONEST):
        out, status = as_python(source)
        tests.append(f"  - {{id: t{i}, argv: {quoted(ARGUMENTS)}, stdin: {quoted(INPUT)}, exit: {status}"
                     + (f", stdout: {quoted(out.decode())}}}\n" if b"\xff" not in out else "}\n"))
    return tests


@test.each(HONEST, "a program that {0}")
def honest(label, source):
    index = [name for name, _ in HONEST].index(label)
    (results,) = grade_all(PROGRAM + "tests:\n" + expectations()[index], [source])
    assert results[0]["verdict"] == "AC", (results[0], as_python(source))


# What it does, keys of the test, the program, the verdict, words of the detail.
ENDS = [
    ("an exception that isn't caught", "stdout: \"\"", "x = 1\nraise ValueError('no')\n", "RE", "ValueError: no at line 2"),
    ("an exception where status 1 is right", "exit: 1, stdout: \"x\\n\"", "print('x')\nraise ValueError\n", "AC", ""),
    ("an exception where status 2 is right", "exit: 2", "raise ValueError\n", "RE", "ValueError"),
    ("a status where there should be none", "stdout: \"\"", "import sys\nsys.exit(3)\n", "RE", "exit status 3, expected 0"),
    ("another status", "exit: 2", "import sys\nsys.exit(3)\n", "WA", "exit status 3, expected 2"),
    ("no status where there should be one", "exit: 2", "print('x')\n", "WA", "exit status 0, expected 2"),
    ("a signal", "exit: 0", "import os\nos.kill(os.getpid(), 11)\n", "SV", "kill"),
    ("a crash", "exit: 0", "import os\nos.abort()\n", "RE", "SIG"),
    ("other output", "stdout: \"5\\n\"", "print(6)\n", "WA", "differs"),
    ("a partial line", "stdout: \"5\\n\"", "print(5, end='')\n", "WA", ""),
    ("the words of it", "stdout: {tokens: \"1 2\"}", "print(1)\nprint(2)\n", "AC", ""),
    ("what matches", "stdout: {regex: \"[0-9]+\"}", "print(12)\n", "AC", ""),
    ("output without an end", "stdout: \"\"", "while True: print('x' * 1000)\n", "OLE", ""),
    ("no end", "exit: 0", "while True: pass\n", "TLE", ""),
    ("no end when it says goodbye", "exit: 0", "import atexit\n@atexit.register\ndef f():\n    while True: pass\n", "TLE", ""),
    ("too much memory", "exit: 1", "x = []\nwhile True: x.append(bytes(1 << 20))\n", "MLE", ""),
    ("a file", "exit: 0", "open('/etc/passwd')\n", "SV", "open"),
    ("what Python refuses", "exit: 1", "print('x'\n", "LE", "SyntaxError"),
    ("a connection that is closed", "exit: 0", "import os, time\nos.close(3)\ntime.sleep(0.1)\nwhile True: pass\n", "RE", "broke the connection"),
    ("input that nobody gave", "stdout: \"''\\n\"", "import sys\nprint(repr(sys.stdin.read()))\n", "AC", ""),
    ("input that it tries to change", "stdin: \"x\", stdout: \"x\\n\"",
     "import os\ntry: os.write(0, b'y')\nexcept OSError: print(input())\n", "AC", ""),
    ("much input", "stdin: !py \"'1 ' * 1000000\", stdout: \"1000000\\n\"",
     "import sys\nprint(sum(map(int, sys.stdin.read().split())))\n", "AC", ""),
    ("bytes as input", "stdin: !bytes \"ff00\", stdout: \"2\\n\"", "import sys\nprint(len(sys.stdin.buffer.read()))\n", "AC", ""),
    ("arguments of an expression", "argv: [!py \"'x' * 3\"], stdout: \"xxx\\n\"", "import sys\nprint(sys.argv[1])\n", "AC", ""),
]


@test.each(ENDS, "a program that ends by {0}: {3}")
def ends(_, keys, source, verdict, words):
    result = grade(keys, source)
    assert result["verdict"] == verdict and words in result["detail"], result


@test("a hidden test tells neither the status nor what was read")
def hidden():
    text = PROGRAM + ("groups:\n  - id: g\n    points: 1\n    tests:\n"
                      "      - {id: one, stdin: \"77\", exit: 5}\n      - {id: two, stdin: \"77\"" ", stdout: \"\"}\n")
    (results,) = grade_all(text, ["import sys\nsys.exit(int(input()))\n"])
    assert [one["verdict"] for one in results] == ["WA", "RE"], results
    assert not any("77" in one["detail"] or "5" in one["detail"] for one in results), results


@test("the reference says what generated programs must print and how they must end")
def generated():
    text = PROGRAM + ("reference: solutions/accepted/right.py\ntests:\n"
                      "  - id: random\n    repeat: 6\n    generate: |\n"
                      "      return {\"argv\": [str(index)], \"stdin\": f\"{rng.randint(1, 9)}\\n\" * index}\n"
                      "    expect: !reference\n")
    right = "import sys\nprint(sum(map(int, sys.stdin)))\nsys.exit(int(sys.argv[1]) % 2)\n"
    with Folder() as folder:
        folder.write("c/challenge.yaml", text)
        folder.write("c/solutions/accepted/right.py", right)
        folder.write("c/solutions/rejected/status.py", right.replace("% 2", "% 3"))
        folder.write("c/solutions/wrong_answer/sum.py", right.replace("sys.stdin)", "list(sys.stdin)[1:])"))
        gradebox("verify", folder.path("c")).must(0)


# What the setter does wrong, keys of the test, the reference, words of the error.
MISTAKES = [
    ("generate returns a list", "generate: \"return ['x']\", stdout: x", "", "'generate' must return {\"argv\""),
    ("generate returns another key", "generate: \"return {'args': []}\", stdout: x", "", "'generate' must return"),
    ("generate returns a number", "generate: \"return {'argv': [1]}\", stdout: x", "", "'generate' must return"),
    ("an expression gives a number", "argv: [!py \"3\"], stdout: x", "", "'!py' gave an argument that is no text"),
    ("an expression gives a list to read", "stdin: !py \"[]\", stdout: x", "", "'!py' gave"),
    ("the reference raises", "argv: [], expect: !reference ", "raise ValueError('ref')\n", "the reference raised ValueError: ref"),
    ("the reference does what isn't allowed", "argv: [], expect: !reference ", "open('/x')\n", "the reference raised"),
    ("the reference dies", "argv: [], expect: !reference ", "import os\nos.abort()\n", "the reference failed"),
    ("the reference prints too much", "argv: [], expect: !reference ", "print('x' * 9000)\n", "printed more than 'output'"),
    ("the reference can't be compiled", "argv: [], expect: !reference ", "x = (\n", "SyntaxError"),
]


@test.each(MISTAKES, "{0}: an error of the setter's, with its place")
def mistakes(_, keys, reference, words):
    with Folder() as folder:
        folder.write("c/challenge.yaml", PROGRAM + f"tests:\n  - {{id: one, {keys}}}\n")
        folder.write("c/solutions/accepted/a.py", reference or "print()\n")
        done = gradebox("grade", folder.path("c"), folder.write("s.py", "print()\n"))
    done.must(3, ": error: test 'one'", words)


# ---- input for other entries ---------------------------------------------------------------------

@test("a function reads what its test gives, and nothing where it gives nothing")
def function_input():
    text = FUNCTION + ("tests:\n  - {id: a, args: [], stdin: \"4\\n0\\n\", expect: [4, 0]}\n"
                       "  - {id: b, args: [], expect: none}\n"
                       "  - {id: c, args: [], stdin: \"\", expect: none}\n")
    source = ("def f():\n    try: return [int(input()), int(input())]\n    except EOFError: return 'none'\n")
    (results,) = grade_all(text, [source])
    assert [one["verdict"] for one in results] == ["AC"] * 3, results


@test("a submission reads it while it is loaded, too")
def input_at_load():
    result = grade("args: [], stdin: \"7\", expect: 7", "n = int(input())\ndef f(): return n\n", FUNCTION)
    assert result["verdict"] == "AC", result


@test("classes and snippets read as well")
def other_entries():
    head = HEAD + "entry: {class: C}\n"
    result = grade("stdin: \"x y\", ops: [{new: []}, {get: [], returns: [x, y]}]",
                   "class C:\n    def get(self): return input().split()\n", head)
    assert result["verdict"] == "AC", result
    result = grade("stdin: \"1\\n2\\n\", run: \"return [f(), input()]\", expect: [\"1\", \"2\"]",
                   "def f(): return input()\n", FUNCTION)
    assert result["verdict"] == "AC", result


@test("the reference of a function reads the same, each time anew")
def reference_input():
    text = FUNCTION + ("tests:\n  - id: r\n    repeat: 4\n    stdin: \"3\\n\"\n    generate: \"return [index]\"\n"
                       "    expect: !reference\n")
    source = "def f(n): return n * int(input())\n"
    with Folder() as folder:
        folder.write("c/challenge.yaml", text)
        folder.write("c/solutions/accepted/a.py", source)
        folder.write("c/solutions/wrong_answer/b.py", source.replace("*", "+"))
        gradebox("verify", folder.path("c")).must(0)


@test("the report shows the command, what it reads, and how it ended")
def report():
    with Folder() as folder:
        folder.write("c/challenge.yaml", PROGRAM + "tests:\n  - {id: one, argv: [--n, \"a b\"], stdin: \"1\\n\", exit: 3}\n")
        path = folder.write("s.py", "print('hello')\n")
        done = gradebox("grade", folder.path("c"), path)
        shown = gradebox("show", folder.path("c"))
    for words in ("python3 solution.py --n 'a b'   reads '1\\n'", "exit status 3", "exit status 0", "hello"):
        assert words in done.out, done
    assert "exit status 3" in shown.out and "run as __main__" in shown.out, shown


main()
