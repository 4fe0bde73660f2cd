/*
 * yaml_shape - the tags !linked_list, !tree and !graph
 *
 * Called by yaml_value only, for a node that has the tag; see there for contracts.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/yaml_value.h"

int yaml_shape_linked_list(const struct yaml_values *r, const struct yaml_node *node,
                           unsigned allow, struct value *out) MUST_CHECK;
int yaml_shape_tree(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                    struct value *out) MUST_CHECK;
int yaml_shape_graph(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                     struct value *out) MUST_CHECK;
