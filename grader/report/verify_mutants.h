/*
 * verify_mutants - what `verify --mutants` says of a challenge's mutants
 *
 *     mutants              58 of 60 killed, 96.7 %; 4 by time, 3 more behave the same
 *       accepted/hash_set.py:14:21   boundary
 *         -     while low < high:
 *         +     while low <= high:
 *
 * Survivors and comments that fit nothing are warnings; too few killed is not as declared.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/mutants.h"
#include "grader/report/json_value.h"
#include "grader/report/style.h"

/* "58 of 60 killed, 96.7 %; 4 by time, 3 more behave the same", or why there are none. */
void verify_mutants_summary(struct buffer *out, const struct mutants *m);

/* What is wrong where mutants_suffice() is false, in one line. */
void verify_mutants_reason(struct buffer *out, const struct mutants *m);

/* One thing to say about a line of the reference. */
struct verify_mutant_note {
    unsigned line, column;       /* column 0 = none */
    const struct mutant *mutant; /* NULL: a comment that fits no mutant */
};

/* The notes, in the order of mutants and then comments: survivors, undecided ones, those that a comment
 * says are the same though a test tells them apart. Returns how many there are; @index is below that. */
unsigned verify_mutants_n_notes(const struct mutants *m);
struct verify_mutant_note verify_mutants_note(const struct mutants *m, unsigned index);

/* "boundary survives all tests; if it behaves the same, say so ..." in one line. */
void verify_mutants_message(struct buffer *out, const struct mutants *m, unsigned index);

/* The lines that the change takes away, each behind "- ", and those that it brings, behind "+ ";
 * sanitised. Nothing for a comment. */
void verify_mutants_diff(struct buffer *out, const struct mutants *m, unsigned index);

void verify_mutants_text(struct buffer *out, const struct mutants *m,
                         const struct report_style *style);

/* {"reference", "refusal", "percent", "killed", "counted", "met", "mutants": [{"line", "column",
 * "operator", "mark", "before", "after", "outcome", "test", "verdict"}], "comments": [{"line", "item",
 * "why"}]} */
json_t *verify_mutants_json(const struct mutants *m) MUST_CHECK;
