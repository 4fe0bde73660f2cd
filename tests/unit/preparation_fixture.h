/*
 * preparation_fixture - a challenge of one test and its preparation, its values as literals
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "tests/unit/result_check.h"

#include <string.h>

#include "grader/judge/preparation.h"
#include "grader/value/repr.h"
#include "tests/unit/literal.h"

/* A challenge of one group and one test, which the tests below fill in. */
struct fixture {
    struct arena a;
    struct test test;
    struct group group;
    struct challenge challenge;
    struct preparation *preparation;
};

static inline void begin(struct fixture *f, enum test_kind kind, unsigned repeat)
{
    *f = (struct fixture){0};
    f->test = (struct test){
        .id = "t",
        .kind = kind,
        .repeat = repeat,
        .args = value_sequence(VALUE_LIST, NULL, 0),
        .kwargs = value_sequence(VALUE_DICT, NULL, 0),
        .generate_mark = {.line = 14, .column = 17}
    };
    f->group = (struct group){.id = "g", .tests = &f->test, .n_tests = 1};
    f->challenge = (struct challenge){
        .folder = ".", .yaml_path = "./challenge.yaml", .groups = &f->group, .n_groups = 1};
}

static inline void prepare(struct fixture *f)
{
    f->preparation = preparation_new(&f->challenge);
}

static inline void end(struct fixture *f)
{
    preparation_free(f->preparation);
    arena_release(&f->a);
}

/* The values whose literals follow, as what is expected. */
static inline struct expected_outcome expected_of(struct fixture *f, const char *one,
                                                  const char *other)
{
    struct value *values = arena_array(&f->a, 2, sizeof(*values));
    values[0] = strcmp(one, "reference") == 0 ? (struct value){.kind = VALUE_REFERENCE}
                                              : literal(&f->a, one);
    values[1] = other ? literal(&f->a, other) : value_none();
    return (struct expected_outcome){.kind = other ? OUTCOME_ONE_OF : OUTCOME_VALUE,
                                     .values = values,
                                     .n_values = other ? 2 : 1};
}

static inline void set_operations(struct fixture *f, unsigned n)
{
    f->test.operations = arena_array(&f->a, n, sizeof(*f->test.operations));
    f->test.n_operations = n;
    for (unsigned i = 0; i < n; i++)
        f->test.operations[i] = (struct operation){.kind = i ? OPERATION_CALL : OPERATION_NEW,
                                                   .object = "",
                                                   .name = i ? "get" : NULL,
                                                   .args = literal(&f->a, "[1]"),
                                                   .kwargs = literal(&f->a, "{}")};
}

static inline struct test_case case_of(struct fixture *f, unsigned index)
{
    struct test_case c;
    struct error err = {0};
    ck_assert_msg(preparation_case(f->preparation, &f->a, 0, 0, index, &c, &err) == 0, "%s",
                  err.text);
    return c;
}

static inline void assert_value(const struct value *v, const char *text)
{
    struct buffer got AUTO(buffer_release) = {0};
    repr_value(&got, v);
    ck_assert_str_eq(buffer_text(&got), text);
}

static inline void keep_evaluated(struct fixture *f, const char *text)
{
    struct value v = literal(&f->a, text);
    struct error err = {0};
    ck_assert_msg(preparation_keep_evaluated(f->preparation, 0, 0, v.items, &err) == 0, "%s",
                  err.text);
}

static inline void keep_input(struct fixture *f, unsigned index, const char *text)
{
    struct value v = literal(&f->a, text);
    preparation_keep_input(f->preparation, 0, 0, index, &v);
}

static inline void keep_expected(struct fixture *f, unsigned index, const char *text)
{
    struct value v = literal(&f->a, text);
    preparation_keep_expected(f->preparation, 0, 0, index, &v);
}
