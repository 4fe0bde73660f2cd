/*
 * limits - `limits:` at its three levels
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/model.h"

struct schema;
struct schema_key;
struct yaml_node;

/* What one level says; 0 = nothing. Of wall_ns and wall_permille at most one is set. */
struct limit_settings {
    nsec_t time_ns;
    uint64_t time_permille; /* thousandths of the reference's time; then no time_ns */
    nsec_t wall_ns;
    uint64_t wall_permille; /* thousandths of the CPU time: 3x is 3000 */
    uint64_t memory_bytes;
    uint64_t output_bytes;
    struct mark mark; /* of the mapping; zero: there is none */
};

/* The format's defaults. */
struct limit_settings limits_defaults(void);

/* @outer with what @inner says put over it. */
struct limit_settings limits_merge(const struct limit_settings *outer,
                                   const struct limit_settings *inner);

/* Merged settings as the limits of a test: a factor is applied to the merged time, and gives at
 * least one second. */
struct limits limits_apply(const struct limit_settings *merged);

/* The limits of a test whose `time` is a factor, once the reference took @reference_ns: never under 100 ms. Others
 * stay as they are. */
struct limits limits_resolve(const struct limits *limits, nsec_t reference_ns);

struct limits_unit {
    const char *name;
    uint64_t worth;
};

/*
 * limits_parse - "1.5s" in the smallest unit
 *
 * @units  ended by a NULL name
 * Returns whether @text is digits, perhaps with a fraction, and one of the units, whole in the
 * smallest one and below 2**63.
 */
bool limits_parse(const char *text, const struct limits_unit *units, uint64_t *out) MUST_CHECK;

/* schema_fn: `limits` into a struct limit_settings at key->offset. */
void limits_read(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                 void *into);
