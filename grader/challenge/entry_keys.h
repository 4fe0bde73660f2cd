/*
 * entry_keys - `entry:` and `types:`: what a solution defines, and the classes of its nodes
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/schema.h"

/* schema_fn: `entry` into the challenge; sets s->has_entry where it is right. */
void entry_keys_read(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                     void *into);

/* schema_fn: `types` into the challenge. */
void entry_keys_read_types(struct schema *s, const struct schema_key *key,
                           const struct yaml_node *value, void *into);

/* Adds ListNode and TreeNode where the challenge has no type of that shape. */
void entry_keys_add_default_types(struct challenge *c);
