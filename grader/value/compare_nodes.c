/*
 * compare_nodes - linked lists and trees: their values, their shape, and which nodes they are
 *
 * Identities come from the box: for each node its position among the nodes of the call's first
 * argument of that shape, or -1. They were taken by the harness before the submission ran.
 * SPDX-License-Identifier: MIT
 */
#include <inttypes.h>

#include "base/memory.h"
#include "grader/value/compare_walk.h"

enum { VALUE_MAX_BYTES = 48 }; /* our choice: of a value in a message */

int32_t compare_first_identity(const struct value *got)
{
    return got->shape->identities ? got->shape->identities[0] : -1;
}

/* ---- linked lists ---------------------------------------------------------------------------- */

static int report_cycle(struct compare_walk *w, const struct compare_place *place,
                        const struct value *expected, const struct value *got)
{
    int64_t expected_cycle = expected->shape->cycle, got_cycle = got->shape->cycle;
    if (got_cycle < 0)
        return compare_report(w, place, COMPARE_CYCLE, expected, got,
                              "the last node must point to node %" PRId64
                              ", but the list ends there",
                              expected_cycle);
    if (expected_cycle < 0)
        return compare_report(w, place, COMPARE_CYCLE, expected, got,
                              "the list must end, but its last node points back to node %" PRId64,
                              got_cycle);
    return compare_report(w, place, COMPARE_CYCLE, expected, got,
                          "the last node must point to node %" PRId64 ", not to node %" PRId64,
                          expected_cycle, got_cycle);
}

int compare_linked_list(struct compare_walk *w, const struct compare_place *place,
                        const struct value *expected, const struct value *got)
{
    const struct value *e = expected->shape->items, *g = got->shape->items;
    struct compare_place at = {.parent = place, .kind = COMPARE_PLACE_INDEX};
    for (; at.index < expected->n && at.index < got->n; at.index++) {
        int outcome = compare_pair(w, &at, &e[at.index], &g[at.index]);
        if (outcome != COMPARE_EQUAL)
            return outcome;
    }
    if (expected->n != got->n)
        return compare_report_count(w, &at, at.index < expected->n ? &e[at.index] : NULL,
                                    at.index < got->n ? &g[at.index] : NULL, expected->n, got->n,
                                    "node");
    if (expected->shape->cycle != got->shape->cycle)
        return report_cycle(w, place, expected, got);
    return COMPARE_EQUAL;
}

int compare_node(struct compare_walk *w, const struct compare_place *place,
                 const struct value *expected, const struct value *got)
{
    if (got->kind != VALUE_LINKED_LIST)
        return compare_report_type(w, place, expected, got);
    int32_t identity = compare_first_identity(got);
    if (identity == expected->integer)
        return COMPARE_EQUAL;
    if (identity < 0)
        return compare_report(w, place, COMPARE_IDENTITY, expected, got,
                              "expected the input's node %" PRId64 ", got a new one",
                              expected->integer);
    return compare_report(w, place, COMPARE_IDENTITY, expected, got,
                          "expected the input's node %" PRId64 ", got its node %" PRId32,
                          expected->integer, identity);
}

/* ---- trees ----------------------------------------------------------------------------------- */

/* NULL where there is no node. */
static const struct value *tree_item(const struct value *tree, uint32_t i)
{
    if (i >= tree->n || tree->shape->items[i].kind == VALUE_ABSENT)
        return NULL;
    return &tree->shape->items[i];
}

int compare_tree(struct compare_walk *w, const struct compare_place *place,
                 const struct value *expected, const struct value *got)
{
    uint32_t n = expected->n > got->n ? expected->n : got->n;
    /* As long as nothing differs both have the same shape, so one index means the same node. */
    struct compare_place at = {.parent = place, .kind = COMPARE_PLACE_TREE};
    for (; at.index < n; at.index++) {
        const struct value *e = tree_item(expected, at.index), *g = tree_item(got, at.index);
        at.tree = e ? expected : got;
        if (!e && !g)
            continue;
        if (!g)
            return compare_report(w, &at, COMPARE_MISSING, e, NULL, "a node is missing");
        if (!e)
            return compare_report(w, &at, COMPARE_EXTRA, NULL, g, "a node that isn't expected");
        int outcome = compare_pair(w, &at, e, g);
        if (outcome != COMPARE_EQUAL)
            return outcome;
    }
    return COMPARE_EQUAL;
}

/* ---- the same nodes -------------------------------------------------------------------------- */

struct same_nodes {
    struct compare_walk *w;
    const struct value *input, *got;
    const struct value **input_nodes; /* owned: the values of the input's nodes, by position */
    uint8_t *seen;                    /* owned: by position */
    uint32_t n_input;
};

static void same_nodes_release(struct same_nodes *s)
{
    free(s->input_nodes);
    free(s->seen);
}

static bool is_shape(const struct value *v)
{
    return v->kind == VALUE_LINKED_LIST || v->kind == VALUE_TREE;
}

static void same_nodes_init(struct same_nodes *s)
{
    s->input_nodes = xcalloc(s->input->n, sizeof(*s->input_nodes));
    s->seen = xcalloc(s->input->n, 1);
    for (uint32_t i = 0; is_shape(s->input) && i < s->input->n; i++)
        if (s->input->shape->items[i].kind != VALUE_ABSENT)
            s->input_nodes[s->n_input++] = &s->input->shape->items[i];
}

/* The node at @at of the result, which is its @rank-th. */
static int check_node(struct same_nodes *s, const struct compare_place *at, uint32_t rank)
{
    const struct value *value = &s->got->shape->items[at->index];
    int32_t identity = s->got->shape->identities ? s->got->shape->identities[rank] : -1;
    if (identity < 0 || (uint32_t)identity >= s->n_input)
        return compare_report(s->w, at, COMPARE_IDENTITY, NULL, value,
                              "a new node, where the input's own nodes must be used");
    if (s->seen[identity]++)
        return compare_report(s->w, at, COMPARE_IDENTITY, NULL, value,
                              "the input's node %" PRId32 " is used twice", identity);
    const struct value *before = s->input_nodes[identity];
    struct compare_difference ignored;
    struct compare_walk inner = {.rules = s->w->rules, .a = s->w->a, .difference = &ignored};
    int outcome = compare_pair(&inner, at, before, value);
    arena_release(&inner.scratch);
    if (outcome == COMPARE_EQUAL)
        return COMPARE_EQUAL;
    return compare_report(s->w, at, COMPARE_IDENTITY, before, value,
                          "the input's node %" PRId32 " came with %s and now holds %s", identity,
                          compare_short_repr(s->w->a, before, VALUE_MAX_BYTES),
                          compare_short_repr(s->w->a, value, VALUE_MAX_BYTES));
}

static int check_nodes(struct same_nodes *s, const struct compare_place *root)
{
    struct compare_place at = {
        .parent = root,
        .kind = s->got->kind == VALUE_TREE ? COMPARE_PLACE_TREE : COMPARE_PLACE_INDEX,
        .tree = s->got,
    };
    uint32_t n = is_shape(s->got) ? s->got->n : 0, rank = 0;
    for (; at.index < n; at.index++) {
        if (s->got->shape->items[at.index].kind == VALUE_ABSENT)
            continue;
        int outcome = check_node(s, &at, rank++);
        if (outcome != COMPARE_EQUAL)
            return outcome;
    }
    for (uint32_t i = 0; i < s->n_input; i++)
        if (!s->seen[i])
            return compare_report(s->w, root, COMPARE_IDENTITY, s->input_nodes[i], NULL,
                                  "the input's node %" PRIu32 " is missing", i);
    return COMPARE_EQUAL;
}

int compare_same_nodes(struct arena *a, const struct value *input, const struct value *got,
                       struct compare_difference *out_difference)
{
    static const struct compare_rules exact = {0};
    struct compare_walk w = {.rules = &exact, .a = a, .difference = out_difference};
    struct compare_place root = {.kind = COMPARE_PLACE_ROOT};
    bool is_other = is_shape(got) && is_shape(input) && input->kind != got->kind;
    if ((!is_shape(got) && got->kind != VALUE_NONE) || is_other)
        return compare_report(&w, &root, COMPARE_IDENTITY, input, got,
                              "expected the nodes of the input, got %s",
                              value_kind_name(got->kind));
    AUTO(same_nodes_release) struct same_nodes s = {.w = &w, .input = input, .got = got};
    same_nodes_init(&s);
    return check_nodes(&s, &root);
}
