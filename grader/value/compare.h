/*
 * compare - expected and returned, by the rules of the challenge
 *
 * The returned value is hostile data, but data: nothing in it is called. Costs are O(n log n) in
 * the number of values; only lists with free order that also have a float tolerance may cost more,
 * and then within a fixed bound.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"
#include "grader/value/value.h"

enum compare_step_kind { COMPARE_STEP_ANY, COMPARE_STEP_INDEX, COMPARE_STEP_KEY };

struct compare_step {
    enum compare_step_kind kind;
    uint32_t index;  /* COMPARE_STEP_INDEX */
    const char *key; /* COMPARE_STEP_KEY: a str key of a dict */
};

/* `$[*].edges[0]` is three steps; `$` is none. */
struct compare_path {
    const struct compare_step *steps;
    uint32_t n_steps;
};

struct compare_rules {
    const struct compare_path *unordered; /* lists (or tuples) there are multisets */
    uint32_t n_unordered;
    bool has_float;              /* floats are equal within max(abs, rel * larger magnitude) */
    double float_abs, float_rel; /* `float: x` sets both */
    bool loose; /* 1, 1.0 and True are equal, and list and tuple, set and frozenset */
};

enum compare_kind {
    COMPARE_TYPE,     /* int expected, str got */
    COMPARE_VALUE,    /* same type, other value */
    COMPARE_MISSING,  /* something expected isn't there: an element, a key, a node */
    COMPARE_EXTRA,    /* something is there that isn't expected */
    COMPARE_OPAQUE,   /* the result holds something that can't be compared */
    COMPARE_CYCLE,    /* a linked list with, without or with another cycle */
    COMPARE_IDENTITY, /* equal, but not the node that was asked for */
    COMPARE_KIND_COUNT_
};

struct compare_difference {
    enum compare_kind kind;
    const char *path;             /* "$[1].name", in the arena */
    const char *message;          /* one line for people: "one element too many", "expected int, got
                                    str"; in the arena */
    const struct value *expected; /* the smallest parts that differ; NULL where one side has none */
    const struct value *got;
};

enum { COMPARE_EQUAL = 0, COMPARE_DIFFERENT = 1 };

/*
 * compare_values - COMPARE_EQUAL, or COMPARE_DIFFERENT with the first difference
 *
 * @a  owns the difference and scratch memory; @expected and @got must live as long
 *
 * NaN equals NaN. Keys of dicts are compared exactly, whatever the tolerance. 0.0 equals -0.0. Dicts are compared without regard to order. VALUE_NODE in
 * @expected demands a linked list in @got whose first identity is that position (COMPARE_IDENTITY
 * otherwise, COMPARE_TYPE where it is no linked list). An expected empty linked list is VALUE_NONE. Otherwise identities are ignored.
 */
int compare_values(struct arena *a, const struct compare_rules *rules, const struct value *expected,
                   const struct value *got, struct compare_difference *out_difference);

/*
 * compare_same_nodes - whether @got is made of the very nodes of @input, each once and each still
 * with the value that it came with
 *
 * @input  the argument as it was sent: a linked list, a tree or VALUE_NONE
 * @got    with identities; VALUE_NONE counts as no nodes
 * Returns as compare_values; kind COMPARE_IDENTITY.
 */
int compare_same_nodes(struct arena *a, const struct value *input, const struct value *got,
                       struct compare_difference *out_difference);

/*
 * compare_path_parse - "$[*][0].name" as YAML has it
 *
 * Keys are .name (letters, digits, underscores) or ['anything'] / ["anything"].
 * Returns 0, or -1 with @err (no place; the text says what would be right).
 */
int compare_path_parse(struct arena *a, const char *text, struct compare_path *out_path,
                       struct error *err) MUST_CHECK;
