/*
 * encode_nodes - linked lists and trees of a submission's own nodes
 *
 * The nodes are collected first, since the count stands before the values. A chain with a cycle is
 * recognised by Brent's method, which needs no table: a marker waits at nodes 1, 2, 4, 8... and is
 * met again only in a cycle, whose length is then known. With all visited nodes side by side in an
 * array, the cycle's first node is the first that is the same as the one a cycle's length later.
 * A tree is walked level by level; a node that comes up twice makes it no tree.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/encoder.h"

enum {
    /* Brent's walk ends within three times the larger of the way to the cycle and its length, which
     * together are at most WIRE_MAX_NODES in a list that can travel. */
    WALK_MAX = 3 * WIRE_MAX_NODES + 2,
};

/* Growing array of nodes; NULL stands for a missing child. Holds a reference to each. */
struct walk {
    PyObject **nodes;
    size_t n, capacity;
};

static void walk_release(struct walk *w)
{
    for (size_t i = 0; i < w->n; i++)
        Py_XDECREF(w->nodes[i]);
    free(w->nodes);
}

/* Takes over the reference, also on failure. */
static enum encode_outcome walk_push(struct encoder *e, struct walk *w, PyObject *node)
{
    if (w->n == w->capacity) {
        size_t capacity = w->capacity + w->capacity / 2 + 32;
        PyObject **nodes = reallocarray(w->nodes, capacity, sizeof(PyObject *));
        if (!nodes) {
            Py_XDECREF(node);
            return encoder_stop(e, STOP_MEMORY);
        }
        w->nodes = nodes;
        w->capacity = capacity;
    }
    w->nodes[w->n++] = node;
    return ENCODE_OK;
}

const struct node_view *encoder_view(struct encoder *e, PyObject *object)
{
    for (unsigned i = 0; i < ENCODER_VIEWS; i++) {
        if (e->views[i].type == Py_TYPE(object))
            return &e->views[i];
    }
    struct node_view view;
    if (!node_view_of(e->nodes, object, &view))
        return NULL;
    struct node_view *kept = &e->views[e->next_view++ % ENCODER_VIEWS];
    *kept = view;
    return kept;
}

/* The whole chain or tree becomes one leaf; @type is what spoils it. */
static enum encode_outcome leaf_instead(struct encoder *e, size_t begin, enum wire_opaque reason,
                                        const PyTypeObject *type)
{
    e->out->len = begin;
    return encode_opaque(e, reason, type);
}

enum step { STEP_NODE, STEP_END, STEP_SPOILT };

/* Follows one link of @node to *@out_next (a new reference with STEP_NODE); with STEP_SPOILT
 * *@out_type is the class that can't stand there. */
static enum step follow(struct encoder *e, PyObject *node, enum node_shape shape, unsigned link,
                        PyObject **out_next, const PyTypeObject **out_type)
{
    *out_type = Py_TYPE(node);
    const struct node_view *view = encoder_view(e, node);
    PyObject *next = view ? node_read(&view->links[link], node) : NULL;
    if (!next)
        return STEP_SPOILT;
    if (next == Py_None) {
        Py_DECREF(next);
        return STEP_END;
    }
    view = encoder_view(e, next);
    if (!view || view->shape != shape) {
        *out_type = Py_TYPE(next); /* a class outlives its instances: the object graph holds it */
        Py_DECREF(next);
        return STEP_SPOILT;
    }
    *out_next = next;
    return STEP_NODE;
}

/* ---- what travels besides the values ---------------------------------------------------------- */

static enum encode_outcome put_identity(struct encoder *e, enum node_shape shape,
                                        const PyObject *node)
{
    int32_t position = input_nodes_position(e->in, shape, node);
    if (position == -2) {
        PyErr_Clear();
        return encoder_stop(e, STOP_MEMORY);
    }
    return position < 0 ? encode_negative(e, 0) : encode_uint(e, (uint64_t)position);
}

static enum encode_outcome put_identities(struct encoder *e, enum node_shape shape,
                                          const struct walk *w, size_t n_nodes)
{
    if (!e->in || !e->in->sequences[shape].recorded)
        return encode_null(e);
    enum encode_outcome outcome = encode_array_head(e, n_nodes);
    for (size_t i = 0; outcome == ENCODE_OK && i < w->n; i++) {
        if (w->nodes[i])
            outcome = put_identity(e, shape, w->nodes[i]);
    }
    return outcome;
}

enum put_outcome { PUT_DONE, PUT_MISSING, PUT_FAILED };

/* PUT_MISSING: there is no value to be read at that node. */
static enum put_outcome put_value(struct encoder *e, PyObject *node, unsigned depth)
{
    const struct node_view *view = encoder_view(e, node);
    PyObject *value = view ? node_read(&view->value, node) : NULL;
    if (!value)
        return PUT_MISSING;
    enum encode_outcome outcome = encode_counted(e, value, depth);
    Py_DECREF(value);
    return outcome == ENCODE_OK ? PUT_DONE : PUT_FAILED;
}

/* Heads and values; *@out_spoiler is set with PUT_MISSING. All are counted at once, before the
 * first: nodes whose values are nodes again would otherwise be walked far more often than counted. */
static enum put_outcome put_values(struct encoder *e, const struct walk *w, unsigned depth,
                                   const PyTypeObject **out_spoiler)
{
    if (encoder_charge(e, w->n) || encode_array_head(e, w->n))
        return PUT_FAILED;
    for (size_t i = 0; i < w->n; i++) {
        if (!w->nodes[i]) {
            if (encode_undefined(e))
                return PUT_FAILED;
            continue;
        }
        enum put_outcome outcome = put_value(e, w->nodes[i], depth);
        if (outcome != PUT_DONE) {
            *out_spoiler = Py_TYPE(w->nodes[i]);
            return outcome;
        }
    }
    return PUT_DONE;
}

/* ---- linked lists ----------------------------------------------------------------------------- */

/* How a walk over nodes ended. */
struct walk_end {
    enum encode_outcome outcome; /* ENCODE_OK, ENCODE_STOP */
    const PyTypeObject *spoiler; /* not NULL: no chain or tree, because of this class */
    size_t cycle_length;         /* 0: none */
    bool shared;                 /* a tree's node came up twice */
};

static struct walk_end collect_chain(struct encoder *e, PyObject *head, struct walk *w)
{
    struct walk_end end = {.outcome = ENCODE_OK};
    size_t marker = 0, limit = 1;
    PyObject *next = head;
    Py_INCREF(next);
    for (;;) {
        end.outcome = walk_push(e, w, next);
        if (end.outcome != ENCODE_OK)
            return end;
        assert(w->nodes); /* pushed: the analyzer can't see it */
        if (w->n - 1 - marker == limit) {
            marker = w->n - 1;
            limit *= 2;
        }
        const PyTypeObject *type;
        enum step step = follow(e, w->nodes[w->n - 1], NODE_LINKED_LIST, 0, &next, &type);
        end.spoiler = step == STEP_SPOILT ? type : NULL;
        if (step != STEP_NODE)
            return end;
        if (next == w->nodes[marker]) {
            end.cycle_length = w->n - marker;
            Py_DECREF(next);
            return end;
        }
        if (w->n > WALK_MAX) {
            Py_DECREF(next);
            end.outcome = encoder_stop(e, STOP_COUNT);
            return end;
        }
    }
}

/* Cuts @w to one round and returns the index that the last node points to, or -1. */
static int64_t cut_cycle(struct walk *w, size_t length)
{
    if (length == 0)
        return -1;
    size_t start = 0;
    while (start + length < w->n && w->nodes[start] != w->nodes[start + length])
        start++;
    while (w->n > start + length)
        Py_DECREF(w->nodes[--w->n]);
    return (int64_t)start;
}

static enum encode_outcome put_list(struct encoder *e, const struct walk *w, int64_t cycle,
                                    unsigned depth)
{
    size_t begin = e->out->len;
    const PyTypeObject *spoiler = NULL;
    if (encode_tag(e, WIRE_TAG_LINKED_LIST) || encode_array_head(e, 3))
        return ENCODE_STOP;
    enum put_outcome values = put_values(e, w, depth + 2, &spoiler);
    if (values == PUT_MISSING)
        return leaf_instead(e, begin, WIRE_OPAQUE_CLASS, spoiler);
    if (values == PUT_FAILED)
        return ENCODE_STOP;
    enum encode_outcome outcome = cycle < 0 ? encode_null(e) : encode_uint(e, (uint64_t)cycle);
    return outcome == ENCODE_OK ? put_identities(e, NODE_LINKED_LIST, w, w->n) : outcome;
}

static enum encode_outcome encode_list_nodes(struct encoder *e, PyObject *head, unsigned depth)
{
    AUTO(walk_release) struct walk w = {0};
    struct walk_end end = collect_chain(e, head, &w);
    if (end.outcome != ENCODE_OK)
        return end.outcome;
    if (end.spoiler)
        return encode_opaque(e, WIRE_OPAQUE_CLASS, end.spoiler);
    return put_list(e, &w, cut_cycle(&w, end.cycle_length), depth);
}

/* ---- trees ------------------------------------------------------------------------------------ */

/* Pushes the child, or NULL where there is none. */
static enum encode_outcome push_child(struct encoder *e, struct walk *w, struct pointer_map *seen,
                                      size_t parent, unsigned link, struct walk_end *end)
{
    PyObject *child = NULL;
    const PyTypeObject *type;
    enum step step = follow(e, w->nodes[parent], NODE_TREE, link, &child, &type);
    if (step == STEP_SPOILT) {
        end->spoiler = type;
        return ENCODE_OK;
    }
    if (step == STEP_NODE) {
        enum pointer_map_outcome added = pointer_map_add(seen, child, 0);
        if (added != POINTER_MAP_ADDED)
            Py_DECREF(child);
        if (added == POINTER_MAP_NO_MEMORY)
            return encoder_stop(e, STOP_MEMORY);
        end->shared = added == POINTER_MAP_THERE;
        if (end->shared)
            return ENCODE_OK;
    }
    return walk_push(e, w, child);
}

static struct walk_end collect_tree(struct encoder *e, PyObject *root, struct walk *w)
{
    AUTO(pointer_map_release) struct pointer_map seen = {0};
    struct walk_end end = {.outcome = ENCODE_OK};
    Py_INCREF(root);
    end.outcome = walk_push(e, w, root);
    if (end.outcome == ENCODE_OK && pointer_map_add(&seen, root, 0) == POINTER_MAP_NO_MEMORY)
        end.outcome = encoder_stop(e, STOP_MEMORY);
    for (size_t at = 0; end.outcome == ENCODE_OK && at < w->n; at++) {
        for (unsigned link = 0; w->nodes[at] && link < NODE_LINKS_MAX; link++) {
            end.outcome = push_child(e, w, &seen, at, link, &end);
            if (end.outcome != ENCODE_OK || end.spoiler || end.shared)
                return end;
        }
        if (w->n > 2 * (size_t)WIRE_MAX_NODES)
            end.outcome = encoder_stop(e, STOP_COUNT);
    }
    return end;
}

static size_t trim_tree(struct walk *w)
{
    size_t n_nodes = 0;
    while (w->n > 0 && !w->nodes[w->n - 1])
        w->n--;
    for (size_t i = 0; i < w->n; i++)
        n_nodes += w->nodes[i] != NULL;
    return n_nodes;
}

static enum encode_outcome put_tree(struct encoder *e, const struct walk *w, size_t n_nodes,
                                    unsigned depth)
{
    size_t begin = e->out->len;
    const PyTypeObject *spoiler = NULL;
    if (encode_tag(e, WIRE_TAG_TREE) || encode_array_head(e, 2))
        return ENCODE_STOP;
    enum put_outcome values = put_values(e, w, depth + 2, &spoiler);
    if (values == PUT_MISSING)
        return leaf_instead(e, begin, WIRE_OPAQUE_CLASS, spoiler);
    if (values == PUT_FAILED)
        return ENCODE_STOP;
    return put_identities(e, NODE_TREE, w, n_nodes);
}

static enum encode_outcome encode_tree_nodes(struct encoder *e, PyObject *root, unsigned depth)
{
    AUTO(walk_release) struct walk w = {0};
    struct walk_end end = collect_tree(e, root, &w);
    if (end.outcome != ENCODE_OK)
        return end.outcome;
    if (end.shared)
        return encode_opaque(e, WIRE_OPAQUE_SHARED, Py_TYPE(root));
    if (end.spoiler)
        return encode_opaque(e, WIRE_OPAQUE_CLASS, end.spoiler);
    size_t n_nodes = trim_tree(&w);
    return put_tree(e, &w, n_nodes, depth);
}

enum encode_outcome encode_node(struct encoder *e, PyObject *node, const struct node_view *view,
                                unsigned depth)
{
    /* Two levels of arrays outside: the shape's own and the one of its values. */
    if (depth + 2 > WIRE_MAX_DEPTH)
        return encode_opaque(e, WIRE_OPAQUE_DEPTH, Py_TYPE(node));
    return view->shape == NODE_TREE ? encode_tree_nodes(e, node, depth)
                                    : encode_list_nodes(e, node, depth);
}
