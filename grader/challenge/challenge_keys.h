/*
 * challenge_keys - the top of challenge.yaml
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/schema.h"

/* Fills s->c from the root of the tree. s->c->solutions are known already. A file of another
 * format version gets that one complaint and is not read further. */
void challenge_keys_read(struct schema *s, const struct yaml_node *root);
