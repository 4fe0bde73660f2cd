"""short - each fuzz target for a few seconds, as a test

With the corpus of the tree, so what was found once is tried every time. All five together take a
minute of one processor.
SPDX-License-Identifier: MIT
"""

import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import Skip, main, test  # noqa: E402 (the path must be set first)

from campaign import TARGETS, program, run  # noqa: E402

SECONDS = 12


@test.each([(target,) for target in TARGETS], "nothing breaks the target {0}")
def nothing_is_found(target):
    if not os.access(program(target), os.X_OK):
        raise Skip("the fuzz targets are not built: `./dev test` builds them where there is clang")
    with tempfile.TemporaryDirectory() as scratch:
        crashes = os.path.join(scratch, "crashes")
        campaign = run(target, SECONDS, crashes, os.path.join(scratch, "found"))
        lines = campaign.summary()
        for path in campaign.findings:
            with open(path, "rb") as data:
                lines.append(f"{os.path.basename(path)}: {data.read(2000).hex()}")
    assert not campaign.failed, "\n".join(lines) or campaign.log[-2000:]
    assert campaign.executions > 0, campaign.log[-2000:]


main()
