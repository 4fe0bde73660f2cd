/*
 * list_filter - which challenges `gradebox list` is asked for
 *
 * Values of one option are alternatives, options must all fit. A value that no challenge has is a
 * slip of the pen, which is known only when all challenges were seen.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/model.h"
#include "grader/command/options.h"

struct list_filter {
    const struct options *options;
    unsigned seen[OPTIONS_FILTER_COUNT_]; /* bits: this value of the option is one of a challenge */
    struct list_words {
        char **words; /* owned, NULL-terminated; NULL = none */
        unsigned n;
    } tags, sources; /* of all challenges */
};

/* "function", "class", "names". */
const char *list_filter_kind(const struct challenge *c);

/* A filter that holds only @options is ready. list_filter_release frees what it has seen. */
void list_filter_release(struct list_filter *f);

/* Whether @c is asked for. Every challenge must be shown to it. */
bool list_filter_takes(struct list_filter *f, const struct challenge *c) MUST_CHECK;

/* Returns 0, or -1 with @err (ERROR_USAGE) for a value that was seen nowhere, the nearest one as
 * its hint. */
int list_filter_check(const struct list_filter *f, struct error *err) MUST_CHECK;
