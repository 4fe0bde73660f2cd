/*
 * yaml_value - YAML nodes to Python-shaped values
 *
 * Nothing is evaluated: `!py` becomes VALUE_PY. Where the values of a !linked_list or a !tree are
 * themselves an expression, the result is a VALUE_PY that builds the shape by the functions that a
 * setter's box offers: linked_list(values), linked_list(values, cycle=N), tree(values).
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/yaml_tree.h"
#include "grader/value/value.h"

/* What else than plain values may stand there. */
enum yaml_value_allow {
    YAML_ALLOW_NODE = 1 << 0,      /* !node, anywhere inside */
    YAML_ALLOW_REFERENCE = 1 << 1, /* !reference, as the whole value */
};

struct yaml_values {
    struct arena *arena; /* owns what is read */
    const char *file;    /* for complaints */
    struct complaints *complaints;
    struct code_list *codes; /* appended to: the expressions */
};

/*
 * yaml_value_read - the value of @node
 *
 * @allow      of enum yaml_value_allow
 * @out_value  filled on 0
 *
 * Returns 0, or -1 with at least one complaint (none where @node is_broken): a tag on the wrong
 * kind of node, an unhashable or repeated key or item, and what else the format forbids.
 */
int yaml_value_read(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                    struct value *out_value) MUST_CHECK;

/* What stands at @node, for "got ...": 'fast', 12, a list, a !set, nothing. In the arena. */
const char *yaml_describe(struct arena *a, const struct yaml_node *node);

/* The int64 of a plain integer scalar without a tag; false where @node is none or too large. */
bool yaml_node_integer(const struct yaml_node *node, int64_t *out);

/* Whether @node is a string: quoted, a block, or plain text that is nothing else. */
bool yaml_node_is_string(const struct yaml_node *node);
/* Whether @node is a plain scalar of one of the number kinds; *@out its value as a double. */
bool yaml_node_number(const struct yaml_node *node, double *out);
/* Whether @node is a plain `true` or `false`. */
bool yaml_node_bool(const struct yaml_node *node, bool *out);
