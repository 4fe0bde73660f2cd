"""mutants - what verify --mutants makes of a reference, and what it says of those that survive

SPDX-License-Identifier: MIT
"""

import json
import os
import sys
from xml.etree import ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import Folder, gradebox  # noqa: E402

HEAD = "gradebox: 1\nid: m\ntitle: Mutants\nentry: {function: f}\n"
ANYTHING = HEAD + "tests:\n  - {id: one, args: [5], expect: 1, check: any.py}\n"
CHECKER = "def check(args, result, expected):\n    return True\n"


class Challenge(Folder):
    """A challenge with one reference."""

    def __init__(self, reference, yaml=ANYTHING):
        super().__init__()
        self.reference, self.yaml = reference, yaml

    def __enter__(self):
        super().__enter__()
        self.write("m/challenge.yaml", self.yaml)
        self.write("m/statement.md", "# Mutants\n")
        self.write("m/any.py", CHECKER)
        self.write("m/solutions/accepted/a.py", self.reference)
        return self

    def verify(self, *options):
        return gradebox("verify", *options, self.path("m"))

    def mutants(self, *options, code=None):
        done = self.verify("--mutants", *options, "--format", "json")
        assert done.code in (0, 4) if code is None else done.code == code, done
        return json.loads(done.out)["mutants"]


def found(reference, *options, yaml=ANYTHING):
    """["line:column mark: 'before' 'after'"] of all mutants."""
    with Challenge(reference, yaml) as challenge:
        rows = challenge.mutants(*options)["mutants"]
    return [f"{r['line']}:{r['column']} {r['mark']}: {r['before']!r} {r['after']!r}" for r in rows]


# ---- what is changed -----------------------------------------------------------------------------

# (what, reference, its mutants)
CHANGES = [
    ("comparisons and numbers", "def f(x):\n    return 0 < x <= 9 or x is not None\n", """\
2:5 drop: 'return 0 < x <= 9 or x is not None' 'pass'
2:12 increment@12: '0' '1'
2:12 decrement@12: '0' '-1'
2:14 boundary@14: '<' '<='
2:14 negation@14: '<' '>='
2:18 boundary@18: '<=' '<'
2:18 negation@18: '<=' '>'
2:21 increment@21: '9' '10'
2:21 decrement@21: '9' '8'
2:23 and-or: 'or' 'and'
2:28 negation@28: 'is not' 'is'
"""),
    ("arithmetic", "def f(x):\n    x += 2\n    return -x * (x // 3) % 4\n", """\
2:5 early: '' 'return\\n    '
2:5 drop: 'x += 2' 'pass'
2:7 operator: '+=' '-='
2:10 increment: '2' '3'
2:10 decrement: '2' '1'
3:5 drop: 'return -x * (x // 3) % 4' 'pass'
3:12 sign: '-' ''
3:15 operator@15: '*' '//'
3:20 operator@20: '//' '*'
3:23 increment@23: '3' '4'
3:23 decrement@23: '3' '2'
3:26 operator@26: '%' '//'
3:28 increment@28: '4' '5'
3:28 decrement@28: '4' '3'
"""),
    ("texts, but none of annotations, docstrings, exceptions and f-strings",
     'def f(x: "t" = "") -> "t":\n    """Text."""\n    assert x, "t"\n    if not x:\n'
     '        raise ValueError("t")\n    return f"{x!r}1" + "t"\n', """\
1:16 constant: '""' "'x'"
3:5 early: '' 'return\\n    '
3:5 drop: 'assert x, "t"' 'pass'
3:12 negation: 'x' 'not x'
4:5 drop: 'if not x:\\n        raise ValueError("t")' 'pass'
4:8 sign: 'not ' ''
5:9 drop: 'raise ValueError("t")' 'pass'
6:5 drop: 'return f"{x!r}1" + "t"' 'pass'
6:22 operator: '+' '-'
6:24 constant: '"t"' "''"
"""),
    ("statements, arguments and jumps",
     "def f(x):\n    for i in [x]:\n        if i:\n            continue\n        x = g(i, x)\n"
     "        break\n    return x\n", """\
2:5 early: '' 'return\\n    '
3:9 drop: 'if i:\\n            continue' 'pass'
3:12 negation: 'i' 'not i'
4:13 jump: 'continue' 'break'
5:9 drop: 'x = g(i, x)' 'pass'
5:15 swap: 'i, x' 'x, i'
6:9 jump: 'break' 'continue'
7:5 drop: 'return x' 'pass'
"""),
    ("statements on one line", "def f(x):\n    if x: y = x; x = x or y\n    while x < 5: x -= -x\n"
     "    return max(x, y)\n", """\
2:5 early: '' 'return\\n    '
2:5 drop@5: 'if x: y = x; x = x or y' 'pass'
2:8 negation: 'x' 'not x'
2:11 drop@11: 'y = x' 'pass'
2:18 drop@18: 'x = x or y' 'pass'
2:24 and-or: 'or' 'and'
3:13 boundary: '<' '<='
3:13 negation: '<' '>='
3:15 increment: '5' '6'
3:15 decrement: '5' '4'
3:18 drop: 'x -= -x' 'pass'
3:20 operator: '-=' '+='
3:23 sign: '-' ''
3:25 once: '' '; break'
4:5 drop: 'return max(x, y)' 'pass'
"""),
    ("constants, and nothing of a program's own part",
     "A = True\nB = b'x'\nC = 1.5\n__all__ = ['A']\nif __name__ == '__main__':\n    print(1)\n"
     "def f(x):\n    return C\n", """\
1:1 drop: 'A = True' 'pass'
1:5 constant: 'True' 'False'
2:1 drop: "B = b'x'" 'pass'
2:5 constant: "b'x'" "b''"
3:1 drop: 'C = 1.5' 'pass'
3:5 increment: '1.5' '2.5'
3:5 decrement: '1.5' '0.5'
8:5 drop: 'return C' 'pass'
"""),
    ("classes, patterns, comprehensions, lambdas, walruses, stars",
     "class K:\n    __slots__ = ('a',)\n    b: int\n    def __init__(self, a): self.a = a\n"
     "def f(x, *, y=lambda z: not z):\n    match x:\n        case [1, *_] if (n := y(x)):\n"
     "            return n\n        case {'k': z}:\n            return {i: i + z for i in x if y(i)}\n"
     "    return [*[x]][::-1]\n", """\
4:28 drop: 'self.a = a' 'pass'
5:25 sign: 'not ' ''
6:5 early: '' 'return\\n    '
7:15 increment: '1' '2'
7:15 decrement: '1' '0'
8:13 drop: 'return n' 'pass'
8:20 return: 'n' 'None'
9:15 constant: "'k'" "''"
10:13 drop: 'return {i: i + z for i in x if y(i)}' 'pass'
10:20 return: '{i: i + z for i in x if y(i)}' 'None'
10:26 operator: '+' '-'
10:44 negation: 'y(i)' 'not y(i)'
11:5 drop: 'return [*[x]][::-1]' 'pass'
11:21 sign: '-' ''
11:22 increment: '1' '2'
11:22 decrement: '1' '0'
"""),
    ("Latin-1, and columns in characters",
     "# coding: latin-1\ndef f(x):\n    \xe9 = '\xfc' if x else x\n    return \xe9 + '\xdf'\n"
     .encode("latin-1"), """\
3:5 early: '' 'return\\n    '
3:5 drop: "? = '?' if x else x" 'pass'
3:9 constant: "'?'" "''"
3:16 negation: 'x' 'not x'
4:5 drop: "return ? + '?'" 'pass'
4:14 operator: '+' '-'
4:16 constant: "'?'" "''"
"""),
]


def without_odd_bytes(line):
    """What isn't UTF-8 is written as an escape, in some form or other."""
    for form in ("\\xe9", "\\xfc", "\\xdf", "\\\\xe9", "\\\\xfc", "\\\\xdf", "\ufffd"):
        line = line.replace(form, "?")
    return line.replace("\\?", "?")


@test.each(CHANGES, "changed: {0}")
def changes(what, reference, expected):
    rows = [without_odd_bytes(row) for row in found(reference)]
    assert rows == expected.splitlines(), "\n".join([what] + rows)


ODD = [
    ("nothing to change", "from math import sqrt as f\n"),
    ("CRLF", b"def f(x):\r\n    if x < 9:\r\n        return x\r\n    return None\r\n"),
    ("old Mac's lines", b"def f(x):\r    return x < 9\r"),
    ("a byte order mark", b"\xef\xbb\xbfdef f(x):\n    return x < 9\n"),
    ("tabs and form feeds", "def f(x):\n\tfor i in [x]:\n\t\tx = i + 1\n\x0c\n\treturn x\n"),
    ("no newline at the end", "def f(x):\n    for i in [x]: x = i\n    return x"),
    ("continued lines", "def f(x):\n    x = 1 + \\\n        2\n    return (x\n        <  # here\n    9)\n"),
    ("astral letters", "def f(x):\n    s = '\U0001d4b3\U0001d4b3'; y = 1 < 2\n    return s, y\n"),
    ("text that looks like code", "def f(x):\n    s = '''a < b  # equivalent mutants: drop\n'''\n"
     "    return s\n"),
    ("async", "async def f(x):\n    async def g():\n        yield 1\n    async for i in g():\n"
     "        x = i\n    return [i async for i in g() if i < 3]\n"),
    ("nested f-strings", "def f(x):\n    return f'{f\"{1 < 2}\" + \"a\"!r:>{x + 1}}' < 'b'\n"),
]


@test.each(ODD, "an odd source is changed in one place at a time: {0}")
def odd(what, reference):
    source = reference if isinstance(reference, bytes) else reference.encode()
    with Challenge(reference) as challenge:
        mutants = challenge.mutants()["mutants"]
    for m in mutants:
        assert m["before"].replace("\\x0d", "\r").encode() in source, (what, m)
        assert m["outcome"] in ("survived", "killed", "timed-out"), (what, m)
        assert "LE" != m["verdict"] or m["operator"] in ("drop", "constant"), (what, m)


# ---- what becomes of them ------------------------------------------------------------------------

FEW_TESTS = HEAD + """\
groups:
  - {id: samples, visible: true, tests: [{id: no, args: [1], expect: false}]}
  - {id: more, points: 5, needs: [samples], tests: [{id: yes, args: [7], expect: true}]}
"""
AT_LEAST = "def f(x):\n    return x >= 5\n"


@test("tests that look at no boundary let it survive, with its diff, and verify ends with 4")
def survivor():
    with Challenge(AT_LEAST, FEW_TESTS) as challenge:
        result = challenge.mutants(code=4)
        text = challenge.verify("--mutants").must(4)
        challenge.verify().must(0)
    outcomes = {m["mark"]: m["outcome"] for m in result["mutants"]}
    assert outcomes == {"drop": "killed", "boundary": "survived", "negation": "killed",
                        "increment": "survived", "decrement": "survived"}, outcomes
    assert (result["killed"], result["counted"], result["met"]) == (2, 5, False), result
    assert result["percent"] == 40, result
    assert "2 of 5 killed, 40 %" in text.out, text
    for line in ("accepted/a.py:2:14   boundary", "- " + AT_LEAST.splitlines()[1],
                 "+ " + AT_LEAST.splitlines()[1].replace(">=", ">"), "# equivalent mutants: NAME"):
        assert line in text.out, (line, text)


@test("the test that killed one is named, also in a group whose needs it failed")
def killers():
    with Challenge(AT_LEAST, FEW_TESTS) as challenge:
        mutants = challenge.mutants()["mutants"]
    killed = {m["mark"]: (m["test"], m["verdict"]) for m in mutants if m["outcome"] == "killed"}
    assert killed["negation"][1] == "WA", killed
    assert {test.split("/")[0] for test, _ in killed.values()} <= {"samples", "more"}, killed


@test("with enough tests all are killed, and verify ends with 0")
def all_killed():
    yaml = FEW_TESTS.replace("args: [7], expect: true}", "args: [5], expect: true}, "
                             "{id: below, args: [4], expect: false}")
    with Challenge(AT_LEAST, yaml) as challenge:
        assert challenge.mutants(code=0)["percent"] == 100
        assert "5 of 5 killed, 100 %" in challenge.verify("--mutants").must(0).out


MARKED = """\
def f(x):
    # equivalent mutants: boundary, increment
    # equivalent mutants: decrement
    return x >= 5
"""


@test("a comment says of those that survive that they are the same, and they no longer count")
def marked():
    reference = MARKED.replace("    # equivalent mutants: decrement\n", "").replace(
        "5\n", "5  # equivalent mutants: decrement@17\n")
    with Challenge(reference, FEW_TESTS) as challenge:
        result = challenge.mutants(code=0)
        text = challenge.verify("--mutants").must(0)
    assert [m["mark"] for m in result["mutants"] if m["outcome"] == "same"] == \
        ["boundary", "increment", "decrement"], result
    assert (result["killed"], result["counted"]) == (2, 2) and result["comments"] == [], result
    assert "2 of 2 killed, 100 %; 3 more behave the same" in text.out, text


BEFORE = [
    ("# equivalent mutants: boundary",),
    ("#equivalent mutant: boundary",),
    ("# 5 is never asked for; equivalent mutants: boundary",),
    ("# 5 is never asked for. Equivalent mutants: boundary",),
    ("# noqa  # equivalent mutants :boundary",),
]


@test.each(BEFORE, "a reason may stand before a mark: '{0}'")
def reason_before(comment):
    for reference in (AT_LEAST.replace("5\n", f"5  {comment}\n"),
                      AT_LEAST.replace("    return", f"    {comment}\n    return")):
        with Challenge(reference, FEW_TESTS) as challenge:
            result = challenge.mutants()
        outcomes = {m["mark"]: m["outcome"] for m in result["mutants"]}
        assert outcomes["boundary"] == "same" and result["comments"] == [], (comment, result)


NO_MARKS = [
    ("equivalent mutants boundary", "a colon must stand behind 'equivalent mutants'"),
    ("its equivalent mutant is boundary", "a colon must stand behind 'equivalent mutants'"),
]


@test.each(NO_MARKS, "what speaks of equivalent mutants and is no mark is a warning: '{0}'")
def no_mark(comment, said):
    reference = AT_LEAST.replace("5\n", f"5  # {comment}\n")
    with Challenge(reference, FEW_TESTS) as challenge:
        out = challenge.verify("--mutants").must(4).out
        assert said in " ".join(out.split()) and "a.py:2" in out, out
        assert [row["line"] for row in challenge.mutants()["comments"]] == [2], out


# (comment, what is said of it)
MISFITS = [
    ("boundry", "the comment names the mutant 'boundry': must name an operator such as boundary"),
    ("and-or", "the comment names the mutant 'and-or': there is no such mutant on its line"),
    ("boundary@3", "the comment names the mutant 'boundary@3': there is no such mutant"),
    ("", "the comment names the mutant '': must name an operator"),
    ("boundary, as 5 is never asked for", "the comment names the mutant 'as 5 is never asked for': must"),
    ("negation", "the comment says that negation behaves the same, but"),
]


@test.each(MISFITS, "a comment that fits nothing is a warning: '{0}'")
def misfit(comment, said):
    reference = AT_LEAST.replace("5\n", f"5  # equivalent mutants: {comment}\n")
    with Challenge(reference, FEW_TESTS) as challenge:
        for form in ("text", "github", "tap", "junit", "json"):
            out = challenge.verify("--mutants", "--format", form).must(4).out
            for mark in ("&apos;", "&#39;"):
                out = out.replace(mark, "'")
            assert said in " ".join(out.split()), (form, said, out)
        assert "the comment" not in challenge.verify().must(0).out


@test("a mark of one place leaves another of the same line alone")
def marked_place():
    reference = "def f(x):\n    return x >= 5 or x >= 9  # equivalent mutants: boundary@24\n"
    with Challenge(reference, FEW_TESTS) as challenge:
        mutants = challenge.mutants()["mutants"]
    outcomes = [(m["mark"], m["outcome"]) for m in mutants if m["operator"] == "boundary"]
    assert outcomes == [("boundary@14", "survived"), ("boundary@24", "same")], outcomes


@test("endless mutants are killed by time, and at little cost")
def endless():
    reference = "def f(x):\n    n = 0\n    while n < x:\n        n += 1\n    return n >= 5\n"
    yaml = FEW_TESTS.replace("groups:", "limits: {time: 60s}\ngroups:")
    with Challenge(reference, yaml) as challenge:
        mutants = challenge.mutants()["mutants"]
    timed_out = [m["mark"] for m in mutants if m["outcome"] == "timed-out"]
    assert {"drop", "operator", "decrement"} <= set(timed_out), mutants
    assert all(m["verdict"] == "TLE" for m in mutants if m["outcome"] == "timed-out"), mutants


@test("mutants that wait for ever, take all memory, print without end, or end the process are killed")
def nasty():
    reference = ("import time, os\ndef f(x):\n    if x > 90: time.sleep(900)\n"
                 "    if x > 91: x = [0] * 10 ** 9\n    while x > 92: print('y' * 9999)\n"
                 "    if x > 93: os._exit(0)\n    return x >= 5\n")
    with Challenge(reference, FEW_TESTS) as challenge:
        mutants = challenge.mutants()["mutants"]
    verdicts = {m["line"]: m["verdict"] for m in mutants if m["operator"] == "negation"}
    assert verdicts[3] == "TLE" and verdicts[4] == "MLE" and verdicts[6] == "RE", verdicts
    assert verdicts[5] in ("OLE", "TLE"), verdicts


@test("!reference is what the reference gives, and not what a mutant of it would")
def own_reference():
    yaml = HEAD + "tests:\n  - {id: t, repeat: 9, generate: 'return [index]', expect: !reference }\n"
    with Challenge(AT_LEAST, yaml) as challenge:
        assert challenge.mutants(code=0)["percent"] == 100


@test("with N: at most so many, of every kind and from everywhere, the same every time, unmarked ones")
def sampled():
    body = "".join(f"    x = x + {i} if x < {i} else x\n" for i in range(2, 40))
    reference = f"def f(x):\n{body}    return x >= 5 and x > 1  # equivalent mutants: boundary@14\n"
    with Challenge(reference) as challenge:
        rows = [challenge.mutants("20")["mutants"] for _ in range(2)]
        for options in (("--mutants", "3"), ("--mutants=3",)):
            done = challenge.verify("--format", "json", *options)
            assert len(json.loads(done.out)["mutants"]["mutants"]) == 3, done
        everything = challenge.mutants()["mutants"]
    assert len(rows[0]) == 20 and len(everything) > 100, rows
    assert rows[0] == rows[1], rows
    places = [(m["line"], m["column"]) for m in rows[0]]
    assert places == sorted(places), rows
    assert {m["operator"] for m in rows[0]} >= {m["operator"] for m in everything}, rows
    lines = [m["line"] for m in rows[0]]
    assert min(lines) < 10 and max(lines) > 30 and any(15 < line < 28 for line in lines), lines
    assert not [m for m in rows[0] if m["outcome"] == "same"], rows


@test("N is a number from 1 on")
def wrong_number():
    gradebox("verify", "--mutants=0", "x").must(2, "'--mutants' must be a number from 1")
    gradebox("verify", "--mutants", "0").must(2, "'--mutants' must be a number from 1")
    gradebox("verify", "--mutants=few", "x").must(2, "'--mutants' must be a number from 1")


@test("a reference that isn't accepted has no mutants")
def wrong_reference():
    with Challenge(AT_LEAST.replace(">=", "<"), FEW_TESTS) as challenge:
        result = challenge.mutants(code=4)
    assert result["refusal"] == "the reference itself isn't accepted", result


TOO_MUCH = [
    ("it is too deep", "def f(x):\n    return x >= 5\ny = 1" + " + 1" * 900 + "\n", "RecursionError"),
    ("its encoding has several forms of it",
     "# coding: utf-7\ndef f(x):\n    return x >= 5\ny = '+AGEAYg-'\n", "ValueError"),
]


@test.each(TOO_MUCH, "a reference that can't be taken apart, as {0}, can't be used for this: exit code 3, and its name")
def too_much(what, reference, why):
    with Challenge(reference, FEW_TESTS) as challenge:
        challenge.verify().must(0)
        for form in ("text", "github", "tap", "junit", "json"):
            done = challenge.verify("--mutants", "--format", form)
            done.must(3, "m/solutions/accepted/a.py: error: it has no mutants: its source can't be taken apart", why)
            assert why in done.out, (what, form, done)
        result = json.loads(done.out)
    assert why in result["mutants"]["refusal"] and not result["mutants"]["met"], done
    assert result["solutions"][0]["met"], done


@test("a challenge without a reference has no mutants, and none are missed")
def no_reference():
    with Challenge(AT_LEAST, FEW_TESTS) as challenge:
        os.rename(challenge.path("m/solutions/accepted"), challenge.path("m/solutions/rejected"))
        done = challenge.verify("--mutants", "--format", "json").must(4)
    assert json.loads(done.out)["mutants"] is None, done


@test("a class, snippets, a checker and rules: whatever a challenge has")
def other_forms():
    yaml = """\
gradebox: 1
id: m
title: Mutants
entry: {class: C}
rules: {forbid_calls: [sorted]}
tests:
  - {id: ops, ops: [{new: [2]}, {add: [1], returns: 3}, {attr: n, returns: 3}]}
  - {id: run, run: "return C(4).add(0)", expect: 4}
"""
    reference = ("class C:\n    def __init__(self, n):\n        self.n = n\n    def add(self, k):\n"
                 "        self.n += k\n        return self.n\n")
    with Challenge(reference, yaml) as challenge:
        result = challenge.mutants(code=0)
    assert result["percent"] == 100 and result["counted"] >= 5, result


@test("junit, github and tap: too few killed is a failure, a survivor a warning at its line")
def for_ci():
    with Challenge(AT_LEAST, FEW_TESTS) as challenge:
        outs = {form: challenge.verify("--mutants", "--format", form).must(4).out
                for form in ("junit", "github", "tap")}
    case = ElementTree.fromstring(outs["junit"]).find("testsuite/testcase[@name='mutants']")
    assert case.get("file").endswith("m/solutions/accepted/a.py"), outs["junit"]
    assert "2 of 5 killed" in case.find("failure").get("message"), outs["junit"]
    suite = ElementTree.fromstring(outs["junit"]).find("testsuite")
    assert suite.get("failures") == "1" == str(len(suite.findall("testcase/failure"))), outs["junit"]
    assert "mutant boundary survives" in suite.find("system-out").text, outs["junit"]
    lines = outs["github"].splitlines()
    assert any(line.startswith("::error ") and "2 of 5 killed" in line for line in lines), lines
    assert any(line.startswith("::warning ") and ",line=2," in line and "boundary" in line
               for line in lines), lines
    assert "not ok 3 - m mutants" in outs["tap"] and "1..3" in outs["tap"], outs["tap"]
    assert "# m: warning: the mutant boundary survives: '- return x >= 5' '+ return x > 5'" \
        in outs["tap"], outs["tap"]


if __name__ == "__main__":
    main()
