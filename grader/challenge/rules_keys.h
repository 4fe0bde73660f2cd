/*
 * rules_keys - the keys of `rules:`
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/schema.h"

/* Into s->c->rules. */
void rules_keys_read(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                     void *into);
