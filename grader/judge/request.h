/*
 * request - the payloads of what gradebox asks of a box, see sandbox/protocol.h
 *
 * Each appends one CBOR array to @out.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "grader/challenge/model.h"
#include "sandbox/protocol.h"

struct test_case; /* grader/judge/preparation.h */

/* @source may be NULL with @length 0; @has_entry: whether the entry must be there afterwards. */
void request_load(struct buffer *out, const struct challenge *c, enum load_role role,
                  const void *source, size_t length, bool has_entry);

/* The same for a checker, whose entry is check(). */
void request_load_checker(struct buffer *out, const struct challenge *c,
                          const struct checker *checker);
/* check(@args, @result, @expected) */
void request_check(struct buffer *out, const struct value *args, const struct value *result,
                   const struct value *expected);

void request_call(struct buffer *out, const struct value *args, const struct value *kwargs,
                  bool wants_args_after, bool wants_identities, unsigned take);

void request_operation(struct buffer *out, const struct operation *operation, unsigned take);
void request_snippet(struct buffer *out, const char *source, unsigned take);

/* What a test asks next, as one of the three above: its call, its snippet, or the operation number
 * *@n_asked, which is counted on. Returns the frame's type. */
unsigned request_test(struct buffer *out, const struct test_case *c, bool wants_args_after,
                      bool wants_identities, unsigned *n_asked);

void request_compile(struct buffer *out, const struct code *code);
void request_evaluate(struct buffer *out, const struct value *value);
void request_generate(struct buffer *out, const char *source, const char *seed, unsigned index);
void request_examine(struct buffer *out, const char *module, const void *source, size_t length,
                     const struct value *options);
