/*
 * examine - what one of our own modules finds in the syntax tree of a source, in a box
 *
 * Nothing of the source is run, but parsing hostile bytes is nothing for a trusted process either.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/judge.h"
#include "grader/value/value.h"

enum examine_outcome {
    EXAMINE_DONE = 0,
    EXAMINE_REFUSED, /* Python refused the source, or it is too large or too deep to be looked at */
};

/*
 * examine - ask, and wait for the answer
 *
 * @module   "mutants": the module 'gradebox mutants' of the bundle, whose examine() is asked
 * @options  VALUE_LIST of the arguments that follow the source
 * @a        owns what comes out
 * @out      what it returned: the word of a box, in any form
 * @out_why  where it is EXAMINE_REFUSED: one line, sanitised
 *
 * No box of @j may be in use. Returns enum examine_outcome, or -1 with @err: no box is to be had, or our
 * module has failed over the source.
 */
int examine(struct judge *j, const char *module, const void *source, size_t length,
            const struct value *options, struct arena *a, struct value *out, const char **out_why,
            struct error *err) MUST_CHECK;
