/*
 * encode_scalar - the leaves of a value, and the heads of everything else
 *
 * The buffer is grown here and not by base/buffer, which ends the program when memory is short: in
 * a box it often is, and then the answer is a MemoryError.
 * SPDX-License-Identifier: MIT
 */
#include <cbor/encoding.h>
#include <string.h>

#include "sandbox/harness/encoder.h"

enum {
    HEAD_MAX = 9,         /* RFC 8949, 3: one byte and at most eight of argument */
    CLASS_NAME_MAX = 120, /* bytes; our choice, it ends up in a line for people */
};

/* @bytes of room, or NULL with the encoder stopped. One more byte is kept for buffer.h's NUL. */
static unsigned char *reserve(struct encoder *e, size_t bytes)
{
    struct buffer *b = e->out;
    if (bytes > (size_t)WIRE_MAX_VALUE_BYTES - (b->len - e->start)) {
        encoder_stop(e, STOP_BYTES);
        return NULL;
    }
    size_t need = b->len + bytes + 1;
    if (need > b->cap) {
        size_t cap = b->cap + b->cap / 2 + 256;
        if (cap < need)
            cap = need;
        char *data = realloc(b->data, cap);
        if (!data) {
            encoder_stop(e, STOP_MEMORY);
            return NULL;
        }
        b->data = data;
        b->cap = cap;
    }
    return (unsigned char *)b->data + b->len;
}

static enum encode_outcome commit(struct encoder *e, size_t bytes)
{
    e->out->len += bytes;
    return ENCODE_OK;
}

/* Each of libcbor's encoders takes (argument, room, its size) and returns what it wrote. */
#define ENCODE_HEAD(e, function, argument)                                                         \
    unsigned char *at = reserve(e, HEAD_MAX);                                                      \
    return at ? commit(e, function(argument, at, HEAD_MAX)) : ENCODE_STOP

enum encode_outcome encode_uint(struct encoder *e, uint64_t n)
{
    ENCODE_HEAD(e, cbor_encode_uint, n);
}

enum encode_outcome encode_negative(struct encoder *e, uint64_t n)
{
    ENCODE_HEAD(e, cbor_encode_negint, n);
}

enum encode_outcome encode_tag(struct encoder *e, uint64_t tag)
{
    ENCODE_HEAD(e, cbor_encode_tag, tag);
}

enum encode_outcome encode_array_head(struct encoder *e, size_t n)
{
    ENCODE_HEAD(e, cbor_encode_array_start, n);
}

enum encode_outcome encode_map_head(struct encoder *e, size_t n)
{
    ENCODE_HEAD(e, cbor_encode_map_start, n);
}

enum encode_outcome encode_bool(struct encoder *e, bool truth)
{
    ENCODE_HEAD(e, cbor_encode_bool, truth);
}

enum encode_outcome encode_float(struct encoder *e, double real)
{
    ENCODE_HEAD(e, cbor_encode_double, real);
}

enum encode_outcome encode_null(struct encoder *e)
{
    unsigned char *at = reserve(e, HEAD_MAX);
    return at ? commit(e, cbor_encode_null(at, HEAD_MAX)) : ENCODE_STOP;
}

enum encode_outcome encode_undefined(struct encoder *e)
{
    unsigned char *at = reserve(e, HEAD_MAX);
    return at ? commit(e, cbor_encode_undef(at, HEAD_MAX)) : ENCODE_STOP;
}

enum encode_outcome encode_bytes(struct encoder *e, const void *bytes, size_t n)
{
    unsigned char *at = reserve(e, HEAD_MAX);
    if (!at)
        return ENCODE_STOP;
    commit(e, cbor_encode_bytestring_start(n, at, HEAD_MAX));
    at = reserve(e, n);
    if (!at)
        return ENCODE_STOP;
    memcpy(at, bytes, n);
    return commit(e, n);
}

enum encode_outcome encode_complex(struct encoder *e, PyObject *value)
{
    Py_complex number = ((PyComplexObject *)value)->cval;
    if (encode_tag(e, WIRE_TAG_COMPLEX) || encode_array_head(e, 2) || encode_float(e, number.real))
        return ENCODE_STOP;
    return encode_float(e, number.imag);
}

/* ---- integers --------------------------------------------------------------------------------- */

/* @n bytes of two's complement, big endian. */
static int long_bytes(PyObject *value, unsigned char *at, size_t n)
{
#if PY_VERSION_HEX >= 0x030D0000
    return PyLong_AsNativeBytes(value, at, (Py_ssize_t)n, Py_ASNATIVEBYTES_BIG_ENDIAN) < 0 ? -1 : 0;
#else
    return _PyLong_AsByteArray((PyLongObject *)(void *)value, at, n, /* little_endian */ 0,
                               /* is_signed */ 1);
#endif
}

/* Bits of the magnitude. */
static size_t long_bits(PyObject *value)
{
    return _PyLong_NumBits(value);
}

/* -1 - n is what CBOR stores for a negative n, and in two's complement that is ~n: every bit the
 * other way round. */
static enum encode_outcome encode_big(struct encoder *e, PyObject *value, bool negative)
{
    size_t n = long_bits(value) / 8 + 1; /* the sign's bit included */
    unsigned char *at = reserve(e, n + 2 * HEAD_MAX);
    if (!at)
        return ENCODE_STOP;
    unsigned char *magnitude = at + 2 * HEAD_MAX;
    if (long_bytes(value, magnitude, n) < 0) {
        PyErr_Clear();
        return encoder_stop(e, STOP_CHANGED);
    }
    for (size_t i = 0; negative && i < n; i++)
        magnitude[i] = (unsigned char)~magnitude[i];
    while (n > 0 && *magnitude == 0) {
        magnitude++;
        n--;
    }
    if (n <= 8) {
        uint64_t small = 0;
        for (size_t i = 0; i < n; i++)
            small = small << 8 | magnitude[i];
        return negative ? encode_negative(e, small) : encode_uint(e, small);
    }
    uint64_t tag = negative ? WIRE_TAG_BIGNUM_NEGATIVE : WIRE_TAG_BIGNUM_POSITIVE;
    size_t head = cbor_encode_tag(tag, at, HEAD_MAX);
    head += cbor_encode_bytestring_start(n, at + head, HEAD_MAX);
    memmove(at + head, magnitude, n);
    return commit(e, head + n);
}

enum encode_outcome encode_int(struct encoder *e, PyObject *value)
{
    int overflow = 0;
    long long n = PyLong_AsLongLongAndOverflow(value, &overflow);
    if (overflow != 0)
        return encode_big(e, value, overflow < 0);
    return n >= 0 ? encode_uint(e, (uint64_t)n) : encode_negative(e, ~(uint64_t)n);
}

/* ---- text ------------------------------------------------------------------------------------- */

static size_t utf8_length(Py_UCS4 c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/* A lone surrogate takes the three bytes that any other code point of its size would. */
static unsigned char *utf8_put(unsigned char *at, Py_UCS4 c)
{
    static const unsigned char lead[] = {0, 0x00, 0xC0, 0xE0, 0xF0};
    size_t n = utf8_length(c);
    for (size_t i = n - 1; i > 0; i--) {
        at[i] = (unsigned char)(0x80 | (c & 0x3F));
        c >>= 6;
    }
    at[0] = (unsigned char)(lead[n] | c);
    return at + n;
}

static enum encode_outcome text_head(struct encoder *e, size_t n)
{
    ENCODE_HEAD(e, cbor_encode_string_start, n);
}

static enum encode_outcome encode_ascii(struct encoder *e, const void *text, size_t n)
{
    if (text_head(e, n))
        return ENCODE_STOP;
    unsigned char *at = reserve(e, n);
    if (!at)
        return ENCODE_STOP;
    memcpy(at, text, n);
    return commit(e, n);
}

enum encode_outcome encode_text(struct encoder *e, PyObject *value)
{
#if PY_VERSION_HEX < 0x030C0000
    if (PyUnicode_READY(value) < 0) {
        PyErr_Clear();
        return encoder_stop(e, STOP_MEMORY);
    }
#endif
    size_t n = (size_t)PyUnicode_GET_LENGTH(value);
    const void *data = PyUnicode_DATA(value);
    if (PyUnicode_IS_ASCII(value))
        return encode_ascii(e, data, n);
    int kind = (int)PyUnicode_KIND(value);
    size_t bytes = 0;
    for (size_t i = 0; i < n; i++)
        bytes += utf8_length(PyUnicode_READ(kind, data, (Py_ssize_t)i));
    if (text_head(e, bytes))
        return ENCODE_STOP;
    unsigned char *at = reserve(e, bytes);
    if (!at)
        return ENCODE_STOP;
    for (size_t i = 0; i < n; i++)
        at = utf8_put(at, PyUnicode_READ(kind, data, (Py_ssize_t)i));
    return commit(e, bytes);
}

/* ---- what can't be taken apart ---------------------------------------------------------------- */

/* tp_name is 'collections.deque' for a class of C, and the plain name for one of Python. It is
 * valid UTF-8 in both, and is cut between characters. */
enum encode_outcome encode_opaque(struct encoder *e, enum wire_opaque reason,
                                  const PyTypeObject *type)
{
    const char *dot = strrchr(type->tp_name, '.');
    const char *name = dot && dot[1] ? dot + 1 : type->tp_name;
    size_t n = strnlen(name, CLASS_NAME_MAX + 1);
    if (n > CLASS_NAME_MAX) {
        n = CLASS_NAME_MAX;
        while (n > 0 && ((unsigned char)name[n] & 0xC0) == 0x80)
            n--;
    }
    if (encode_tag(e, WIRE_TAG_OPAQUE) || encode_array_head(e, 2) || encode_uint(e, reason))
        return ENCODE_STOP;
    return encode_ascii(e, name, n);
}
