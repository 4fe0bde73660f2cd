"""usage - words on the command line: help, wrong usage, choosing challenges and tests

SPDX-License-Identifier: MIT
"""

import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import (  # noqa: E402
    CHALLENGES,
    GOOD,
    ROOT,
    WRONG,
    Folder,
    environment,
    for_several,
    grade,
    grade_json,
    gradebox,
)

COMMANDS = ("grade", "verify", "list", "show", "new", "doctor", "selftest", "help")

OPTIONS = {
    "grade": ("--challenges", "--format", "--group", "--test", "--jobs", "--color", "--trace",
              "--isolation"),
    "verify": ("--challenges", "--jobs", "--color", "--isolation", "--format", "junit", "github",
               "tap"),
    "list": ("--challenges", "--tag", "--difficulty", "--kind", "--source", "--format"),
    "show": ("--challenges",),
    "new": ("--challenges", "--kind"),
    "doctor": ("--format", "--python", "--color"),
    "selftest": ("--family", "--format", "--isolation", "--python"),
    "help": ("--help",),
}


# ---- help and version ----------------------------------------------------------------------------


@test("--help names every command, on standard output, and this file knows each")
def help_of_all():
    done = gradebox("--help").must(0)
    named = re.findall(r"^  ([a-z]+)  ", done.out.partition("commands:")[2], re.M)
    assert sorted(named) == sorted(COMMANDS), done
    assert not done.err, done


@test.each([(command,) for command in COMMANDS], "{0} --help names its options")
def help_of_each(command):
    done = gradebox(command, "--help").must(0)
    for option in OPTIONS[command]:
        assert option in done.out, f"no {option}\n{done}"
    assert not done.err, done


@test.each([((command, "--help"),) for command in COMMANDS] + [(("--help",),)], "{0} fits 80 columns")
def help_fits(args):
    for line in gradebox(*args).out.splitlines():
        assert len(line) <= 80, f"{len(line)} columns: {line}"


@test("--version prints the name and a number")
def version():
    done = gradebox("--version").must(0)
    words = done.out.split()
    assert words[0] == "gradebox" and words[1][0].isdigit(), done


# ---- wrong usage: exit code 2 --------------------------------------------------------------------

WRONG_USAGE = [
    ((), "command"),
    (("grade",), "challenge"),
    (("grade", "double"), "solution"),
    (("show",), "challenge"),
    (("show", "double", "counter"), "too many"),
    (("list", "double"), "too many"),
    (("graed", "double", "x.py"), "graed"),
    (("graed", "double", "x.py"), "grade"),
    (("--frobnicate",), "frobnicate"),
    (("grade", "--frobnicate", "double", "x.py"), "frobnicate"),
    (("grade", "--frobnicate=1", "double", "x.py"), "frobnicate"),
    (("grade", "-q", "double", "x.py"), "q"),
    (("list", "--group", "samples"), "--group"),
    (("grade", "double", "x.py", "--format"), "format"),
    (("grade", "--format", "xml", "double", "x.py"), "xml"),
    (("grade", "--format", "xml", "double", "x.py"), "json"),
    (("grade", "--format", "junit", "double", "x.py"), "junit"),
    (("verify", "--format", "xml"), "github"),
    (("grade", "--color", "perhaps", "double", "x.py"), "perhaps"),
    (("grade", "--jobs", "many", "double", "x.py"), "many"),
    (("grade", "--jobs", "-1", "double", "x.py"), "-1"),
    (("grade", "--jobs", "1x", "double", "x.py"), "1x"),
    (("grade", "--jobs", "99999999999999999999", "double", "x.py"), "99999999999999999999"),
    (("grade", "--jobs", "", "double", "x.py"), "jobs"),
]


@test.each(WRONG_USAGE, "wrong usage {0}: says '{1}'")
def wrong_usage(args, word):
    done = gradebox(*args).must(2, word)
    assert not done.out, done


@test.each(
    [
        (("--group", "hiden"), "hiden"),
        (("--test", "larg"), "larg"),
        (("--group", "samples", "--test", "large"), "large"),
    ],
    "{0}: a name that the challenge doesn't have is wrong usage",
)
def wrong_selection(options, word):
    grade("double", GOOD, *options).must(2, word)


# ---- choosing ------------------------------------------------------------------------------------


def tests_of(result):
    return [(row["group"], row["id"]) for row in result["tests"]]


@test("--group grades that group alone")
def group():
    result = grade_json("double", GOOD, "--group", "hidden")
    assert tests_of(result) == [("hidden", "large"), ("hidden", "negative")], result


@test("--test grades that test alone")
def one_test():
    result = grade_json("double", GOOD, "--test", "negative")
    assert tests_of(result) == [("hidden", "negative")], result


@test("a selected group runs although what it needs was not graded")
def needs_are_not_asked():
    result = grade_json("double", GOOD, "--group", "bonus")
    assert [row["verdict"] for row in result["tests"]] == ["AC"], result


@test.each([("1",), ("2",), ("7",)], "--jobs {0} changes no verdict and no order")
def jobs(number):
    result = grade_json("double", WRONG, "--jobs", number)
    verdicts = [(row["id"], row["verdict"]) for row in result["tests"]]
    assert verdicts == [
        ("one", "WA"),
        ("zero", "AC"),
        ("large", "WA"),
        ("negative", "WA"),
        ("huge", "SK"),
    ], verdicts


@test("$GRADEBOX_CHALLENGES is searched")
def challenges_from_the_environment():
    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        env = environment(GRADEBOX_CHALLENGES=CHALLENGES)
        gradebox("grade", "double", path, env=env).must(0)


@test("--challenges wins over $GRADEBOX_CHALLENGES")
def option_wins():
    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        env = environment(GRADEBOX_CHALLENGES=folder.name)
        gradebox("grade", "--challenges", CHALLENGES, "double", path, env=env).must(0)


@test("a challenge may be named by its folder")
def challenge_by_path():
    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        gradebox("grade", os.path.join(CHALLENGES, "double"), path).must(0)
        gradebox("grade", "./double/", path, cwd=CHALLENGES).must(0)


@test("the checkout's own challenges are found from any directory")
def challenges_of_the_checkout():
    solution = os.path.join(ROOT, "challenges/three-sum/solutions/accepted/two_pointers.py")
    with Folder() as folder:
        gradebox("grade", "--group", "samples", "three-sum", solution, cwd=folder.name).must(0)


@test("options may stand after the other words, and -- ends them")
def order_of_words():
    with Folder() as folder:
        folder.write("-sol.py", GOOD)
        words = ("double", "--challenges", CHALLENGES, "--color=never", "--", "-sol.py")
        gradebox("grade", *words, cwd=folder.name).must(0)


# ---- several solutions ---------------------------------------------------------------------------


@test("several solutions: all are graded, and one that fails makes exit code 1")
def several_solutions():
    with Folder() as folder:
        good, wrong = folder.write("good.py", GOOD), folder.write("wrong.py", WRONG)
        where = (*for_several(), "--challenges", CHALLENGES, "double")
        assert gradebox("grade", *where, good, good).must(0).out.count("good.py") == 2
        done = gradebox("grade", *where, wrong, good).must(1)
        assert "good.py" in done.out and "wrong.py" in done.out, done


@test("several solutions: a missing one is exit code 3, whichever it is")
def several_with_a_missing_one():
    with Folder() as folder:
        good = folder.write("good.py", GOOD)
        missing = folder.path("gone.py")
        where = ("--challenges", CHALLENGES, "double")
        gradebox("grade", *where, missing, good).must(3, "gone.py")
        gradebox("grade", *where, good, missing).must(3, "gone.py")


# ---- list and show -------------------------------------------------------------------------------


@test("list names every challenge of the folder")
def list_all():
    with Folder() as folder:
        for name in ("double", "counter"):
            os.symlink(os.path.join(CHALLENGES, name), folder.path(name))
        done = gradebox("list", "--challenges", folder.name).must(0)
    assert "double" in done.out and "counter" in done.out, done
    assert "Twice the number" in done.out and "easy" in done.out, done


SHELF = {
    "one": ("easy", "function: f", ["graph", "heap"], ["Big Book, Q1"]),
    "two": ("hard", "class: C", ["graph"], ["Big Book, Q2", "Small Book"]),
    "three": ("easy", "names: [f]", ["text"], []),
}

SHELF_TESTS = {
    "function: f": "{id: t, args: [1], expect: 1}",
    "class: C": "{id: t, ops: [{new: []}, {m: [], returns: 1}]}",
    "names: [f]": "{id: t, run: return 1, expect: 1}",
}


def shelf(folder):
    for name, (difficulty, entry, tags, source) in SHELF.items():
        folder.write(f"{name}/challenge.yaml", f"gradebox: 1\nid: {name}\ntitle: Number {name}\n"
                     f"difficulty: {difficulty}\ntags: {json.dumps(tags)}\n"
                     f"source: {json.dumps(source)}\nentry: {{{entry}}}\n"
                     f"tests: [{SHELF_TESTS[entry]}]\n")
        folder.write(f"{name}/statement.md", "# A task\n")


def listed(*filters, form="json"):
    with Folder() as folder:
        shelf(folder)
        return gradebox("list", "--challenges", folder.name, "--format", form, *filters)


FILTERS = [
    ((), {"one", "two", "three"}),
    (("--tag", "graph"), {"one", "two"}),
    (("--tag", "heap", "--tag", "text"), {"one", "three"}),
    (("--difficulty", "easy"), {"one", "three"}),
    (("--difficulty", "easy", "--difficulty", "hard"), {"one", "two", "three"}),
    (("--difficulty", "medium"), set()),
    (("--kind", "class"), {"two"}),
    (("--kind", "names", "--kind", "function"), {"one", "three"}),
    (("--source", "big book"), {"one", "two"}),
    (("--source", "Q1", "--source", "Small Book"), {"one", "two"}),
    (("--tag", "graph", "--difficulty", "easy"), {"one"}),
    (("--tag", "text", "--source", "Book"), set()),
]


@test.each(FILTERS, "list {0}: {1}")
def list_filtered(filters, ids):
    found = {row["id"]: row for row in listed(*filters).must(0).json()["challenges"]}
    there = {name for name in found if name in SHELF}
    assert there == ids, there
    lines = listed(*filters, form="text").must(0).out
    assert {name for name in SHELF if f"Number {name}" in lines} == ids, lines


@test("list --format json has what challenge.yaml says")
def list_json():
    done = listed("--source", "Small Book").must(0).json()
    assert done == {"format": "gradebox-list/1", "challenges": [
        {"id": "two", "title": "Number two", "difficulty": "hard", "kind": "class",
         "tags": ["graph"], "source": ["Big Book, Q2", "Small Book"]}]}, done


@test.each(
    [
        (("--tag", "grpah"), "did you mean 'graph'"),
        (("--tag", "heap", "--tag", "Graph"), "no challenge has the tag 'Graph'"),
        (("--tag", "Small Book"), "no challenge has the tag"),
        (("--source", "Smal Bok"), "did you mean 'Small Book'"),
        (("--difficulty", "esay"), "did you mean 'easy'"),
        (("--kind", "clas"), "did you mean 'class'"),
        (("--kind", "script"), "function, class, names or program"),
        (("--tag", ""), "must not be empty"),
        (("--tag", "graph") * 33, "32 times"),
    ],
    "list {0}: says \"{1}\"",
)
def list_unknown(filters, words):
    assert not listed(*filters).must(2, words).out


@test("show has the statement, the signature, the limits and the visible tests")
def show():
    done = gradebox("show", "--challenges", CHALLENGES, "double").must(0)
    for word in ("Twice the number", "which returns twice", "double(n)", "64", "2 s", "double(1)"):
        assert word in done.out, f"no '{word}'\n{done}"


@test("show says nothing of what the hidden tests hold")
def show_hides():
    done = gradebox("show", "--challenges", CHALLENGES, "double").must(0)
    for secret in ("491225826", "982451652", "the sign stays", "00000000000"):
        assert secret not in done.out + done.err, f"'{secret}' is shown\n{done}"


main()
