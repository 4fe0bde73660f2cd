/*
 * finding_text - values, exceptions and hostile bytes as texts of a report
 *
 * All results are sanitised and live in @a.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/model.h"
#include "grader/judge/answer.h"

enum {
    FINDING_SHORT_COLUMNS = 60,
    FINDING_LONG_COLUMNS = 4000,  /* more than any report shows */
    FINDING_REPR_BYTES = 1 << 20, /* a list of 100 000 numbers is written in 0.7 MiB */
};

/* repr, cut in the middle to FINDING_LONG_COLUMNS. */
const char *finding_repr(struct arena *a, const struct value *v);

/* repr, cut in the middle to FINDING_SHORT_COLUMNS. */
const char *finding_short_repr(struct arena *a, const struct value *v);

/* Bytes of a submission, newlines escaped, cut in the middle to FINDING_LONG_COLUMNS. */
const char *finding_clean(struct arena *a, const char *bytes, size_t length);

/* "ValueError: text", or the class alone where there is no text; and the note, if there is one. */
const char *finding_exception_text(struct arena *a, const struct answer_exception *e);

/* Has finding_exception_text say what the challenge preloads, where @e is about a package that isn't
 * there. */
void finding_note_missing(struct arena *a, const struct challenge *c, struct answer_exception *e);

/* "[1, 2]", or "[1, 2] or [2, 1]". */
const char *finding_expected_values(struct arena *a, const struct expected_outcome *o);

/* "ValueError raised", "ValueError raised, its text matching 'empty'". */
const char *finding_expected_exception(struct arena *a, const struct expected_outcome *o);
