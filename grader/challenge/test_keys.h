/*
 * test_keys - the keys of a group, a test and an operation: what challenge_keys needs of them
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/schema.h"

/* schema_fn: the whole list `groups` into the challenge. */
void group_keys_read(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                     void *into);

/* schema_fn: the list `tests` of the challenge itself: one visible group of 100 points. */
void group_keys_read_tests(struct schema *s, const struct schema_key *key,
                           const struct yaml_node *value, void *into);

/* One item of `tests`, checked against the challenge's entry. s->limits and s->compare are those of
 * the group. */
void test_keys_read(struct schema *s, const struct yaml_node *node, struct test *out);

/* What a test's keys say together: form, outcome, what fits what. Called when all are read. */
void test_checks_run(struct schema *s, const struct yaml_node *node, const struct test *test);

/* schema_fn: `ops` into the struct test @into. */
void operation_keys_read(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into);

/* schema_fn: readers of a struct expected_outcome at key->offset. */
void outcome_keys_expect(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into); /* expect */
void outcome_keys_returns(struct schema *s, const struct schema_key *key,
                          const struct yaml_node *value, void *into); /* returns: plain values */
void outcome_keys_one_of(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into); /* expect_any */
void outcome_keys_raises(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into); /* raises */

/* schema_fn: `stdout` into the struct expected_stdout at key->offset; and, when all keys are read,
 * whether its pattern and the test's limits go together. */
void stdout_keys_read(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                      void *into);
void stdout_keys_check(struct schema *s, const struct yaml_node *node, const struct test *test);

/* schema_fn: `argv` and `stdin` into the struct value at key->offset; and, when all keys are read, what
 * the keys of a program say together. */
void program_keys_argv(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into);
void program_keys_input(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into);
void program_keys_check(struct schema *s, const struct yaml_node *node, const struct test *test);

/* schema_fn: `check` into the const struct checker * at key->offset. */
void checker_keys_read(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into);

/* schema_fn: `files` and `files_after` into the struct test @into. */
void files_keys_before(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into);
void files_keys_after(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                      void *into);

/* schema_fn: `args` (a list) and `kwargs` (a dict with identifiers as keys) into the struct value
 * at key->offset. */
void outcome_keys_args(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into);
void outcome_keys_kwargs(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into);
