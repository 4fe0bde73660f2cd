/*
 * solutions - what stands under solutions/, and what each folder promises
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/load.h"

/*
 * solutions_scan - fill c->solutions from c->folder
 *
 * @complaints  appended to: a folder without a meaning, a file in the wrong place, one that is no
 *              regular file or can't be read. Names that start with a dot and __pycache__ are
 *              passed over.
 *
 * A challenge without solutions/ has none, and that is right. Sorted by promise, then path.
 */
void solutions_scan(struct challenge *c, struct complaints *complaints);
