/*
 * finding_text - values, exceptions and hostile bytes as texts of a report
 *
 * All results are sanitised and live in @a.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/model.h"
#include "grader/judge/answer.h"

enum { FINDING_SHORT_COLUMNS = 60, FINDING_REPR_BYTES = 16 * 1024 };

/* repr, at most FINDING_REPR_BYTES of it. */
const char *finding_repr(struct arena *a, const struct value *v);

/* repr, cut in the middle to FINDING_SHORT_COLUMNS. */
const char *finding_short_repr(struct arena *a, const struct value *v);

/* Bytes of a submission, newlines escaped, at most FINDING_REPR_BYTES. */
const char *finding_clean(struct arena *a, const char *bytes, size_t length);

/* "ValueError: text", or the class alone where there is no text. */
const char *finding_exception_text(struct arena *a, const struct answer_exception *e);

/* "[1, 2]", or "[1, 2] or [2, 1]". */
const char *finding_expected_values(struct arena *a, const struct expected_outcome *o);

/* "ValueError raised", "ValueError raised, its text matching 'empty'". */
const char *finding_expected_exception(struct arena *a, const struct expected_outcome *o);
