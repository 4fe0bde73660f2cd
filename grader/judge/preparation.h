/*
 * preparation - inputs and expected values that only the setter's code can give
 *
 * What `generate`, `!py` and `!reference` gave, kept as bytes for as long as a challenge is graded.
 * A case is one test with its index; preparation_case puts it together, from the challenge where it
 * says everything itself, from here where it doesn't.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/judge.h"

/* A test ready to be run: nothing in it is left to be evaluated. */
struct test_case {
    const struct test *test;
    unsigned index;               /* below test->repeat */
    struct value args, kwargs;    /* TEST_CALL */
    struct operation *operations; /* TEST_OPERATIONS */
    unsigned n_operations;
    struct expected_outcome outcome; /* CALL, SNIPPET */
    struct value args_after;         /* where test->has_args_after */
    struct test_file *files,
        *files_after;   /* test->n_files and n_files_after of them; contents known */
    struct value input; /* as test->input */
    struct expected_stdout printed;
    unsigned exit_status; /* TEST_PROGRAM */
};

enum { PREPARATION_READY = 0, PREPARATION_NEEDED = 1 };

const struct challenge *preparation_challenge(const struct preparation *p);

/* PREPARATION_READY, or PREPARATION_NEEDED while the setter's box has something to give for it. */
int preparation_state(const struct preparation *p, unsigned group, unsigned test);

/* Whether all of the challenge's code was looked at, and nothing was found (inspection.h). */
bool preparation_is_inspected(const struct preparation *p);
void preparation_set_inspected(struct preparation *p);

/* The challenge's reference, read when first asked for. "" and 0 where it has none.
 * Returns 0, or -1 with @err (ERROR_INPUT). */
int preparation_reference(struct preparation *p, const char **out_source, size_t *out_length,
                          struct error *err) MUST_CHECK;

/*
 * What the setter's box is to do for a test, in this order: evaluate the expressions; then for each
 * index generate (test->generate), then ask the reference (`asks_reference`).
 */
struct preparation_plan {
    const struct value **expressions; /* each VALUE_PY of the test's, in @a */
    unsigned n_expressions;
    bool asks_reference;
};
struct preparation_plan preparation_plan(struct arena *a, const struct test *test);

/* Keeps what came back. Copies of @value's encoding are stored. */
/* @values: of the plan's expressions, in their order. Returns 0, or -1 with @err (ERROR_INPUT): they are
 * too much together. */
int preparation_keep_evaluated(struct preparation *p, unsigned group, unsigned test,
                               const struct value *values, struct error *err) MUST_CHECK;
void preparation_keep_input(struct preparation *p, unsigned group, unsigned test, unsigned index,
                            const struct value *value);
/* @outcomes: for a call or a snippet the value; for operations a list of [0, value] or
 * [1, exception name]. */
void preparation_keep_expected(struct preparation *p, unsigned group, unsigned test, unsigned index,
                               const struct value *outcomes);
void preparation_finish(struct preparation *p, unsigned group, unsigned test);

/* Whether the reference's time on a case is still to be measured, because the limit is a factor of it. */
bool preparation_is_uncalibrated(const struct preparation *p, unsigned group, unsigned test,
                                 unsigned index);
void preparation_keep_time(struct preparation *p, unsigned group, unsigned test, unsigned index,
                           nsec_t reference_ns);

/* The limits of a case; *@out_reference_ns is what was measured for them, else 0. */
struct limits preparation_limits(const struct preparation *p, unsigned group, unsigned test,
                                 unsigned index, nsec_t *out_reference_ns);

/*
 * preparation_case - one case, from all that is there
 *
 * May be called while the test is being prepared, for what is there so far (the setter's box runs
 * the reference on it). @a owns what isn't the challenge's.
 * Returns 0, or -1 with @err (ERROR_INPUT, at the place in challenge.yaml): what the setter's code
 * gave doesn't have the form that is asked for.
 */
int preparation_case(const struct preparation *p, struct arena *a, unsigned group, unsigned test,
                     unsigned index, struct test_case *out_case, struct error *err) MUST_CHECK;

/* Whether its boxes are given something to read, which may be nothing after all. */
bool preparation_has_input(const struct test *test);

/* "random[3]", or the id alone for a test that isn't repeated. */
const char *test_case_id(struct arena *a, const struct test *test, unsigned index);
