/*
 * compare_keys - `compare:` at its three levels
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/model.h"

struct schema;
struct schema_key;
struct yaml_node;

/* Rules, and which of them a level has set. */
struct compare_settings {
    struct compare_rules rules;
    bool has_unordered, has_float, has_types;
};

/* @outer with the keys that @inner has put over it. */
struct compare_settings compare_keys_merge(const struct compare_settings *outer,
                                           const struct compare_settings *inner);

/* schema_fn: `compare` into a struct compare_settings at key->offset. */
void compare_keys_read(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into);
