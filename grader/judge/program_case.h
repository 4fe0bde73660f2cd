/*
 * program_case - what a test gives to a program, and how it must end
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/box.h"
#include "grader/judge/preparation.h"

/* Arguments, as a kernel would pass them on to a program, and an input, of whatever entry, into @c. -1
 * where a program can't have these arguments, or nobody that input. */
int program_case_give(struct test_case *c, const struct value *argv, const struct value *input)
    MUST_CHECK;

/* The input of @c, to a box that is to have one. -1 with @err. */
int program_case_put_input(const struct test_case *c, struct box *b, struct error *err) MUST_CHECK;

/* What `generate` returned, into @c. -1 where it isn't of this form. */
extern const char program_case_form[];
int program_case_generate(struct test_case *c, const struct value *returned) MUST_CHECK;

/* How the reference ended, [exit status, bytes that it printed], as what is expected. -1 with @err
 * (ERROR_INTERNAL) where it is something else. */
int program_case_expect(struct test_case *c, const struct value *end, struct error *err) MUST_CHECK;
