/*
 * decode_nodes - linked lists and trees made of the submission's own nodes
 *
 * Each node is made by calling its class with the value alone; the links are set afterwards, every
 * one of them, so a class whose constructor leaves them out works as well.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/decode_nodes.h"

struct nodes {
    PyObject **items; /* owned, with a reference to each of the n */
    size_t n;
};

static void nodes_release(struct nodes *s)
{
    for (size_t i = 0; i < s->n; i++)
        Py_DECREF(s->items[i]);
    free(s->items);
    *s = (struct nodes){0};
}

static bool nodes_reserve(struct nodes *s, size_t n)
{
    s->items = calloc(n ? n : 1, sizeof(PyObject *));
    if (!s->items)
        PyErr_NoMemory();
    return s->items != NULL;
}

/* Reads a value and makes a node of it. */
static bool make_node(struct reader *r, const struct node_class *c, struct nodes *s, unsigned depth)
{
    PyObject *value = reader_value(r, depth);
    if (!value)
        return false;
    PyObject *args[2] = {NULL, value};
    PyObject *node = PyObject_Vectorcall(node_class_constructor(c), args + 1,
                                         1 | PY_VECTORCALL_ARGUMENTS_OFFSET, NULL);
    Py_DECREF(value);
    if (!node)
        return false;
    s->items[s->n++] = node;
    return true;
}

/* The class that @shape is built with. */
static const struct node_class *class_for(struct reader *r, enum node_shape shape)
{
    const struct node_class *c = r->d->nodes ? node_registry_first(r->d->nodes, shape) : NULL;
    if (!c || !node_class_constructor(c)) {
        reader_malformed(r, "a node without a class for it");
        return NULL;
    }
    return c;
}

/* The first node, or None; keeps the rest where somebody wants them. */
static PyObject *hand_over(struct reader *r, enum node_shape shape, struct nodes *s, unsigned depth)
{
    PyObject *first = s->n > 0 ? s->items[0] : Py_None;
    Py_INCREF(first);
    if (depth == 1 && s->n > 0 && r->d->in) {
        input_nodes_record(r->d->in, shape, s->items, s->n);
        *s = (struct nodes){0};
    }
    return first;
}

/* Identities don't travel towards a box. */
static bool skip_identities(struct reader *r, unsigned depth)
{
    PyObject *none = reader_value(r, depth);
    bool good = none == Py_None;
    if (none && !good)
        reader_malformed(r, "identities in an input");
    Py_XDECREF(none);
    return good;
}

/* ---- linked lists ----------------------------------------------------------------------------- */

/* @out_cycle: the index that the last node points to, or -1. */
static bool read_cycle(struct reader *r, size_t n, Py_ssize_t *out_cycle, unsigned depth)
{
    PyObject *cycle = reader_value(r, depth);
    if (!cycle)
        return false;
    *out_cycle = -1;
    if (cycle != Py_None)
        *out_cycle = PyLong_CheckExact(cycle) ? PyLong_AsSsize_t(cycle) : -1;
    bool good = cycle == Py_None || (*out_cycle >= 0 && (size_t)*out_cycle < n);
    Py_DECREF(cycle);
    if (!good)
        reader_malformed(r, "a cycle to a node that isn't there");
    return good;
}

static bool link_list(const struct node_class *c, const struct nodes *s, Py_ssize_t cycle)
{
    for (size_t i = 0; i < s->n; i++) {
        PyObject *next = i + 1 < s->n ? s->items[i + 1] : cycle < 0 ? Py_None : s->items[cycle];
        if (PyObject_SetAttr(s->items[i], c->links[0], next) < 0)
            return false;
    }
    return true;
}

PyObject *reader_linked_list(struct reader *r, unsigned depth)
{
    AUTO(nodes_release) struct nodes s = {0};
    const struct node_class *c = class_for(r, NODE_LINKED_LIST);
    size_t parts, n;
    if (!c || !reader_array(r, &parts))
        return NULL;
    if (parts != 3)
        return reader_malformed(r, "a linked list that is not of three parts");
    if (!reader_array(r, &n) || !nodes_reserve(&s, n))
        return NULL;
    while (s.n < n) {
        if (!make_node(r, c, &s, depth + 2))
            return NULL;
    }
    Py_ssize_t cycle;
    if (!read_cycle(r, n, &cycle, depth + 1) || !skip_identities(r, depth + 1))
        return NULL; /* NOLINT(clang-analyzer-unix.Malloc): the attribute releases s */
    return link_list(c, &s, cycle) ? hand_over(r, NODE_LINKED_LIST, &s, depth) : NULL;
}

/* ---- trees ------------------------------------------------------------------------------------ */

/* Reads entry @at (not the root's): a child or its absence, for the parent whose turn it is. */
static bool read_child(struct reader *r, const struct node_class *c, struct nodes *s, size_t at,
                       unsigned depth)
{
    size_t parent = (at - 1) / NODE_LINKS_MAX;
    PyObject *child = Py_None;
    if (parent >= s->n) {
        reader_malformed(r, "a tree's node without a parent");
        return false;
    }
    if (!reader_skip_undefined(r)) {
        if (!make_node(r, c, s, depth))
            return false;
        child = s->items[s->n - 1];
    }
    return PyObject_SetAttr(s->items[parent], c->links[(at - 1) % NODE_LINKS_MAX], child) == 0;
}

static bool read_tree(struct reader *r, const struct node_class *c, struct nodes *s, size_t n,
                      unsigned depth)
{
    if (n > 0 && !make_node(r, c, s, depth))
        return false;
    size_t at = 1;
    for (; at < n; at++) {
        if (!read_child(r, c, s, at, depth))
            return false;
    }
    for (; (at - 1) / NODE_LINKS_MAX < s->n; at++) {
        PyObject *parent = s->items[(at - 1) / NODE_LINKS_MAX];
        if (PyObject_SetAttr(parent, c->links[(at - 1) % NODE_LINKS_MAX], Py_None) < 0)
            return false;
    }
    return true;
}

PyObject *reader_tree(struct reader *r, unsigned depth)
{
    AUTO(nodes_release) struct nodes s = {0};
    const struct node_class *c = class_for(r, NODE_TREE);
    size_t parts, n;
    if (!c || !reader_array(r, &parts))
        return NULL;
    if (parts != 2)
        return reader_malformed(r, "a tree that is not of two parts");
    if (!reader_array(r, &n) || !nodes_reserve(&s, n) || !read_tree(r, c, &s, n, depth + 2))
        return NULL; /* NOLINT(clang-analyzer-unix.Malloc): the attribute releases s */
    return skip_identities(r, depth + 1) ? hand_over(r, NODE_TREE, &s, depth) : NULL;
}
