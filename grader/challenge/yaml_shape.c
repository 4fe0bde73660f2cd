/*
 * yaml_shape - see yaml_shape.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/yaml_shape.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "grader/challenge/yaml_items.h"

enum { GRAPH_MAX_NODES = 1000000 }; /* our choice: as many values as a box may return */

static int complain(const struct yaml_values *r, const struct yaml_node *node, const char *right)
{
    if (node->is_broken)
        return -1;
    return complaint_add(r->complaints, r->file, node->mark, NULL, "%s, got %s", right,
                         yaml_describe(r->arena, node));
}

/* Complains about keys of @node that are not in @keys (NULL-terminated). */
static int check_keys(const struct yaml_values *r, const struct yaml_node *node,
                      const char *const *keys)
{
    int result = 0;
    for (size_t i = 0; i < node->n; i++) {
        const struct yaml_node *key = &node->items[2 * i];
        bool is_known = false;
        for (size_t k = 0; keys[k] && key->kind == YAML_SCALAR && !key->tag; k++)
            is_known = is_known || strcmp(key->text, keys[k]) == 0;
        if (is_known)
            continue;
        char hint[80] = "";
        const char *near = key->kind == YAML_SCALAR ? text_nearest(key->text, keys) : NULL;
        if (near)
            snprintf(hint, sizeof(hint), "did you mean '%s'?", near);
        result = complaint_add(r->complaints, r->file, key->mark, near ? hint : NULL,
                               "unknown key %s in %s", yaml_describe(r->arena, key), node->tag);
    }
    return result;
}

/* `values` of the mapping form, or the list itself. NULL after a complaint. */
static const struct yaml_node *find_values(const struct yaml_values *r,
                                           const struct yaml_node *node, const char *const *keys)
{
    if (node->kind == YAML_LIST)
        return node;
    if (check_keys(r, node, keys) < 0)
        return NULL;
    const struct yaml_node *values = yaml_find(node, "values");
    if (!values) {
        complaint_add(r->complaints, r->file, node->mark, NULL, "'values' is missing in %s",
                      node->tag);
        return NULL;
    }
    bool is_py = values->tag && strcmp(values->tag, "!py") == 0;
    if (is_py || (values->kind == YAML_LIST && !values->tag))
        return values;
    complain(r, values, "'values' must be a list or a '!py' expression");
    return NULL;
}

/* VALUE_PY that calls @function with the expression @values. A comment at the end of the
 * expression must not swallow the bracket. */
static int read_expression(const struct yaml_values *r, const struct yaml_node *values,
                           const char *function, int64_t cycle, struct value *out)
{
    struct value expression = value_none();
    if (yaml_value_read(r, values, 0, &expression) < 0)
        return -1;
    struct buffer text AUTO(buffer_release) = {0};
    const char *end = strchr(expression.text, '#') ? "\n" : "";
    buffer_printf(&text, "%s((%s%s)", function, expression.text, end);
    if (cycle >= 0)
        buffer_printf(&text, ", cycle=%lld", (long long)cycle);
    buffer_putc(&text, ')');
    *out = value_str(r->arena, text.data, text.len);
    out->kind = VALUE_PY;
    code_add(r->codes, r->arena, CODE_EXPRESSION, out->text, values,
             strspn(values->text, " \t\r\n"));
    return 0;
}

static struct value make_shape(const struct yaml_values *r, enum value_kind kind,
                               const struct value *items, uint32_t n, int64_t cycle)
{
    struct value_shape shape = {.items = items, .cycle = cycle};
    return (struct value){
        .kind = (uint8_t)kind, .n = n, .shape = arena_copy(r->arena, &shape, sizeof(shape))};
}

static int read_cycle(const struct yaml_values *r, const struct yaml_node *node, int64_t *out)
{
    *out = -1;
    const struct yaml_node *cycle = node->kind == YAML_MAPPING ? yaml_find(node, "cycle") : NULL;
    bool is_none = !cycle || (cycle->kind == YAML_SCALAR && !cycle->tag && cycle->is_plain &&
                              strcmp(cycle->text, "null") == 0);
    if (is_none)
        return 0;
    if (!yaml_node_integer(cycle, out) || *out < 0)
        return complain(r, cycle, "'cycle' must be the index that the last node points to");
    return 0;
}

int yaml_shape_linked_list(const struct yaml_values *r, const struct yaml_node *node,
                           unsigned allow, struct value *out)
{
    static const char *const keys[] = {"values", "cycle", NULL};
    const struct yaml_node *values = find_values(r, node, keys);
    int64_t cycle = -1;
    if (!values || read_cycle(r, node, &cycle) < 0)
        return -1;
    if (values->tag && values != node)
        return read_expression(r, values, "linked_list", cycle, out);
    if (cycle >= (int64_t)values->n)
        return complaint_add(r->complaints, r->file, yaml_find(node, "cycle")->mark,
                             "the first node has index 0",
                             "'cycle' must be under the number of values (%u), got %lld", values->n,
                             (long long)cycle);
    struct value *items = NULL;
    if (yaml_items_read(r, values, allow, &items) < 0)
        return -1;
    *out =
        values->n == 0 ? value_none() : make_shape(r, VALUE_LINKED_LIST, items, values->n, cycle);
    return 0;
}

/* In level order every node that is there has room for two children, which come in that order. */
static int check_tree(const struct yaml_values *r, const struct yaml_node *values,
                      struct value *items)
{
    uint64_t room = 1;
    for (size_t i = 0; i < values->n; i++) {
        if (room == 0)
            return complaint_add(r->complaints, r->file, values->items[i].mark,
                                 "a missing child is null; children of a missing one are left out",
                                 "no node is left that this could be a child of");
        room--;
        if (items[i].kind == VALUE_NONE)
            items[i] = (struct value){.kind = VALUE_ABSENT};
        else
            room += 2;
    }
    return 0;
}

int yaml_shape_tree(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                    struct value *out)
{
    static const char *const keys[] = {"values", NULL};
    const struct yaml_node *values = find_values(r, node, keys);
    if (!values)
        return -1;
    if (values->tag && values != node)
        return read_expression(r, values, "tree", -1, out);
    struct value *items = NULL;
    if (yaml_items_read(r, values, allow, &items) < 0 || check_tree(r, values, items) < 0)
        return -1;
    uint32_t n = values->n;
    while (n > 0 && items[n - 1].kind == VALUE_ABSENT)
        n--;
    *out = n == 0 ? value_none() : make_shape(r, VALUE_TREE, items, n, -1);
    return 0;
}

/* A graph while it is read. Neighbours are first counted, then filled in. */
struct graph {
    struct value *nodes; /* keys of the dict */
    int64_t n;
    struct yaml_index *index;
    uint32_t *from, *to; /* ends of the edges */
    uint32_t n_edges;
    bool is_directed;
};

static int read_nodes(const struct yaml_values *r, const struct yaml_node *node, struct graph *g)
{
    if (node->kind == YAML_LIST && !node->tag) {
        g->n = node->n;
        return yaml_items_read_hashable(r, node, "a node", &g->nodes);
    }
    if (!yaml_node_integer(node, &g->n) || g->n < 0 || g->n > GRAPH_MAX_NODES)
        return complain(r, node, "'nodes' must be a number up to 1000000 or a list of nodes");
    g->nodes = arena_array(r->arena, (size_t)g->n, sizeof(*g->nodes));
    for (int64_t i = 0; i < g->n; i++)
        g->nodes[i] = value_int(i);
    return 0;
}

static int read_end(const struct yaml_values *r, const struct yaml_node *node,
                    const struct graph *g, uint32_t *out)
{
    struct value end = value_none();
    if (yaml_value_read(r, node, 0, &end) < 0)
        return -1;
    int64_t position = value_contains(&end, VALUE_PY) || !value_is_hashable(&end)
                           ? -1
                           : yaml_index_find(g->index, &end);
    if (position < 0)
        return complain(r, node, "an edge must join two of the nodes");
    *out = (uint32_t)position;
    return 0;
}

static int read_edges(const struct yaml_values *r, const struct yaml_node *edges, struct graph *g)
{
    if (edges->kind != YAML_LIST || edges->tag)
        return complain(r, edges, "'edges' must be a list such as [[0, 1], [1, 2]]");
    g->from = arena_array(r->arena, edges->n, sizeof(*g->from));
    g->to = arena_array(r->arena, edges->n, sizeof(*g->to));
    g->n_edges = edges->n;
    int result = 0;
    for (size_t i = 0; i < edges->n; i++) {
        const struct yaml_node *edge = &edges->items[i];
        bool is_pair = edge->kind == YAML_LIST && edge->n == 2 &&
                       (!edge->tag || strcmp(edge->tag, "!tuple") == 0);
        if (!is_pair)
            result = complain(r, edge, "an edge must be a list of two nodes");
        else if (read_end(r, &edge->items[0], g, &g->from[i]) < 0 ||
                 read_end(r, &edge->items[1], g, &g->to[i]) < 0)
            result = -1;
    }
    return result;
}

static struct value make_graph(const struct yaml_values *r, const struct graph *g)
{
    size_t n = (size_t)g->n;
    struct value *pairs = arena_array(r->arena, 2 * n, sizeof(*pairs));
    struct value **lists = arena_array(r->arena, n, sizeof(struct value *));
    uint32_t *counts = arena_array(r->arena, n, sizeof(*counts));
    for (size_t i = 0; i < g->n_edges; i++) {
        counts[g->from[i]]++;
        if (!g->is_directed && g->from[i] != g->to[i])
            counts[g->to[i]]++;
    }
    for (size_t i = 0; i < n; i++) {
        lists[i] = arena_array(r->arena, counts[i], sizeof(struct value));
        pairs[2 * i] = g->nodes[i];
        pairs[2 * i + 1] = value_sequence(VALUE_LIST, lists[i], counts[i]);
    }
    for (size_t i = 0; i < g->n_edges; i++) {
        *lists[g->from[i]]++ = g->nodes[g->to[i]];
        if (!g->is_directed && g->from[i] != g->to[i])
            *lists[g->to[i]]++ = g->nodes[g->from[i]];
    }
    return value_sequence(VALUE_DICT, pairs, (uint32_t)n);
}

int yaml_shape_graph(const struct yaml_values *r, const struct yaml_node *node, unsigned allow,
                     struct value *out)
{
    (void)allow;
    static const char *const keys[] = {"nodes", "edges", "directed", NULL};
    if (check_keys(r, node, keys) < 0)
        return -1;
    const struct yaml_node *nodes = yaml_find(node, "nodes"), *edges = yaml_find(node, "edges");
    const struct yaml_node *directed = yaml_find(node, "directed");
    if (!nodes || !edges)
        return complaint_add(r->complaints, r->file, node->mark, NULL,
                             "!graph must have the keys 'nodes' and 'edges'");
    struct graph g = {0};
    if (directed && !yaml_node_bool(directed, &g.is_directed))
        return complain(r, directed, "'directed' must be true or false");
    if (read_nodes(r, nodes, &g) < 0)
        return -1;
    struct yaml_index *index AUTO(yaml_index_free) = yaml_index_new(g.nodes, (size_t)g.n);
    g.index = index;
    if (read_edges(r, edges, &g) < 0)
        return -1;
    *out = make_graph(r, &g);
    return 0;
}
