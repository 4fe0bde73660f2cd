/*
 * preparation_internal - what is kept of a challenge's own code, for preparation.c and preparation_case.c
 *
 * What must be evaluated of a test is kept as one list, the template, with every `!py` replaced by its
 * value:
 *     [args, kwargs, [expected values], args_after or null, [[args, kwargs, [values]] ...],
 *      [contents of files], [contents of files_after], standard input or null]
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "base/digest.h"
#include "grader/judge/preparation.h"

struct kept {
    char *bytes; /* owned; NULL = nothing kept */
    size_t length;
};

struct prepared_test {
    bool is_needed, is_finished;
    bool is_recalled; /* from an earlier run (kept_answers.h) */
    bool has_key;
    uint8_t key[DIGEST_BYTES]; /* by which its answers are kept */
    struct kept values; /* of the expressions, a list; where answers are kept for the next run */
    struct kept evaluated;
    struct kept *inputs;   /* owned; test->repeat of them, or NULL */
    struct kept *expected; /* the same */
    nsec_t *reference_ns;  /* the same: the reference's time, 0 = not measured yet */
};

struct preparation {
    const struct challenge *challenge; /* borrowed */
    struct prepared_test **tests;      /* owned; [group][test] */
    struct buffer reference;
    bool has_reference;
    bool is_inspected;
    bool was_recalled; /* all that earlier runs kept was looked for */
    bool keeps_values; /* see struct prepared_test */
};

/* Takes everything back that is kept of a test but times, as if nothing had been asked yet. */
void preparation_forget(struct preparation *p, unsigned group, unsigned test);

enum {
    TEMPLATE_ARGS,
    TEMPLATE_KWARGS,
    TEMPLATE_VALUES,
    TEMPLATE_AFTER,
    TEMPLATE_OPERATIONS,
    TEMPLATE_FILES,
    TEMPLATE_FILES_AFTER,
    TEMPLATE_INPUT,
    TEMPLATE_LENGTH,
    TEMPLATE_OPERATION_LENGTH = TEMPLATE_AFTER /* its first three, of one operation */
};
