"""campaign - run a fuzz target for a while, and say what came of it

The targets are those of tests/fuzz/meson.build, in the build directory that `./dev fuzz` makes. A
target begins with the corpus of the tree; what it finds worth keeping goes elsewhere.
SPDX-License-Identifier: MIT
"""

import glob
import os
import re
import subprocess
import tempfile

FOLDER = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(FOLDER))
BUILD = os.path.join(ROOT, "build-fuzz")

# Target, what it is given.
TARGETS = {
    "yaml": "challenge.yaml as anybody may write it",
    "cbor": "values as a box may send them",
    "box": "all that a box may do, up to the report of it",
    "zygote": "the packets between gradebox and its zygote, both ways",
    "text": "hostile texts on their way to a person",
}

# One input may take so long and so much; a target is ended, as a finding, by more. Most of that
# memory is AddressSanitizer's, which keeps what was freed for a while.
INPUT_SECONDS = 20
MEMORY_MIB = 2560

# Beyond the time that is asked for: the corpus, and a machine that is busy.
GRACE_SECONDS = 300


class Campaign:
    """What came of one: how many inputs were tried, what was found, what the target wrote."""

    def __init__(self, executions, findings, failed, log):
        self.executions = executions
        self.findings = findings  # paths of the inputs
        self.failed = failed
        self.log = log

    def summary(self):
        """The lines that say what doesn't hold, and where."""
        wanted = re.compile(
            r"does not hold|ERROR: |SUMMARY: |runtime error: |#\d+ .*/(?:base|grader|sandbox|tests)/"
        )
        return [line for line in self.log.splitlines() if wanted.search(line)][:30]


def program(target):
    return os.path.join(BUILD, "tests", "fuzz", "fuzz_" + target)


def run(target, seconds, crashes, found):
    """Fuzzes for `seconds`; inputs that break something go to the folder `crashes`, others that are
    worth keeping to the folder `found`."""
    for folder in (crashes, found):
        os.makedirs(folder, exist_ok=True)
    before = set(glob.glob(os.path.join(crashes, "*")))
    dictionary = os.path.join(FOLDER, target + ".dict")
    command = [program(target), f"-max_total_time={seconds}", f"-timeout={INPUT_SECONDS}"]
    command += [f"-rss_limit_mb={MEMORY_MIB}", "-print_final_stats=1"]
    command += [f"-artifact_prefix={crashes}{os.sep}"]
    command += [f"-dict={dictionary}"] if os.path.exists(dictionary) else []
    command += [found, os.path.join(FOLDER, "corpus", target)]
    # Files that a target makes live in memory where they can, and are gone with the folder.
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="gradebox-fuzz-", dir=memory) as scratch:
        try:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=dict(os.environ, TMPDIR=scratch),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=seconds + GRACE_SECONDS,
            )
            code, output = done.returncode, done.stdout
        except subprocess.TimeoutExpired as late:
            code, output = 1, (late.stdout or b"") + b"\nERROR: the target doesn't come to an end\n"
    log = output.decode("utf-8", "backslashreplace")
    count = re.search(r"stat::number_of_executed_units: (\d+)", log)
    findings = sorted(set(glob.glob(os.path.join(crashes, "*"))) - before)
    findings = [path for path in findings if not os.path.basename(path).startswith("slow-unit-")]
    return Campaign(int(count[1]) if count else 0, findings, code != 0, log)
