/*
 * yaml_items - the items of lists, sets and dicts, and which of them Python takes for the same
 *
 * Called by yaml_value and yaml_shape only.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/yaml_value.h"

/* Reads all items of a list. Returns 0 with @out_items in the arena, or -1 after all complaints. */
int yaml_items_read(const struct yaml_values *r, const struct yaml_node *list, unsigned allow,
                    struct value **out_items) MUST_CHECK;

/* The items of a list as a set's or a graph's: hashable, none twice. @what names them in
 * complaints: "a set's item", "a node". */
int yaml_items_read_hashable(const struct yaml_values *r, const struct yaml_node *list,
                             const char *what, struct value **out_items) MUST_CHECK;

/* A mapping without a tag as VALUE_DICT. */
int yaml_items_read_dict(const struct yaml_values *r, const struct yaml_node *mapping,
                         unsigned allow, struct value *out) MUST_CHECK;

/*
 * An index of values by what Python calls equal (1, 1.0 and True are): what a set or a dict can
 * hold once. Hashable values without VALUE_PY only.
 */
struct yaml_index;
struct yaml_index *yaml_index_new(const struct value *values, size_t n) MUST_CHECK;
void yaml_index_free(struct yaml_index **index); /* for AUTO(); accepts NULL */
/* Position of the first value that equals @v, or -1. */
int64_t yaml_index_find(const struct yaml_index *index, const struct value *v);
