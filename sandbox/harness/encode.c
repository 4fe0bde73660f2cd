/*
 * encode - see encode.h
 *
 * One walk, depth first, straight into the output. Three walls keep the submission's code out:
 *  - only the storage of built-in types is read (PyList_GET_ITEM, PyDict_Next, the table of a set);
 *  - the garbage collector rests, so no finalizer runs;
 *  - the interpreter's frame evaluator is replaced by one that refuses every frame (PEP 523), for
 *    the few places where CPython itself might call back: a str subclass with an __eq__ among the
 *    keys of an instance's dict is one.
 * Since nothing runs, nothing changes under the walk; sizes are looked at again all the same,
 * because a method written in C could still be reached through that __eq__.
 *
 * An array's head carries its count, so what was begun must be completed. When a limit is reached
 * the walk is given up, the output is cut back to where the value began, and one opaque leaf stands
 * for it. A dict or set whose keys don't fit is cut back and replaced in the same way.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/encode.h"

#include <math.h>

#include "sandbox/harness/encoder.h"

enum encode_outcome encoder_stop(struct encoder *e, enum encode_stop why)
{
    e->stopped = why;
    return ENCODE_STOP;
}

enum encode_outcome encoder_charge(struct encoder *e, size_t n)
{
    if (n > e->values_left)
        return encoder_stop(e, STOP_COUNT);
    e->values_left -= n;
    return ENCODE_OK;
}

static enum encode_outcome unfit(struct encoder *e, enum wire_opaque reason, PyObject *value)
{
    e->unfit = Py_TYPE(value);
    e->unfit_reason = reason;
    return ENCODE_UNFIT;
}

/* ---- keys ------------------------------------------------------------------------------------- */

/* A dict's keys differ by ==. Outside, where only what they store is known, they still do if each
 * compares as its built-in base, which is what this asks. */
static bool compares_as_built_in(PyObject *value)
{
    static PyTypeObject *const bases[] = {
        &PyUnicode_Type, &PyLong_Type,      &PyTuple_Type,   &PyFloat_Type,
        &PyBytes_Type,   &PyFrozenSet_Type, &PyComplex_Type,
    };
    PyTypeObject *type = Py_TYPE(value);
    if (value == Py_None)
        return true;
    for (size_t i = 0; i < ARRAY_LEN(bases); i++) {
        if (PyType_IsSubtype(type, bases[i]))
            return type->tp_hash == bases[i]->tp_hash &&
                   type->tp_richcompare == bases[i]->tp_richcompare;
    }
    return false;
}

static bool is_nan(PyObject *value)
{
    if (PyFloat_Check(value))
        return isnan(PyFloat_AS_DOUBLE(value));
    if (!PyComplex_Check(value))
        return false;
    Py_complex number = ((PyComplexObject *)value)->cval;
    return isnan(number.real) || isnan(number.imag);
}

static enum encode_outcome check_key(struct encoder *e, PyObject *value)
{
    if (!compares_as_built_in(value))
        return unfit(e, WIRE_OPAQUE_CLASS, value);
    if (is_nan(value) && ++e->nan_keys > 1)
        return unfit(e, WIRE_OPAQUE_CLASS, value);
    return ENCODE_OK;
}

/* What a container with keys must know to be replaced as a whole. */
struct key_scope {
    size_t begin;
    unsigned nan_keys;
    bool outer_in_key;
};

static struct key_scope key_scope_enter(struct encoder *e)
{
    struct key_scope scope = {e->out->len, e->nan_keys, e->in_key};
    if (!e->in_key)
        e->nan_keys = 0;
    return scope;
}

static enum encode_outcome key_scope_leave(struct encoder *e, const struct key_scope *scope,
                                           enum encode_outcome outcome)
{
    e->in_key = scope->outer_in_key;
    if (e->in_key)
        return outcome;
    e->nan_keys = scope->nan_keys;
    if (outcome != ENCODE_UNFIT)
        return outcome;
    e->out->len = scope->begin;
    return encode_opaque(e, e->unfit_reason, e->unfit);
}

/* ---- containers ------------------------------------------------------------------------------- */

static enum encode_outcome encode_list(struct encoder *e, PyObject *list, unsigned depth)
{
    Py_ssize_t n = PyList_GET_SIZE(list);
    enum encode_outcome outcome = encode_array_head(e, (size_t)n);
    for (Py_ssize_t i = 0; outcome == ENCODE_OK && i < n; i++) {
        if (PyList_GET_SIZE(list) != n)
            return encoder_stop(e, STOP_CHANGED);
        outcome = encode_item(e, PyList_GET_ITEM(list, i), depth + 1);
    }
    return outcome;
}

static enum encode_outcome encode_tuple(struct encoder *e, PyObject *tuple, unsigned depth)
{
    Py_ssize_t n = PyTuple_GET_SIZE(tuple);
    enum encode_outcome outcome = encode_tag(e, WIRE_TAG_TUPLE);
    if (outcome == ENCODE_OK)
        outcome = encode_array_head(e, (size_t)n);
    for (Py_ssize_t i = 0; outcome == ENCODE_OK && i < n; i++)
        outcome = encode_item(e, PyTuple_GET_ITEM(tuple, i), depth + 1);
    return outcome;
}

static enum encode_outcome encode_pairs(struct encoder *e, PyObject *dict, unsigned depth,
                                        const struct key_scope *scope)
{
    PyObject *key, *item;
    Py_ssize_t at = 0, seen = 0, n = PyDict_GET_SIZE(dict);
    enum encode_outcome outcome = encode_map_head(e, (size_t)n);
    while (outcome == ENCODE_OK && PyDict_Next(dict, &at, &key, &item)) {
        if (++seen > n)
            return encoder_stop(e, STOP_CHANGED);
        e->in_key = true;
        outcome = encode_item(e, key, depth + 1);
        e->in_key = scope->outer_in_key;
        if (outcome == ENCODE_OK)
            outcome = encode_item(e, item, depth + 1);
    }
    return outcome == ENCODE_OK && seen != n ? encoder_stop(e, STOP_CHANGED) : outcome;
}

static enum encode_outcome encode_dict(struct encoder *e, PyObject *dict, unsigned depth)
{
    struct key_scope scope = key_scope_enter(e);
    return key_scope_leave(e, &scope, encode_pairs(e, dict, depth, &scope));
}

/* The header of setobject.h promises that a used slot has a key and a hash that is not -1. */
static enum encode_outcome encode_table(struct encoder *e, PySetObject *set, unsigned depth)
{
    Py_ssize_t seen = 0, n = set->used;
    enum encode_outcome outcome = encode_array_head(e, (size_t)n);
    for (Py_ssize_t i = 0; outcome == ENCODE_OK && i <= set->mask; i++) {
        const setentry *entry = &set->table[i];
        if (!entry->key || entry->hash == -1)
            continue;
        if (++seen > n)
            return encoder_stop(e, STOP_CHANGED);
        outcome = encode_item(e, entry->key, depth + 1);
    }
    return outcome == ENCODE_OK && seen != n ? encoder_stop(e, STOP_CHANGED) : outcome;
}

static enum encode_outcome encode_set(struct encoder *e, PyObject *set, unsigned depth)
{
    bool frozen = PyType_IsSubtype(Py_TYPE(set), &PyFrozenSet_Type);
    struct key_scope scope = key_scope_enter(e);
    enum encode_outcome outcome = encode_tag(e, frozen ? WIRE_TAG_FROZENSET : WIRE_TAG_SET);
    e->in_key = true;
    if (outcome == ENCODE_OK)
        outcome = encode_table(e, (PySetObject *)(void *)set, depth);
    return key_scope_leave(e, &scope, outcome);
}

static enum encode_outcome encode_container(struct encoder *e, PyObject *value, unsigned depth)
{
    if (depth >= WIRE_MAX_DEPTH)
        return e->in_key ? unfit(e, WIRE_OPAQUE_DEPTH, value)
                         : encode_opaque(e, WIRE_OPAQUE_DEPTH, Py_TYPE(value));
    if (PyList_Check(value))
        return encode_list(e, value, depth);
    if (PyTuple_Check(value))
        return encode_tuple(e, value, depth);
    return PyDict_Check(value) ? encode_dict(e, value, depth) : encode_set(e, value, depth);
}

/* ---- any value -------------------------------------------------------------------------------- */

static bool is_container(PyObject *value)
{
    enum {
        FLAGS = Py_TPFLAGS_LIST_SUBCLASS | Py_TPFLAGS_TUPLE_SUBCLASS | Py_TPFLAGS_DICT_SUBCLASS
    };
    return PyType_HasFeature(Py_TYPE(value), FLAGS) || PyAnySet_Check(value);
}

static enum encode_outcome encode_object(struct encoder *e, PyObject *value, unsigned depth)
{
    const struct node_view *found = encoder_view(e, value);
    if (!found)
        return encode_opaque(e, WIRE_OPAQUE_CLASS, Py_TYPE(value));
    struct node_view view = *found; /* a node's value may be a node of another class */
    return encode_node(e, value, &view, depth);
}

enum encode_outcome encode_item(struct encoder *e, PyObject *value, unsigned depth)
{
    enum encode_outcome outcome = encoder_charge(e, 1);
    if (outcome == ENCODE_OK && e->in_key)
        outcome = check_key(e, value);
    return outcome == ENCODE_OK ? encode_counted(e, value, depth) : outcome;
}

enum encode_outcome encode_counted(struct encoder *e, PyObject *value, unsigned depth)
{
    if (PyLong_Check(value) && !PyBool_Check(value))
        return encode_int(e, value);
    if (PyUnicode_Check(value))
        return encode_text(e, value);
    if (is_container(value))
        return encode_container(e, value, depth);
    if (PyFloat_Check(value))
        return encode_float(e, PyFloat_AS_DOUBLE(value));
    if (value == Py_None)
        return encode_null(e);
    if (PyBool_Check(value))
        return encode_bool(e, value == Py_True);
    if (PyBytes_Check(value))
        return encode_bytes(e, PyBytes_AS_STRING(value), (size_t)PyBytes_GET_SIZE(value));
    if (PyComplex_Check(value))
        return encode_complex(e, value);
    return encode_object(e, value, depth);
}

/* ---- the whole -------------------------------------------------------------------------------- */

/* Any frame at all: an exception is raised in it before its first instruction. */
static PyObject *refuse_frame(PyThreadState *state, struct _PyInterpreterFrame *frame, int thrown)
{
    if (!thrown)
        PyErr_SetString(PyExc_RuntimeError, "a result is read without calling anything");
    return _PyEval_EvalFrameDefault(state, frame, /* throw */ 1);
}

static const enum wire_opaque stop_reasons[] = {
    [STOP_COUNT] = WIRE_OPAQUE_COUNT,
    [STOP_BYTES] = WIRE_OPAQUE_BYTES,
    [STOP_CHANGED] = WIRE_OPAQUE_CLASS,
};

static int conclude(struct encoder *e, PyObject *value)
{
    if (e->stopped == STOP_NONE)
        return 0;
    e->out->len = e->start;
    if (e->stopped != STOP_MEMORY) {
        enum wire_opaque reason = stop_reasons[e->stopped];
        e->stopped = STOP_NONE;
        if (encode_opaque(e, reason, Py_TYPE(value)) == ENCODE_OK)
            return 0;
    }
    e->out->len = e->start;
    PyErr_NoMemory();
    return -1;
}

int encode_value(struct buffer *out, PyObject *value, const struct node_registry *nodes,
                 struct input_nodes *in)
{
    struct encoder e = {
        .out = out, .start = out->len, .values_left = WIRE_MAX_NODES, .nodes = nodes, .in = in};
    PyInterpreterState *interpreter = PyInterpreterState_Get();
    _PyFrameEvalFunction evaluator = _PyInterpreterState_GetEvalFrameFunc(interpreter);
    int collecting = PyGC_Disable();
    _PyInterpreterState_SetEvalFrameFunc(interpreter, refuse_frame);
    encode_item(&e, value, 0);
    int outcome = conclude(&e, value);
    _PyInterpreterState_SetEvalFrameFunc(interpreter, evaluator);
    if (collecting)
        PyGC_Enable();
    if (out->data)
        out->data[out->len] = '\0';
    return outcome;
}
