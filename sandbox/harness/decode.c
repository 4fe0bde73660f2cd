/*
 * decode - see decode.h
 *
 * Recursive, one function a kind of value, a table over the eight major types of RFC 8949 and one
 * over our tags. A function returns NULL for both kinds of failure; `malformed` tells them apart.
 * No count is believed before it is held against the bytes that are left: each item takes one.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/harness/decode.h"

#include <limits.h>

#include "sandbox/harness/decode_nodes.h"
#include "sandbox/wire.h"

enum {
    /* Nodes are arrays in arrays, and a tag is a level too. */
    DEPTH_MAX = 4 * WIRE_MAX_DEPTH,
    /* Fewer containers than this are cheaper to look at than to freeze. Our choice. */
    FREEZE_MIN_BYTES = 4096,
    INITIAL_BYTE_UNDEFINED = 0xF7,
};

enum major {
    MAJOR_UINT,
    MAJOR_NEGATIVE,
    MAJOR_BYTES,
    MAJOR_TEXT,
    MAJOR_ARRAY,
    MAJOR_MAP,
    MAJOR_TAG,
    MAJOR_SIMPLE,
};

static PyObject *gc_freeze; /* owned for the life of the process; set by decode_init */

int decode_init(void)
{
    PyObject *gc = PyImport_ImportModule("gc");
    if (!gc)
        return -1;
    Py_XSETREF(gc_freeze, PyObject_GetAttrString(gc, "freeze"));
    Py_DECREF(gc);
    return gc_freeze ? 0 : -1;
}

PyObject *reader_malformed(struct reader *r, const char *what)
{
    if (!r->malformed) {
        r->malformed = what;
        r->malformed_at = (size_t)(r->d->at - r->begin);
    }
    return NULL;
}

/* ---- heads ------------------------------------------------------------------------------------ */

struct head {
    enum major major;
    unsigned info; /* the low five bits */
    uint64_t argument;
};

static bool read_argument(struct reader *r, struct head *head)
{
    struct decoder *d = r->d;
    if (head->info < 24) {
        head->argument = head->info;
        return true;
    }
    size_t n = head->info < 28 ? (size_t)1 << (head->info - 24) : 0;
    if (n == 0 || (size_t)(d->end - d->at) < n) {
        reader_malformed(r, n == 0 ? "an indefinite length" : "the end within a head");
        return false;
    }
    head->argument = 0;
    for (size_t i = 0; i < n; i++)
        head->argument = head->argument << 8 | *d->at++;
    return true;
}

static bool read_head(struct reader *r, struct head *out)
{
    if (r->d->at == r->d->end) {
        reader_malformed(r, "the end where a value should be");
        return false;
    }
    uint8_t initial = *r->d->at++;
    *out = (struct head){.major = initial >> 5, .info = initial & 31};
    return read_argument(r, out);
}

bool reader_array(struct reader *r, size_t *out_n)
{
    struct head head;
    if (!read_head(r, &head))
        return false;
    if (head.major != MAJOR_ARRAY || head.argument > (size_t)(r->d->end - r->d->at)) {
        reader_malformed(r, "no array, or one longer than the message");
        return false;
    }
    *out_n = (size_t)head.argument;
    return true;
}

bool reader_skip_undefined(struct reader *r)
{
    if (r->d->at == r->d->end || *r->d->at != INITIAL_BYTE_UNDEFINED)
        return false;
    r->d->at++;
    return true;
}

/* ---- leaves ----------------------------------------------------------------------------------- */

/* The @n bytes that follow, or NULL. */
static const uint8_t *take_bytes(struct reader *r, uint64_t n)
{
    const uint8_t *bytes = r->d->at;
    if (n > (size_t)(r->d->end - bytes)) {
        reader_malformed(r, "a string longer than the message");
        return NULL;
    }
    r->d->at += n;
    return bytes;
}

/* -1 - n == ~n. */
static PyObject *inverted(PyObject *n)
{
    PyObject *inverse = n ? PyNumber_Invert(n) : NULL;
    Py_XDECREF(n);
    return inverse;
}

static PyObject *read_uint(struct reader *r, const struct head *head, unsigned depth)
{
    (void)r, (void)depth;
    return PyLong_FromUnsignedLongLong(head->argument);
}

static PyObject *read_negative(struct reader *r, const struct head *head, unsigned depth)
{
    (void)r, (void)depth;
    if (head->argument <= LLONG_MAX)
        return PyLong_FromLongLong(-1 - (long long)head->argument);
    return inverted(PyLong_FromUnsignedLongLong(head->argument));
}

static PyObject *read_bytes(struct reader *r, const struct head *head, unsigned depth)
{
    (void)depth;
    const uint8_t *bytes = take_bytes(r, head->argument);
    if (!bytes)
        return NULL;
    return PyBytes_FromStringAndSize((const char *)bytes, (Py_ssize_t)head->argument);
}

static PyObject *read_text(struct reader *r, const struct head *head, unsigned depth)
{
    (void)depth;
    const uint8_t *bytes = take_bytes(r, head->argument);
    if (!bytes)
        return NULL;
    PyObject *text =
        PyUnicode_DecodeUTF8((const char *)bytes, (Py_ssize_t)head->argument, "surrogatepass");
    if (!text && PyErr_ExceptionMatches(PyExc_UnicodeDecodeError)) {
        PyErr_Clear();
        return reader_malformed(r, "text that is not UTF-8");
    }
    return text;
}

static PyObject *read_real(struct reader *r, double (*unpack)(const char *, int), unsigned n)
{
    /* The argument was read as an integer already: its bytes are the ones before d->at. */
    double real = unpack((const char *)r->d->at - n, /* little_endian */ 0);
    return real == -1.0 && PyErr_Occurred() ? NULL : PyFloat_FromDouble(real);
}

static PyObject *read_simple(struct reader *r, const struct head *head, unsigned depth)
{
    (void)depth;
    switch (head->info) {
    case 20:
        Py_RETURN_FALSE;
    case 21:
        Py_RETURN_TRUE;
    case 22:
        Py_RETURN_NONE;
    case 25:
        return read_real(r, PyFloat_Unpack2, 2);
    case 26:
        return read_real(r, PyFloat_Unpack4, 4);
    case 27:
        return read_real(r, PyFloat_Unpack8, 8);
    default:
        return reader_malformed(r, "a simple value that means nothing here");
    }
}

/* ---- containers ------------------------------------------------------------------------------- */

static PyObject *read_items_list(struct reader *r, size_t n, unsigned depth)
{
    PyObject *list = PyList_New((Py_ssize_t)n);
    for (size_t i = 0; list && i < n; i++) {
        PyObject *item = reader_value(r, depth + 1);
        if (item)
            PyList_SET_ITEM(list, (Py_ssize_t)i, item);
        else
            Py_CLEAR(list);
    }
    return list;
}

static PyObject *read_array(struct reader *r, const struct head *head, unsigned depth)
{
    if (head->argument > (size_t)(r->d->end - r->d->at))
        return reader_malformed(r, "an array longer than the message");
    return read_items_list(r, (size_t)head->argument, depth);
}

/* Drops @key. Keys are built-in values, so no code of anybody's runs. */
static int read_pair(struct reader *r, PyObject *dict, PyObject *key, unsigned depth)
{
    PyObject *item = key ? reader_value(r, depth + 1) : NULL;
    int outcome = item ? PyDict_SetItem(dict, key, item) : -1;
    Py_XDECREF(key);
    Py_XDECREF(item);
    return outcome;
}

static PyObject *read_map(struct reader *r, const struct head *head, unsigned depth)
{
    if (head->argument > (size_t)(r->d->end - r->d->at) / 2)
        return reader_malformed(r, "a map longer than the message");
    PyObject *dict = PyDict_New();
    for (uint64_t i = 0; dict && i < head->argument; i++) {
        if (read_pair(r, dict, reader_value(r, depth + 1), depth) < 0)
            Py_CLEAR(dict);
    }
    return dict;
}

static PyObject *read_tuple(struct reader *r, unsigned depth)
{
    size_t n;
    if (!reader_array(r, &n))
        return NULL;
    PyObject *tuple = PyTuple_New((Py_ssize_t)n);
    for (size_t i = 0; tuple && i < n; i++) {
        PyObject *item = reader_value(r, depth + 1);
        if (item)
            PyTuple_SET_ITEM(tuple, (Py_ssize_t)i, item);
        else
            Py_CLEAR(tuple);
    }
    return tuple;
}

static PyObject *fill_set(struct reader *r, PyObject *set, unsigned depth)
{
    size_t n;
    if (!reader_array(r, &n))
        Py_CLEAR(set);
    for (size_t i = 0; set && i < n; i++) {
        PyObject *item = reader_value(r, depth + 1);
        if (!item || PySet_Add(set, item) < 0)
            Py_CLEAR(set);
        Py_XDECREF(item);
    }
    return set;
}

static PyObject *read_set(struct reader *r, unsigned depth)
{
    return fill_set(r, PySet_New(NULL), depth);
}

/* PySet_Add accepts a frozenset that nobody else has seen yet. */
static PyObject *read_frozenset(struct reader *r, unsigned depth)
{
    return fill_set(r, PyFrozenSet_New(NULL), depth);
}

static PyObject *read_complex(struct reader *r, unsigned depth)
{
    size_t n;
    if (!reader_array(r, &n))
        return NULL;
    if (n != 2)
        return reader_malformed(r, "a complex number that is no pair");
    PyObject *real = reader_value(r, depth + 1);
    PyObject *imaginary = real ? reader_value(r, depth + 1) : NULL;
    PyObject *number = NULL;
    if (imaginary && PyFloat_CheckExact(real) && PyFloat_CheckExact(imaginary))
        number = PyComplex_FromDoubles(PyFloat_AS_DOUBLE(real), PyFloat_AS_DOUBLE(imaginary));
    else if (imaginary)
        reader_malformed(r, "a complex number that is no pair of floats");
    Py_XDECREF(real);
    Py_XDECREF(imaginary);
    return number;
}

static PyObject *read_bignum(struct reader *r, unsigned depth)
{
    (void)depth;
    struct head head;
    if (!read_head(r, &head))
        return NULL;
    if (head.major != MAJOR_BYTES)
        return reader_malformed(r, "a big integer that is no byte string");
    const uint8_t *bytes = take_bytes(r, head.argument);
    return bytes ? _PyLong_FromByteArray(bytes, (size_t)head.argument, 0, 0) : NULL;
}

static PyObject *read_negative_bignum(struct reader *r, unsigned depth)
{
    return inverted(read_bignum(r, depth));
}

static PyObject *read_expression(struct reader *r, unsigned depth)
{
    (void)depth;
    struct head head;
    if (!read_head(r, &head))
        return NULL;
    if (head.major != MAJOR_TEXT || !r->d->evaluate)
        return reader_malformed(r, "an expression that isn't expected here");
    const uint8_t *source = take_bytes(r, head.argument);
    if (!source)
        return NULL;
    return r->d->evaluate(r->d->context, (const char *)source, (size_t)head.argument);
}

/* ---- any value -------------------------------------------------------------------------------- */

static const struct {
    uint64_t tag;
    PyObject *(*read)(struct reader *r, unsigned depth);
} tags[] = {
    {WIRE_TAG_BIGNUM_POSITIVE, read_bignum         },
    {WIRE_TAG_BIGNUM_NEGATIVE, read_negative_bignum},
    {WIRE_TAG_SET,             read_set            },
    {WIRE_TAG_TUPLE,           read_tuple          },
    {WIRE_TAG_FROZENSET,       read_frozenset      },
    {WIRE_TAG_COMPLEX,         read_complex        },
    {WIRE_TAG_LINKED_LIST,     reader_linked_list  },
    {WIRE_TAG_TREE,            reader_tree         },
    {WIRE_TAG_PY,              read_expression     },
};

static PyObject *read_tagged(struct reader *r, const struct head *head, unsigned depth)
{
    for (size_t i = 0; i < ARRAY_LEN(tags); i++) {
        if (tags[i].tag == head->argument)
            return tags[i].read(r, depth);
    }
    return reader_malformed(r, "an unknown tag");
}

static PyObject *(*const readers[])(struct reader *r, const struct head *head, unsigned depth) = {
    [MAJOR_UINT] = read_uint,  [MAJOR_NEGATIVE] = read_negative, [MAJOR_BYTES] = read_bytes,
    [MAJOR_TEXT] = read_text,  [MAJOR_ARRAY] = read_array,       [MAJOR_MAP] = read_map,
    [MAJOR_TAG] = read_tagged, [MAJOR_SIMPLE] = read_simple,
};

PyObject *reader_value(struct reader *r, unsigned depth)
{
    struct head head;
    if (depth > DEPTH_MAX)
        return reader_malformed(r, "nesting too deep");
    if (!read_head(r, &head))
        return NULL;
    return readers[head.major](r, &head, depth);
}

static void freeze(void)
{
    PyObject *none = gc_freeze ? PyObject_CallNoArgs(gc_freeze) : NULL;
    if (!none)
        PyErr_Clear();
    Py_XDECREF(none);
}

int decode_value(struct decoder *d, PyObject **out_value, struct error *err)
{
    struct reader r = {.d = d, .begin = d->at};
    int collecting = PyGC_Disable();
    PyObject *value = reader_value(&r, 0);
    if (d->at - r.begin >= FREEZE_MIN_BYTES)
        freeze();
    if (collecting)
        PyGC_Enable();
    if (value) {
        *out_value = value;
        return 0;
    }
    if (!r.malformed)
        return DECODE_RAISED;
    PyErr_Clear();
    return error_set(err, ERROR_INTERNAL, "malformed value at byte %zu: %s", r.malformed_at,
                     r.malformed);
}
