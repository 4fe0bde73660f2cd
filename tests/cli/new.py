"""new - a challenge that was just started verifies, and nothing is overwritten

SPDX-License-Identifier: MIT
"""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import Folder, environment, gradebox  # noqa: E402

KINDS = ("function", "class", "names", "program")


def kind_options(kind):
    return ("--kind", kind) if kind else ()


@test.each([(kind,) for kind in ("",) + KINDS], "a new challenge of kind '{0}' verifies without a warning")
def verifies(kind):
    with Folder() as folder:
        made = gradebox("new", "two-sum", *kind_options(kind), cwd=folder.name).must(0)
        named = [line for line in made.out.splitlines() if line.startswith("./two-sum/")]
        for line in named:
            assert os.path.isfile(folder.path(line)), made
        on_disk = sum(len(files) for _, _, files in os.walk(folder.path("two-sum")))
        assert len(named) == on_disk >= 6, made
        assert "gradebox verify ./two-sum" in made.out, made
        done = gradebox("verify", "--format", "json", "./two-sum", cwd=folder.name).must(0)
        report = json.loads(done.out)
        assert report["warnings"] == [] and len(report["solutions"]) >= 3, done
        listed = json.loads(gradebox("list", "--challenges", ".", "--format", "json", cwd=folder.name).out)
        assert kind in ("", listed["challenges"][0]["kind"]), listed


@test.each([(kind,) for kind in KINDS], "the example in the statement of a new {0} is its visible test")
def example(kind):
    with Folder() as folder:
        gradebox("new", "two-sum", "--kind", kind, cwd=folder.name).must(0)
        shown = gradebox("show", "./two-sum", cwd=folder.name).must(0).out
    assert "@" not in shown.replace("@two_sum", ""), shown
    name = {"class": "TwoSum", "program": "--first"}.get(kind, "two_sum")
    assert "Two sum" in shown and name in shown, shown


@test("where it is made: --challenges, then $GRADEBOX_CHALLENGES, then the working directory")
def places():
    with Folder() as folder:
        for name in ("asked", "set"):
            os.mkdir(folder.path(name))
        env = environment(GRADEBOX_CHALLENGES=folder.path("set"))
        gradebox("new", "one", "-C", folder.path("asked"), env=env, cwd=folder.name).must(0)
        gradebox("new", "two", env=env, cwd=folder.name).must(0)
        gradebox("new", "three", cwd=folder.name).must(0)
        for name in ("asked/one", "set/two", "three"):
            assert os.path.isfile(folder.path(f"{name}/challenge.yaml")), name
        gradebox("verify", "-C", folder.path("set"), "two").must(0)


@test("what is there stays as it is")
def never_overwrites():
    with Folder() as folder:
        folder.write("here/notes.txt", "mine")
        done = gradebox("new", "here", cwd=folder.name).must(3)
        assert "'./here'" in done.err and not done.out, done
        assert os.listdir(folder.path("here")) == ["notes.txt"]
        done = gradebox("new", "x", "-C", folder.path("nowhere")).must(3)
        assert "nowhere/x" in done.err, done


@test.each([(id,) for id in ("Two-Sum", "two_sum", "2sum", "a--b", "-a", "a-", "", "a/b", "..", "true", "null", "x" * 65)],
           "'{0}' is no id")
def bad_id(id):
    with Folder() as folder:
        done = gradebox("new", "--", id, cwd=folder.name).must(2)
        assert f"got '{id}'" in done.err, done
        assert os.listdir(folder.name) == []


@test("an id that is a keyword of Python gives a name that isn't")
def keyword():
    with Folder() as folder:
        for id in ("import", "class", "a1", "none"):
            for kind in KINDS:
                gradebox("new", id, "--kind", kind, "-C", folder.name).must(0)
                gradebox("verify", folder.path(id)).must(0)
                os.rename(folder.path(id), folder.path(f"{id}-{kind}"))


if __name__ == "__main__":
    main()
