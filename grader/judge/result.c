/*
 * result - see result.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/result.h"

void submission_result_release(struct submission_result *r)
{
    if (!r)
        return;
    /* The arrays and texts are in the arena; the zeroed rest keeps nobody from reading a stale one
     * unnoticed. */
    arena_release(&r->arena);
    *r = (struct submission_result){0};
}
