"""count - how many tests passed, out of the JSON logs of `meson test`

Meson counts a TAP test as one however many subtests it has. This adds up the subtests and prints
`N passed, N failed` (with `, N skipped` where some were) as the last line. A program that fails
without a failed subtest (it crashed, ran into its time limit, or broke its plan) is one failure.
Where GRADEBOX_MUST_WORK is set, a skip is a failure. Exit code 1 if anything failed or nothing ran.

usage: count.py LOG.json...
SPDX-License-Identifier: MIT
"""

import json
import os
import re
import sys

SUBTEST = re.compile(r"^(?P<failed>not )?ok\b(?P<rest>.*)$")
DIRECTIVE = re.compile(r"#\s*(?P<word>skip|todo)\b\s*(?P<why>.*)", re.IGNORECASE)
SKIP_ALL = re.compile(r"^1\.\.0\s*#\s*skip\S*\s*(?P<why>.*)$", re.IGNORECASE)
GOOD_RESULTS = {"OK", "SKIP", "EXPECTEDFAIL", "IGNORED"}


def count_subtests(output):
    """(passed, failed, reasons of the skipped) of one program's TAP output."""
    passed = failed = 0
    skipped = []
    for line in output.splitlines():
        skip_all = SKIP_ALL.match(line)
        if skip_all:
            skipped.append(skip_all["why"])
        subtest = SUBTEST.match(line)
        if not subtest:
            continue
        directive = DIRECTIVE.search(subtest["rest"])
        word = directive["word"].lower() if directive else ""
        if word == "skip":
            skipped.append(directive["why"])
        elif subtest["failed"] and word != "todo":
            failed += 1
        else:
            passed += 1
    return passed, failed, skipped


def count_program(row):
    """The same of one row of the log; a program that speaks no TAP is one test."""
    passed, failed, skipped = count_subtests(row.get("stdout") or "")
    good = row["result"] in GOOD_RESULTS
    if row["result"] == "SKIP" and not skipped:
        skipped.append("")
    if good and not (passed or failed or skipped):
        passed = 1
    if not good and not failed:
        failed = 1
    return passed, failed, skipped


def main():
    must_work = bool(os.environ.get("GRADEBOX_MUST_WORK"))
    passed = failed = skipped = 0
    for path in sys.argv[1:]:
        if not os.path.exists(path):
            continue  # the shell's pattern found no log: nothing ran
        with open(path, encoding="utf-8", errors="replace") as log:
            rows = [json.loads(line) for line in log if line.strip()]
        for row in rows:
            more_passed, more_failed, reasons = count_program(row)
            for why in reasons:
                print(f"skipped: {row['name']}: {why}")
            passed += more_passed
            failed += more_failed + (len(reasons) if must_work else 0)
            skipped += 0 if must_work else len(reasons)
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not (passed or skipped) else 0


if __name__ == "__main__":
    sys.exit(main())
