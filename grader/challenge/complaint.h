/*
 * complaint - collect what is wrong with a challenge, in the order of the file
 *
 * The readers of the schema walk a challenge in the order in which one key needs another, not in
 * the order of the file; this puts their complaints back into the order in which a person reads.
 * Printing is complaint_render() of load.h.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/load.h"

/*
 * complaint_add - one more complaint
 *
 * @file    what it is about; complaints of list->errors[0].file come before those of other files
 * @at      line 0 = the file as a whole
 * @hint    said without the word 'hint'; NULL = none
 *
 * Keeps errors sorted by place, equal places in the order of the calls. Beyond COMPLAINTS_MAX the
 * one that is last in the file is dropped and counted. Returns -1.
 */
int complaint_add(struct complaints *list, const char *file, struct mark at, const char *hint,
                  const char *format, ...) PRINTF_LIKE(5, 6);

/* As complaint_add for an error that is filled already. */
int complaint_add_error(struct complaints *list, const struct error *err);

/* Line and column of the byte at @offset, counted as editors do: lines end in \n, columns are
 * characters, a byte order mark doesn't count. An invalid byte counts as one character. */
struct mark complaint_place(const char *bytes, size_t length, size_t offset);
