/*
 * show - what a failing visible test shows of itself
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/box.h"
#include "grader/judge/finding.h"
#include "grader/judge/preparation.h"
#include "grader/judge/result.h"

/*
 * show_test - everything in @a, nothing borrowed
 *
 * @n_asked  operations that were sent; the last of them is the one that failed
 * @b        for what was printed
 */
struct shown_test *show_test(struct arena *a, const struct test_case *c,
                             const struct challenge *challenge, const struct submission *s,
                             const struct finding *f, unsigned n_asked, const struct box *b);

/* A call, or operations up to the @n_operations-th a line each, or the snippet: as Python would
 * write it, sanitised. */
const char *show_request(struct arena *a, const struct test_case *c,
                         const struct challenge *challenge, unsigned n_operations);
