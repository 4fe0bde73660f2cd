/*
 * nodes - the classes of linked lists and trees, and how their instances are read
 *
 * A node is read without running anything of the submission: a slot through its own descriptor,
 * anything else out of the instance's dict as object.__getattribute__ would, a property never.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>

#include "sandbox/harness/pointer_map.h"

enum node_shape { NODE_LINKED_LIST, NODE_TREE, NODE_SHAPE_COUNT_ };

enum { NODE_LINKS_MAX = 2, NODE_CLASSES_MAX = 16 };

/* Links of a shape: next, or left and right. */
static inline unsigned node_link_count(enum node_shape shape)
{
    return shape == NODE_TREE ? 2 : 1;
}

/* One row of `types:`. All references are owned. */
struct node_class {
    PyObject *name; /* str */
    enum node_shape shape;
    PyObject *value;                 /* attribute names, interned */
    PyObject *links[NODE_LINKS_MAX]; /* NULL beyond node_link_count() */
    PyObject *injected;              /* the class that stands in the submission's namespace before
                                        it is loaded; NULL until node_registry_resolve */
    PyObject *own;                   /* the submission's class of that name, or NULL */
};

struct node_registry {
    struct node_class classes[NODE_CLASSES_MAX];
    unsigned n;
};

/* A zeroed registry is empty. node_registry_release drops all references and leaves it so. */
void node_registry_release(struct node_registry *r);

/*
 * node_registry_add - one more class, not made yet
 *
 * @links  node_link_count(@shape) attribute names
 * Returns 0, or -1 with a Python exception (MemoryError; ValueError beyond NODE_CLASSES_MAX).
 */
int node_registry_add(struct node_registry *r, const char *name, enum node_shape shape,
                      const char *value, const char *const *links) MUST_CHECK;

/* The list of (name, shape, value, links...) that harness.py's `begin` takes; shape is
 * 'linked_list' or 'tree'. New reference, or NULL with an exception. */
PyObject *node_registry_describe(const struct node_registry *r) MUST_CHECK;

/*
 * node_registry_resolve - find out which class each row stands for, after the submission was loaded
 *
 * @injected          dict: name -> the class that was put into the namespace (harness.py's `begin`)
 * @module_namespace  dict of the submission's module, or NULL where there is none
 * A name that the submission bound to something that is no class counts as not defined.
 * Returns 0, or -1 with an exception.
 */
int node_registry_resolve(struct node_registry *r, PyObject *injected, PyObject *module_namespace)
    MUST_CHECK;

/* The first class of @shape, which !linked_list and !tree build; NULL where there is none. */
const struct node_class *node_registry_first(const struct node_registry *r, enum node_shape shape);

/* What a row's nodes are made with: the submission's class, else the injected one; borrowed. */
static inline PyObject *node_class_constructor(const struct node_class *c)
{
    return c->own ? c->own : c->injected;
}

/* ---- the nodes that a call was given ---------------------------------------------------------- */

/* Nodes of one argument, in order (a tree's: level order). */
struct input_sequence {
    PyObject **nodes; /* owned, and a reference to each: an address must not be used again */
    size_t n;
    bool recorded;                /* false: no argument of this shape yet */
    struct pointer_map positions; /* filled by input_nodes_position() when it is first asked */
};

struct input_nodes {
    struct input_sequence sequences[NODE_SHAPE_COUNT_];
};

/* A zeroed struct input_nodes is empty. */
void input_nodes_release(struct input_nodes *in);

/* Takes over @nodes (malloc) and the references in it, unless an argument of that shape is there
 * already: then all are let go. */
void input_nodes_record(struct input_nodes *in, enum node_shape shape, PyObject **nodes, size_t n);

/* Position of @node among the first argument of @shape, -1 where it wasn't there, -2 with
 * MemoryError set. */
int32_t input_nodes_position(struct input_nodes *in, enum node_shape shape, const PyObject *node);

/* ---- reading ---------------------------------------------------------------------------------- */

enum node_access_kind { NODE_ACCESS_INSTANCE, NODE_ACCESS_SLOT, NODE_ACCESS_REFUSED };

struct node_access {
    enum node_access_kind kind;
    PyObject *name;            /* borrowed from the registry */
    const PyMemberDef *member; /* NODE_ACCESS_SLOT; borrowed from the class */
};

/* How the instances of one class are read as one shape. Valid while nothing of the submission runs,
 * for it could change the class. */
struct node_view {
    const PyTypeObject *type; /* borrowed; NULL: empty */
    enum node_shape shape;
    struct node_access value;
    struct node_access links[NODE_LINKS_MAX];
};

/*
 * node_view_of - how to read @object as a node
 *
 * It is one if its class is a registered one or is derived from it, or if its class was defined in
 * Python and it has the value and all links of a registered row (the first that fits).
 * Returns true with *@out_view, or false where it is none. Never leaves an exception.
 */
bool node_view_of(const struct node_registry *r, PyObject *object, struct node_view *out_view);

/* The attribute, a new reference, or NULL (no exception) where @object hasn't got it. @object is an
 * instance of the class that the view was made for. */
PyObject *node_read(const struct node_access *access, PyObject *object);
