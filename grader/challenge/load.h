/*
 * load - a challenge folder to a struct challenge
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "grader/challenge/model.h"

enum { COMPLAINTS_MAX = 20 };

/* All that is wrong with a file, in its order; errors[0] is the first. A syntax error stands alone. */
struct complaints {
    struct error errors[COMPLAINTS_MAX];
    unsigned n;       /* stored */
    unsigned dropped; /* found beyond COMPLAINTS_MAX */
};

/*
 * challenge_load - read and check folder/challenge.yaml and what stands beside it
 *
 * @folder          path of the folder
 * @out_challenge   filled on 0; challenge_release() frees it, and accepts a zeroed one
 * @out_complaints  filled on -1: each an ERROR_INPUT with file and, where there is one, place
 *
 * Returns 0 or -1. Nothing is evaluated, no Python runs.
 */
int challenge_load(const char *folder, struct challenge *out_challenge,
                   struct complaints *out_complaints) MUST_CHECK;

void challenge_release(struct challenge *c);

/*
 * complaint_render - one error as a person reads it
 *
 *   path/challenge.yaml:14:16: error: 'time' must be a duration such as 500ms or 2s, got 'fast'
 *      14 |   time: fast
 *         |         ^
 *   hint: ...
 *
 * The source line is read from the error's file; where that fails, or there is no place, the lines
 * are left out. Safe for a terminal. Also used for errors that have nothing to do with YAML: then
 * the first line reads `gradebox: text` or `path: error: text`.
 */
void complaint_render(struct buffer *out, const struct error *complaint);
