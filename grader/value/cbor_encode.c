/*
 * cbor_encode - values to bytes
 *
 * libcbor writes the heads; what they hold is appended here. wire.h has the tags.
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/cbor.h"

#include <cbor.h>
#include <string.h>

#include "sandbox/wire.h"

enum { HEAD_MAX = 9 }; /* RFC 8949, section 3: one byte and an argument of at most eight */

typedef size_t (*head_fn)(uint64_t argument, unsigned char *out, size_t room);

static void put_head(struct buffer *out, head_fn write, uint64_t argument)
{
    unsigned char head[HEAD_MAX];
    buffer_append(out, head, write(argument, head, sizeof(head)));
}

void cbor_put_array(struct buffer *out, size_t n)
{
    put_head(out, cbor_encode_array_start, n);
}

void cbor_put_map(struct buffer *out, size_t n_pairs)
{
    put_head(out, cbor_encode_map_start, n_pairs);
}

void cbor_put_text(struct buffer *out, const char *text, size_t length)
{
    put_head(out, cbor_encode_string_start, length);
    buffer_append(out, text, length);
}

void cbor_put_bytes(struct buffer *out, const void *bytes, size_t length)
{
    put_head(out, cbor_encode_bytestring_start, length);
    buffer_append(out, bytes, length);
}

void cbor_put_uint(struct buffer *out, uint64_t n)
{
    put_head(out, cbor_encode_uint, n);
}

void cbor_put_null(struct buffer *out)
{
    unsigned char head[HEAD_MAX];
    buffer_append(out, head, cbor_encode_null(head, sizeof(head)));
}

void cbor_put_bool(struct buffer *out, bool truth)
{
    unsigned char head[HEAD_MAX];
    buffer_append(out, head, cbor_encode_bool(truth, head, sizeof(head)));
}

static void put_undefined(struct buffer *out)
{
    unsigned char head[HEAD_MAX];
    buffer_append(out, head, cbor_encode_undef(head, sizeof(head)));
}

static void put_double(struct buffer *out, double real)
{
    unsigned char head[HEAD_MAX];
    buffer_append(out, head, cbor_encode_double(real, head, sizeof(head)));
}

static void put_int(struct buffer *out, int64_t integer)
{
    if (integer >= 0)
        put_head(out, cbor_encode_uint, (uint64_t)integer);
    else
        put_head(out, cbor_encode_negint, (uint64_t)(-1 - integer));
}

static void put_tag(struct buffer *out, enum wire_tag tag)
{
    put_head(out, cbor_encode_tag, tag);
}

static void put_items(struct buffer *out, const struct value *items, uint32_t n)
{
    cbor_put_array(out, n);
    for (uint32_t i = 0; i < n; i++)
        cbor_encode(out, &items[i]);
}

/* The big-endian magnitude less one: a negative bignum says -1 - n. */
static void put_bytes_less_one(struct buffer *out, const uint8_t *bytes, uint32_t n)
{
    /* A magnitude above 2^63 isn't all zeros, so the borrow ends at some byte; the first byte may
     * become a leading zero. */
    uint32_t last = n - 1;
    while (bytes[last] == 0)
        last--;
    uint32_t skip = last == 0 && bytes[0] == 1;
    put_head(out, cbor_encode_bytestring_start, n - skip);
    for (uint32_t i = skip; i < n; i++) {
        uint8_t byte = i < last ? bytes[i] : i == last ? (uint8_t)(bytes[i] - 1) : 0xff;
        buffer_putc(out, (char)byte);
    }
}

static uint64_t magnitude_64(const struct value *v)
{
    uint64_t magnitude = 0;
    for (uint32_t i = 0; i < v->n; i++)
        magnitude = magnitude << 8 | v->bytes[i];
    return magnitude;
}

static void put_bigint(struct buffer *out, const struct value *v)
{
    if (v->n <= sizeof(uint64_t)) { /* major types 0 and 1 reach twice as far as int64 */
        uint64_t magnitude = magnitude_64(v);
        put_head(out, v->negative ? cbor_encode_negint : cbor_encode_uint, magnitude - v->negative);
    } else if (v->negative) {
        put_tag(out, WIRE_TAG_BIGNUM_NEGATIVE);
        put_bytes_less_one(out, v->bytes, v->n);
    } else {
        put_tag(out, WIRE_TAG_BIGNUM_POSITIVE);
        cbor_put_bytes(out, v->bytes, v->n);
    }
}

static void put_identities(struct buffer *out, const struct value_shape *shape)
{
    if (!shape->identities) {
        cbor_put_null(out);
        return;
    }
    cbor_put_array(out, shape->n_identities);
    for (uint32_t i = 0; i < shape->n_identities; i++)
        put_int(out, shape->identities[i]);
}

static void put_linked_list(struct buffer *out, const struct value *v)
{
    put_tag(out, WIRE_TAG_LINKED_LIST);
    cbor_put_array(out, 3);
    put_items(out, v->shape->items, v->n);
    if (v->shape->cycle >= 0)
        put_int(out, v->shape->cycle);
    else
        cbor_put_null(out);
    put_identities(out, v->shape);
}

static void put_tree(struct buffer *out, const struct value *v)
{
    put_tag(out, WIRE_TAG_TREE);
    cbor_put_array(out, 2);
    put_items(out, v->shape->items, v->n);
    put_identities(out, v->shape);
}

static void put_complex(struct buffer *out, const struct value_complex *number)
{
    put_tag(out, WIRE_TAG_COMPLEX);
    cbor_put_array(out, 2);
    put_double(out, number->real);
    put_double(out, number->imag);
}

static void put_dict(struct buffer *out, const struct value *v)
{
    cbor_put_map(out, v->n);
    for (uint32_t i = 0; i < 2 * v->n; i++)
        cbor_encode(out, &v->items[i]);
}

static void put_opaque(struct buffer *out, const struct value_opaque *opaque)
{
    put_tag(out, WIRE_TAG_OPAQUE);
    cbor_put_array(out, 2);
    cbor_put_uint(out, opaque->reason);
    cbor_put_text(out, opaque->class_name, strlen(opaque->class_name));
}

static bool put_scalar(struct buffer *out, const struct value *v)
{
    if (v->kind == VALUE_NONE)
        cbor_put_null(out);
    else if (v->kind == VALUE_BOOL)
        cbor_put_bool(out, v->truth);
    else if (v->kind == VALUE_INT)
        put_int(out, v->integer);
    else if (v->kind == VALUE_BIGINT)
        put_bigint(out, v);
    else if (v->kind == VALUE_FLOAT)
        put_double(out, v->real);
    else if (v->kind == VALUE_COMPLEX)
        put_complex(out, v->number);
    else if (v->kind == VALUE_STR)
        cbor_put_text(out, v->text, v->n);
    else if (v->kind == VALUE_BYTES)
        cbor_put_bytes(out, v->bytes, v->n);
    else if (v->kind == VALUE_ABSENT)
        put_undefined(out);
    else if (v->kind == VALUE_OPAQUE)
        put_opaque(out, v->opaque);
    else
        return false;
    return true;
}

static void put_tagged_items(struct buffer *out, enum wire_tag tag, const struct value *v)
{
    put_tag(out, tag);
    put_items(out, v->items, v->n);
}

void cbor_encode(struct buffer *out, const struct value *v)
{
    if (put_scalar(out, v))
        return;
    if (v->kind == VALUE_LIST) {
        put_items(out, v->items, v->n);
    } else if (v->kind == VALUE_TUPLE) {
        put_tagged_items(out, WIRE_TAG_TUPLE, v);
    } else if (v->kind == VALUE_SET) {
        put_tagged_items(out, WIRE_TAG_SET, v);
    } else if (v->kind == VALUE_FROZENSET) {
        put_tagged_items(out, WIRE_TAG_FROZENSET, v);
    } else if (v->kind == VALUE_DICT) {
        put_dict(out, v);
    } else if (v->kind == VALUE_LINKED_LIST) {
        put_linked_list(out, v);
    } else if (v->kind == VALUE_TREE) {
        put_tree(out, v);
    } else {
        assert(v->kind == VALUE_PY); /* nothing else can travel */
        put_tag(out, WIRE_TAG_PY);
        cbor_put_text(out, v->text, v->n);
    }
}
