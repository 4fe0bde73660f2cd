/*
 * aftermath - what a submission leaves behind, seen from outside
 *
 * Looked at before and after an attack: our own descriptors and those of the zygote, processes that
 * are ours and shouldn't be there, files where an escaped program could write. All by /proc; what
 * can't be seen there is not complained about, and aftermath_blind() says so.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/arena.h"
#include "grader/judge/judge.h"

/* Files and objects that attacks would make if they could are named so, and thus no other program's
 * file is taken for theirs. */
#define AFTERMATH_PREFIX "gradebox-attack"

struct aftermath {
    pid_t zygote;
    int n_zygote_fds, n_own_fds; /* -1: can't be seen */
    unsigned n_files;            /* that begin with the prefix, in all places */
};

/*
 * aftermath_adopt - let orphans become our children
 *
 * Once, before the judge starts: whatever loses its parent below us is then seen as a child of ours
 * (prctl(2), PR_SET_CHILD_SUBREAPER).
 */
void aftermath_adopt(void);

/* What there is now, between two submissions; the judge is ready. */
struct aftermath aftermath_look(const struct judge *j);

/* What differs from @before, in one line that @a owns; NULL = nothing. Looks again for a moment
 * before it complains: the zygote closes its copies of a box's descriptors after the box has begun. */
const char *aftermath_compare(const struct judge *j, const struct aftermath *before,
                              struct arena *a);

/* What couldn't be looked at, in one line, or NULL. */
const char *aftermath_blind(const struct aftermath *seen);
