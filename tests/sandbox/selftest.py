"""selftest - the self-test holds here, for root and for an ordinary user, and it can fail

What it says when something doesn't hold is seen with tables that are wrong on purpose.
SPDX-License-Identifier: MIT
"""

import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from cli.program import ROOT, Folder, environment, gradebox  # noqa: E402
from sandbox.ordinary_user import become_ordinary, copy_for_everybody  # noqa: E402
from tap import Skip, main, test  # noqa: E402

ATTACKS = os.path.join(ROOT, "tests", "sandbox", "attacks")
ROW_ID = re.compile(r"^\s*- \{id: ([^,]+),", re.MULTILINE)


def ids_of_the_table():
    with open(os.path.join(ATTACKS, "attacks.yaml"), encoding="utf-8") as table:
        return ROW_ID.findall(table.read())


def problems(report):
    rows = report["attacks"] + report["probes"]
    return [f"{row['id']}: {row['problem']}" for row in rows if not row.get("not_tried") and not row["held"]]


TIERS = ("files", "threads", "processes", "loopback")


def rows_of_tiers(report):
    """By tier: the rows of its challenge, of which each tier has some."""
    rows = {tier: [row for row in report["attacks"] if row["id"].startswith(tier + "-") and
                   row["family"] == "tiers"] for tier in TIERS}
    assert all(len(those) >= 3 for those in rows.values()), rows
    return rows


def check_whole(done):
    """The report of a run of everything."""
    report = done.json()
    assert done.code == 0 and report["held"], "\n".join(problems(report)) or str(done)
    assert report["format"] == "gradebox-selftest/1"
    assert [row["id"] for row in report["attacks"]] == ids_of_the_table()
    assert len({row["id"] for row in report["probes"]}) == len(report["probes"]) > 60
    assert report["isolation"]["seccomp"] == "pure"
    # Where there are namespaces, all tiers can be had.
    untried = [row["id"] for row in report["attacks"] if row["not_tried"]]
    assert not untried or not report["isolation"]["namespaces"], untried
    rows_of_tiers(report)
    return report


@test("everything holds, and every row is in the report")
def holds():
    report = check_whole(gradebox("selftest", "--format", "json"))
    walls = {row["wall"] for row in report["attacks"]}
    assert {"seccomp", "rlimit", "supervisor", "none"} <= walls, walls


@test("everything holds for an ordinary user")
def holds_for_a_user():
    if os.geteuid() != 0:
        return  # the test before was it
    with tempfile.TemporaryDirectory() as folder:
        binary = copy_for_everybody(folder)
        check_whole(gradebox("selftest", "--format", "json", binary=binary, cwd=folder,
                             prepare=become_ordinary, env=environment(HOME="/nonexistent")))


@test.each([("escape",), ("residue",)], "of {0} seccomp alone holds everything, too")
def holds_without_namespaces(family):
    done = gradebox("selftest", "--isolation", "seccomp", "--family", family, "--format", "json")
    report = done.json()
    assert done.code == 0 and report["held"], "\n".join(problems(report)) or str(done)
    assert report["attacks"] and report["isolation"]["namespaces"] == []


# ---- what is printed -----------------------------------------------------------------------------


@test("the text has a line for each attack, in 80 columns, and ends in the counts")
def text():
    done = gradebox("selftest", "--family", "escape").must(0)
    lines = done.out.splitlines()
    names = [line.split()[0] for line in lines if line.startswith("    ")]
    count = sum(name in names for name in ids_of_the_table())
    assert count > 30 and f"all {count} attacks held: " in done.out, done
    assert lines[0] == "escape" and max(map(len, lines)) <= 80, done


@test("one attack and one probe can be chosen")
def chosen():
    report = gradebox("selftest", "--format", "json", "fork", "mount").must(0).json()
    assert [row["id"] for row in report["attacks"]] == ["fork"]
    assert [row["id"] for row in report["probes"]] == ["mount"]
    assert report["attacks"][0]["wall"] == "seccomp" and report["attacks"][0]["verdict"] == "SV"
    assert report["probes"][0]["error"] == "EPERM" and not report["probes"][0]["open"]


@test("where there are no namespaces the tiers are not tried, which is no failure, and the reason is said")
def not_tried():
    done = gradebox("selftest", "--isolation", "seccomp", "--family", "tiers", "--format", "json").must(0)
    report = done.json()
    assert report["held"] and report["isolation"] is None, done
    for tier, rows in rows_of_tiers(report).items():
        for row in rows:
            assert f"allows {tier}, for which there must be a" in row["not_tried"], row
            assert not {"held", "verdict", "wall", "problem"} & set(row), row
    done = gradebox("selftest", "--isolation", "seccomp", "--color", "never", "fork", "files-link-out").must(0)
    plain = " ".join(done.out.split())
    assert "files-link-out not tried links out" in plain, done
    assert "all 1 attacks held: 1 seccomp; 1 not tried files-link-out: the challenge 'files' allows" in plain, done
    done = gradebox("selftest", "--isolation", "seccomp", "threads-bomb").must(0)
    assert "no attack could be tried; 1 not tried" in done.out, done


@test("an unknown attack and an unknown family are wrong usage")
def unknown():
    gradebox("selftest", "forkk").must(2, "there is no attack 'forkk'", "did you mean 'fork'")
    gradebox("selftest", "--family", "escapes").must(2, "no family 'escapes'", "'escape'")


@test("a folder of attacks that isn't there is said by name")
def no_folder():
    env = environment(GRADEBOX_ATTACKS="/nonexistent/attacks")
    gradebox("selftest", env=env).must(3, "'/nonexistent/attacks' of GRADEBOX_ATTACKS")


@test("the probes see that the network is there when its namespace isn't")
def probes_see():
    def probes(*options):
        done = gradebox("selftest", "--format", "json", "--family", "behind-seccomp", *options)
        return {row["id"]: row for row in done.must(0).json()["probes"]}

    full, bare = probes(), probes("--isolation", "seccomp")
    if not any(row["wall"] == "namespace" for row in full.values()):
        raise Skip("no namespaces here")
    for name in ("open-passwd", "kill-parent", "make-folder", "inet-route"):
        assert full[name]["wall"] == "namespace", full[name]
    for row in bare.values():
        assert row["wall"] != "namespace", row
    # Whatever other walls there are, these two are the same for every process of the machine.
    assert bare["open-passwd"]["open"] or bare["open-passwd"]["error"] == "EACCES", bare
    assert bare["kill-parent"]["open"] or bare["kill-parent"]["error"] == "EPERM", bare


# ---- tables that are wrong on purpose ------------------------------------------------------------

CHALLENGE = """gradebox: 1
id: four
title: The numbers below n
entry: {function: items, params: [n]}
tests:
  - {id: four, args: [4], expect: [0, 1, 2, 3]}
"""
FILES = {
    "challenges/four/challenge.yaml": CHALLENGE,
    "good/four.py": "def items(n):\n    return list(range(n))\n",
    "wrong.py": "def items(n):\n    return []\n",
    "right.py": "def items(n):\n    return [0, 1, 2, 3]\n",
    "raises.py": "def items(n):\n    n += 1\n    raise ValueError(n)\n",
    "opens.py": "def items(n):\n    open('/etc/passwd')\n",
}


def run_table(rows, change=None, *options):
    with Folder() as folder:
        for name, content in {**FILES, **(change or {})}.items():
            folder.write(name, content)
        table = folder.write("attacks.yaml", "attacks: 1\nrows:\n" + rows)
        done = gradebox("selftest", "--family", "escape", *options,
                        env=environment(GRADEBOX_ATTACKS=folder.name))
        return table, done


def row(name, verdicts, more=""):
    return (f"  - {{id: {name}, family: escape, what: tries, challenge: four, "
            f"verdicts: [{verdicts}], wall: supervisor{more}}}\n")


@test("a table of attacks of one's own holds")
def own_table():
    _, done = run_table(row("wrong", "WA") + row("opens", "SV", ", says: /etc/passwd, line: 2") +
                        row("raises", "RE, WA", ", says: ValueError, line: 3, then: right"))
    done.must(0).must_be_silent()
    assert "all 3 attacks held: 1 seccomp, 2 supervisor" in done.out, done


# Rows, files that are changed, the sentence that must come of them.
FAILURES = [
    ("another verdict", row("wrong", "SV, TLE"), {}, "wrong: its verdict must be TLE or SV, got WA"),
    ("an accepted attack", row("right", "SV"), {}, "right: its verdict must be SV, got AC"),
    ("other words", row("opens", "SV", ", says: /etc/shadow"), {},
     "opens: its report must say '/etc/shadow', got 'the system call 'openat'"),
    ("another line", row("raises", "RE", ", line: 2"), {},
     "raises: its report must name line 2, got 3"),
    ("a good solution that fails", row("wrong", "WA"), {"good/four.py": FILES["raises.py"]},
     "wrong: 'good/four.py', graded right after it, must be AC, got RE"),
    ("another file that fails", row("wrong", "WA", ", then: opens"), {},
     "wrong: 'opens.py', graded right after it, must be AC, got SV"),
]


@test.each(FAILURES, "{0} ends with 4 and says so")
def failure(_, rows, change, sentence):
    _, done = run_table(rows, change)
    done.must(4)
    plain = " ".join(done.out.split())
    assert sentence in plain and "0 of 1 attacks held" in plain, done
    assert re.search(r"^  x \w+ +- +tries$", done.out, re.MULTILINE), done
    _, done = run_table(rows, change, "--format", "json")
    report = done.must(4).json()
    assert not report["held"] and sentence.startswith(report["attacks"][0]["id"]), report
    assert sentence.split(": ", 1)[1] in report["attacks"][0]["problem"], report


# What is wrong with the table; line, column and sentence.
BROKEN = [
    ("an unknown key", row("wrong", "WA", ", thn: right"), 3, 97, "unknown key 'thn' in an attack"),
    ("an unknown verdict", row("wrong", "WB"), 3, 74, "'verdicts' must be a list of at least one"),
    ("no such file", row("rong", "WA"), 3, 10, "cannot find 'rong.py' beside this table"),
    ("no such next file", row("wrong", "WA", ", then: rihgt"), 3, 103, "cannot find 'rihgt.py'"),
    ("an attack twice", row("wrong", "WA") + row("wrong", "WA"), 4, 5,
     "the attack 'wrong' is there twice, first at line 3, column 5"),
    ("a key that is missing", "  - {id: wrong, family: escape}\n", 3, 5, "'what' is missing"),
    ("a wrong family", row("wrong", "WA").replace("escape", "escpae"), 3, 25,
     "'family' must be escape, resources, residue, tiers, forging, reporting or fair, got 'escpae'"),
    ("a line of zero", row("wrong", "WA", ", line: 0"), 3, 103, "'line' must be a line's number"),
    ("no rows", "", 2, 6, "'rows' must be a list"),
    ("no yaml", "  - {id: [\n", None, None, "error:"),
]


@test.each(BROKEN, "{0} in the table ends with 3 and its place")
def broken(_, rows, line, column, sentence):
    table, done = run_table(rows)
    done.must(3, sentence)
    where = f"{table}:{line}:{column}: error: " if line else f"{table}:"
    assert done.err.startswith(where), f"{where} expected\n{done}"
    assert not done.out, done


@test("a challenge of the suite that can't be used ends with 3 and its place")
def broken_challenge():
    _, done = run_table(row("wrong", "WA"),
                        {"challenges/four/challenge.yaml": CHALLENGE.replace("tests", "test")})
    done.must(3, "challenges/four/challenge.yaml:5:1: error: unknown key 'test'")


main()
