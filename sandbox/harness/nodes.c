/*
 * nodes - see nodes.h
 *
 * object.__getattribute__ asks the class first: a data descriptor found there (a property, a slot)
 * wins over the instance's dict. So each attribute is looked up in the class once, and what is
 * found decides how all instances are read: a slot by its offset, an unknown data descriptor not at
 * all, everything else through PyObject_GenericGetAttr, which then can only find a stored value.
 * __getattribute__ and __getattr__ of a class are never looked at.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/nodes.h"

#include <string.h>

static const char *const shape_names[] = {
    [NODE_LINKED_LIST] = "linked_list",
    [NODE_TREE] = "tree",
};
static_assert(ARRAY_LEN(shape_names) == NODE_SHAPE_COUNT_, "every shape has a name");

static void node_class_release(struct node_class *c)
{
    Py_CLEAR(c->name);
    Py_CLEAR(c->value);
    for (unsigned i = 0; i < NODE_LINKS_MAX; i++)
        Py_CLEAR(c->links[i]);
    Py_CLEAR(c->injected);
    Py_CLEAR(c->own);
}

void node_registry_release(struct node_registry *r)
{
    for (unsigned i = 0; i < r->n; i++)
        node_class_release(&r->classes[i]);
    r->n = 0;
}

int node_registry_add(struct node_registry *r, const char *name, enum node_shape shape,
                      const char *value, const char *const *links)
{
    if (r->n == NODE_CLASSES_MAX) {
        PyErr_SetString(PyExc_ValueError, "too many node types");
        return -1;
    }
    struct node_class c = {.shape = shape};
    bool good =
        (c.name = PyUnicode_FromString(name)) && (c.value = PyUnicode_InternFromString(value));
    for (unsigned i = 0; good && i < node_link_count(shape); i++)
        good = (c.links[i] = PyUnicode_InternFromString(links[i])) != NULL;
    if (!good) {
        node_class_release(&c);
        return -1;
    }
    r->classes[r->n++] = c;
    return 0;
}

static PyObject *describe_class(const struct node_class *c)
{
    if (node_link_count(c->shape) == 1)
        return Py_BuildValue("(OsOO)", c->name, shape_names[c->shape], c->value, c->links[0]);
    return Py_BuildValue("(OsOOO)", c->name, shape_names[c->shape], c->value, c->links[0],
                         c->links[1]);
}

PyObject *node_registry_describe(const struct node_registry *r)
{
    PyObject *list = PyList_New(r->n);
    for (unsigned i = 0; list && i < r->n; i++) {
        PyObject *row = describe_class(&r->classes[i]);
        if (row)
            PyList_SET_ITEM(list, i, row);
        else
            Py_CLEAR(list);
    }
    return list;
}

int node_registry_resolve(struct node_registry *r, PyObject *injected, PyObject *module_namespace)
{
    for (unsigned i = 0; i < r->n; i++) {
        struct node_class *c = &r->classes[i];
        PyObject *made = PyDict_GetItemWithError(injected, c->name);
        if (!made && PyErr_Occurred())
            return -1;
        PyObject *own =
            module_namespace ? PyDict_GetItemWithError(module_namespace, c->name) : NULL;
        if (!own && PyErr_Occurred())
            return -1;
        Py_XINCREF(made);
        Py_XSETREF(c->injected, made);
        bool is_own = own && own != made && PyType_Check(own);
        Py_XINCREF(is_own ? own : NULL);
        Py_XSETREF(c->own, is_own ? own : NULL);
    }
    return 0;
}

const struct node_class *node_registry_first(const struct node_registry *r, enum node_shape shape)
{
    for (unsigned i = 0; i < r->n; i++) {
        if (r->classes[i].shape == shape)
            return &r->classes[i];
    }
    return NULL;
}

/* ---- the nodes that a call was given ---------------------------------------------------------- */

static void sequence_release(struct input_sequence *s)
{
    for (size_t i = 0; i < s->n; i++)
        Py_DECREF(s->nodes[i]);
    free(s->nodes);
    pointer_map_release(&s->positions);
    *s = (struct input_sequence){0};
}

void input_nodes_release(struct input_nodes *in)
{
    for (unsigned i = 0; i < NODE_SHAPE_COUNT_; i++)
        sequence_release(&in->sequences[i]);
}

void input_nodes_record(struct input_nodes *in, enum node_shape shape, PyObject **nodes, size_t n)
{
    struct input_sequence taken = {.nodes = nodes, .n = n, .recorded = true};
    if (in->sequences[shape].recorded)
        sequence_release(&taken);
    else
        in->sequences[shape] = taken;
}

int32_t input_nodes_position(struct input_nodes *in, enum node_shape shape, const PyObject *node)
{
    struct input_sequence *s = &in->sequences[shape];
    for (size_t i = s->positions.used; i < s->n; i++) {
        if (pointer_map_add(&s->positions, s->nodes[i], (int32_t)i) == POINTER_MAP_NO_MEMORY) {
            PyErr_NoMemory();
            return -2;
        }
    }
    return pointer_map_find(&s->positions, node);
}

/* ---- reading ---------------------------------------------------------------------------------- */

/* A method found in the class is no obstacle: the instance's own value goes before it. */
static struct node_access access_of(PyTypeObject *type, PyObject *name)
{
    struct node_access access = {.kind = NODE_ACCESS_INSTANCE, .name = name};
    PyObject *found = _PyType_Lookup(type, name);
    if (!found)
        return access;
    if (Py_IS_TYPE(found, &PyMemberDescr_Type)) {
        /* A slot of another class, put into this one by hand, would read foreign memory. */
        bool fits = PyType_IsSubtype(type, PyDescr_TYPE(found));
        access.kind = fits ? NODE_ACCESS_SLOT : NODE_ACCESS_REFUSED;
        access.member = ((PyMemberDescrObject *)found)->d_member;
    } else if (Py_TYPE(found)->tp_descr_set) {
        access.kind = NODE_ACCESS_REFUSED;
    }
    return access;
}

/* -1 and 0 both mean that there is nothing; only MemoryError could be lost here, and then the
 * encoder's next allocation fails as well. */
static PyObject *stored_attribute(PyObject *object, PyObject *name)
{
    PyObject *value = NULL;
    if (Py_TYPE(object)->tp_getattro != PyObject_GenericGetAttr)
        value = PyObject_GenericGetAttr(object, name); /* and not what the class put in its place */
#if PY_VERSION_HEX >= 0x030D0000
    else if (PyObject_GetOptionalAttr(object, name, &value) < 0)
        PyErr_Clear();
#else
    else if (_PyObject_LookupAttr(object, name, &value) < 0)
        PyErr_Clear();
#endif
    if (!value)
        PyErr_Clear();
    return value;
}

PyObject *node_read(const struct node_access *access, PyObject *object)
{
    if (access->kind == NODE_ACCESS_INSTANCE)
        return stored_attribute(object, access->name);
    const PyMemberDef *m = access->member;
    /* Slots that a class defined in Python hold objects; other members belong to C types. */
    if (access->kind == NODE_ACCESS_REFUSED || m->type != T_OBJECT_EX)
        return NULL;
    PyObject *value = *(PyObject **)(void *)((char *)object + m->offset);
    Py_XINCREF(value);
    return value;
}

static bool has(const struct node_access *access, PyObject *object)
{
    PyObject *value = node_read(access, object);
    Py_XDECREF(value);
    return value != NULL;
}

static bool try_class(const struct node_class *c, PyObject *object, struct node_view *out_view)
{
    PyTypeObject *type = Py_TYPE(object);
    struct node_view view = {.type = type, .shape = c->shape, .value = access_of(type, c->value)};
    if (!has(&view.value, object))
        return false;
    for (unsigned i = 0; i < node_link_count(c->shape); i++) {
        view.links[i] = access_of(type, c->links[i]);
        if (!has(&view.links[i], object))
            return false;
    }
    *out_view = view;
    return true;
}

static bool derives(PyObject *object, PyObject *class)
{
    return class && PyType_Check(class) && PyType_IsSubtype(Py_TYPE(object), (PyTypeObject *)class);
}

bool node_view_of(const struct node_registry *r, PyObject *object, struct node_view *out_view)
{
    if (!r || !PyType_HasFeature(Py_TYPE(object), Py_TPFLAGS_HEAPTYPE) || PyType_Check(object))
        return false;
    for (unsigned i = 0; i < r->n; i++) {
        const struct node_class *c = &r->classes[i];
        if (derives(object, c->own) || derives(object, c->injected))
            return try_class(c, object, out_view);
    }
    for (unsigned i = 0; i < r->n; i++) {
        if (try_class(&r->classes[i], object, out_view))
            return true;
    }
    return false;
}
