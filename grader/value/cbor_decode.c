/*
 * cbor_decode - bytes from a box to a value
 *
 * libcbor's streaming decoder reads one head at a time (and the content of a string) and calls back;
 * nothing of libcbor's own trees is used, because those are allocated as the input claims. The
 * arrays and maps that are being read lie on an explicit stack of frames. A value goes into the
 * frame on top; a frame that is full makes a value, which goes into the one below.
 *
 * Before an array is allocated its claimed length is taken from two budgets: the values that may
 * still come, and the bytes that are left. Every item that was promised needs at least one byte, so
 * `owed` items can't be more than the bytes behind the current one: however the lengths are nested,
 * memory is bounded by sizeof(struct value) times the input's length, and by the node limit.
 *
 * A callback can't stop libcbor; it sets `failed`, and the loop ends after that one head.
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/cbor.h"

#include <cbor.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "grader/value/cbor_frame.h"
#include "sandbox/wire.h"

enum {
    MESSAGE_DEPTH = 16, /* our choice: what a message may wrap around a value */
    FIRST_FRAMES = 16,  /* deeper is rare */
};

enum content { CONTENT_ARRAY, CONTENT_BYTES, CONTENT_TEXT };

struct tag_row {
    uint64_t tag;
    enum content content;
    enum cbor_frame_kind frame; /* CONTENT_ARRAY */
    enum value_kind sort;       /* what it becomes */
    uint32_t n_items;           /* exactly so many; 0 = any number */
};

static const struct tag_row tag_rows[] = {
    {WIRE_TAG_BIGNUM_POSITIVE, CONTENT_BYTES, 0,                      VALUE_BIGINT,      0},
    {WIRE_TAG_BIGNUM_NEGATIVE, CONTENT_BYTES, 0,                      VALUE_BIGINT,      0},
    {WIRE_TAG_SET,             CONTENT_ARRAY, CBOR_FRAME_SEQUENCE,    VALUE_SET,         0},
    {WIRE_TAG_TUPLE,           CONTENT_ARRAY, CBOR_FRAME_SEQUENCE,    VALUE_TUPLE,       0},
    {WIRE_TAG_FROZENSET,       CONTENT_ARRAY, CBOR_FRAME_SEQUENCE,    VALUE_FROZENSET,   0},
    {WIRE_TAG_COMPLEX,         CONTENT_ARRAY, CBOR_FRAME_COMPLEX,     VALUE_COMPLEX,     2},
    {WIRE_TAG_LINKED_LIST,     CONTENT_ARRAY, CBOR_FRAME_LINKED_LIST, VALUE_LINKED_LIST, 3},
    {WIRE_TAG_TREE,            CONTENT_ARRAY, CBOR_FRAME_TREE,        VALUE_TREE,        2},
    {WIRE_TAG_OPAQUE,          CONTENT_ARRAY, CBOR_FRAME_OPAQUE,      VALUE_OPAQUE,      2},
    {WIRE_TAG_PY,              CONTENT_TEXT,  0,                      VALUE_PY,          0},
};

struct decoder {
    struct arena *a;
    struct error *err;
    size_t length, offset;     /* of the input; of the head that is being read */
    struct cbor_frame *frames; /* owned; the last is on top */
    uint32_t n_frames, frames_cap;
    uint32_t depth, depth_max; /* frames that count */
    uint32_t nodes_left;
    size_t owed;               /* items that open frames still wait for */
    const struct tag_row *tag; /* before the next item; NULL = none */
    bool may_hold_py, failed, is_done;
    struct value root;
};

static void refuse(struct decoder *d, const char *what)
{
    error_set(d->err, ERROR_INTERNAL, "%s", what);
    d->failed = true;
}

/* ---- values into frames ---------------------------------------------------------------------- */

static void store(struct decoder *d, struct value v)
{
    if (d->n_frames == 0) {
        d->root = v;
        d->is_done = true;
    } else if (cbor_frame_add(&d->frames[d->n_frames - 1], v, d->err) < 0) {
        d->failed = true;
    } else if (v.kind == VALUE_ABSENT) {
        d->nodes_left++; /* was taken when the array opened, but is no value */
    }
}

static void close_identities(struct decoder *d)
{
    const struct cbor_frame *closed = &d->frames[--d->n_frames];
    struct cbor_frame *shape = &d->frames[d->n_frames - 1];
    shape->identities = closed->identities;
    shape->n_identities = closed->n;
    shape->n_filled++;
}

/* Turns full frames into values, from the top down. */
static void settle(struct decoder *d)
{
    while (!d->failed && d->n_frames > 0) {
        struct cbor_frame *top = &d->frames[d->n_frames - 1];
        if (top->n_filled < top->n)
            return;
        if (top->kind == CBOR_FRAME_IDENTITIES) {
            close_identities(d);
            continue;
        }
        struct value v;
        if (cbor_frame_close(top, d->a, &v, d->err) < 0) {
            d->failed = true;
            return;
        }
        d->depth -= top->kind != CBOR_FRAME_VALUES;
        d->n_frames--;
        store(d, v);
    }
}

static void deliver(struct decoder *d, struct value v)
{
    if (d->tag) {
        refuse(d, "a tag on content that doesn't go with it");
        return;
    }
    d->owed--;
    store(d, v);
    settle(d);
}

/* ---- opening --------------------------------------------------------------------------------- */

/* Takes @n items from the budgets, or refuses. */
static bool claim(struct decoder *d, const struct cbor_frame *f, uint64_t n)
{
    size_t behind = d->length - d->offset - 1;
    if (n > UINT32_MAX || d->owed > behind || n > behind - d->owed) {
        refuse(d, "a length of more than what is left");
        return false;
    }
    bool counts = f->kind == CBOR_FRAME_SEQUENCE || f->kind == CBOR_FRAME_VALUES;
    if (counts && n > d->nodes_left) {
        refuse(d, "too many values");
        return false;
    }
    d->nodes_left -= counts ? (uint32_t)n : 0;
    d->owed += n;
    return true;
}

static void push(struct decoder *d, const struct cbor_frame *f)
{
    if (d->n_frames == d->frames_cap) {
        d->frames_cap = d->frames_cap ? 2 * d->frames_cap : FIRST_FRAMES;
        d->frames = xrealloc(d->frames, d->frames_cap * sizeof(*d->frames));
    }
    d->frames[d->n_frames++] = *f;
}

static void open_frame(struct decoder *d, struct cbor_frame f, uint64_t n)
{
    d->owed--;
    bool is_inner = f.kind == CBOR_FRAME_VALUES || f.kind == CBOR_FRAME_IDENTITIES;
    if (!is_inner && d->depth == d->depth_max) {
        refuse(d, "nested too deep");
        return;
    }
    if (!claim(d, &f, n))
        return;
    d->depth += !is_inner;
    f.n = (uint32_t)n;
    if (f.kind == CBOR_FRAME_IDENTITIES)
        f.identities = arena_array(d->a, n, sizeof(*f.identities));
    else if (f.kind == CBOR_FRAME_SEQUENCE || f.kind == CBOR_FRAME_VALUES)
        f.items = arena_array(d->a, n, sizeof(*f.items));
    push(d, &f);
    settle(d);
}

/* What an array without a tag is, going by the frame around it; false where none may stand. */
static bool plain_array(const struct decoder *d, struct cbor_frame *out_frame)
{
    *out_frame = (struct cbor_frame){.kind = CBOR_FRAME_SEQUENCE, .sort = VALUE_LIST};
    if (d->n_frames == 0)
        return true;
    const struct cbor_frame *around = &d->frames[d->n_frames - 1];
    if (around->kind == CBOR_FRAME_SEQUENCE || around->kind == CBOR_FRAME_VALUES)
        return true;
    bool is_shape = around->kind == CBOR_FRAME_LINKED_LIST || around->kind == CBOR_FRAME_TREE;
    if (is_shape && around->n_filled == 0) {
        out_frame->kind = CBOR_FRAME_VALUES;
        out_frame->sort = around->kind == CBOR_FRAME_TREE ? VALUE_TREE : VALUE_LINKED_LIST;
        return true;
    }
    out_frame->kind = CBOR_FRAME_IDENTITIES;
    return is_shape && around->n_filled == around->n - 1;
}

static bool may_open_sequence(const struct decoder *d)
{
    struct cbor_frame plain;
    return plain_array(d, &plain) && plain.kind == CBOR_FRAME_SEQUENCE;
}

static void on_array(void *context, size_t n)
{
    struct decoder *d = context;
    const struct tag_row *tag = d->tag;
    struct cbor_frame f;
    bool may_open = tag ? may_open_sequence(d) : plain_array(d, &f);
    if (tag && tag->content != CONTENT_ARRAY) {
        refuse(d, "a tag on content that doesn't go with it");
    } else if (!may_open) {
        refuse(d, "an array where none may stand");
    } else if (tag && tag->n_items > 0 && tag->n_items != n) {
        refuse(d, "a tag on an array of another length");
    } else {
        if (tag)
            f = (struct cbor_frame){.kind = tag->frame, .sort = tag->sort};
        d->tag = NULL;
        open_frame(d, f, n);
    }
}

static void on_map(void *context, size_t n_pairs)
{
    struct decoder *d = context;
    if (d->tag) {
        refuse(d, "a tag on content that doesn't go with it");
    } else if (!may_open_sequence(d)) {
        refuse(d, "a map where none may stand");
    } else if (n_pairs > d->length) {
        refuse(d, "a length of more than what is left");
    } else {
        struct cbor_frame f = {.kind = CBOR_FRAME_SEQUENCE, .sort = VALUE_DICT};
        open_frame(d, f, 2 * (uint64_t)n_pairs);
    }
}

static void on_tag(void *context, uint64_t number)
{
    struct decoder *d = context;
    if (d->tag) {
        refuse(d, "a tag on a tag");
        return;
    }
    for (size_t i = 0; i < ARRAY_LEN(tag_rows) && !d->tag; i++)
        if (tag_rows[i].tag == number)
            d->tag = &tag_rows[i];
    if (!d->tag || (number == WIRE_TAG_PY && !d->may_hold_py)) {
        error_set(d->err, ERROR_INTERNAL, "an unknown tag %llu", (unsigned long long)number);
        d->failed = true;
    }
}

/* ---- scalars --------------------------------------------------------------------------------- */

static void on_unsigned(struct decoder *d, uint64_t n, bool negative)
{
    if (n <= INT64_MAX) {
        deliver(d, value_int(negative ? -1 - (int64_t)n : (int64_t)n));
        return;
    }
    uint8_t bytes[9] = {0}; /* -1 - n may need 65 bits */
    uint64_t magnitude = negative ? n + 1 : n;
    bytes[0] = magnitude == 0;
    for (int i = 0; i < 8; i++)
        bytes[8 - i] = (uint8_t)(magnitude >> 8 * i);
    deliver(d, value_integer_from_bytes(d->a, negative, bytes, sizeof(bytes)));
}

static void on_uint8(void *context, uint8_t n)
{
    on_unsigned(context, n, false);
}

static void on_uint16(void *context, uint16_t n)
{
    on_unsigned(context, n, false);
}

static void on_uint32(void *context, uint32_t n)
{
    on_unsigned(context, n, false);
}

static void on_uint64(void *context, uint64_t n)
{
    on_unsigned(context, n, false);
}

static void on_negint8(void *context, uint8_t n)
{
    on_unsigned(context, n, true);
}

static void on_negint16(void *context, uint16_t n)
{
    on_unsigned(context, n, true);
}

static void on_negint32(void *context, uint32_t n)
{
    on_unsigned(context, n, true);
}

static void on_negint64(void *context, uint64_t n)
{
    on_unsigned(context, n, true);
}

static void on_float(void *context, float real)
{
    deliver(context, value_float((double)real));
}

static void on_double(void *context, double real)
{
    deliver(context, value_float(real));
}

static void on_bool(void *context, bool truth)
{
    deliver(context, value_bool(truth));
}

static void on_null(void *context)
{
    deliver(context, value_none());
}

static void on_undefined(void *context)
{
    struct decoder *d = context;
    if (d->n_frames == 0)
        refuse(d, "'undefined' outside a tree");
    else
        deliver(d, (struct value){.kind = VALUE_ABSENT});
}

/* ---- strings --------------------------------------------------------------------------------- */

/* UTF-8, or surrogates in their three-byte form: ED A0 80 to ED BF BF. */
static bool is_python_text(const char *text, size_t length)
{
    size_t bad = 0;
    while (!text_is_utf8(text, length, &bad)) {
        const unsigned char *at = (const unsigned char *)text + bad;
        bool is_surrogate = length - bad >= 3 && at[0] == 0xed && at[1] >= 0xa0 && at[1] <= 0xbf &&
                            at[2] >= 0x80 && at[2] <= 0xbf;
        if (!is_surrogate)
            return false;
        text += bad + 3;
        length -= bad + 3;
    }
    return true;
}

static void on_text(void *context, cbor_data bytes, size_t length)
{
    struct decoder *d = context;
    const char *text = (const char *)bytes;
    bool is_py = d->tag && d->tag->content == CONTENT_TEXT;
    if (d->tag && !is_py) {
        refuse(d, "a tag on content that doesn't go with it");
    } else if (length > UINT32_MAX || !is_python_text(text, length)) {
        refuse(d, "text that isn't UTF-8");
    } else {
        d->tag = NULL;
        struct value v = value_str(d->a, text, length);
        v.kind = is_py ? VALUE_PY : VALUE_STR;
        deliver(d, v);
    }
}

/* The value of -1 - n. */
static struct value negative_bignum(struct arena *a, const uint8_t *bytes, size_t length)
{
    AUTO_FREE uint8_t *magnitude = xmalloc(length + 1);
    magnitude[0] = 0;
    memcpy(magnitude + 1, bytes, length);
    size_t i = length;
    while (i > 0 && magnitude[i] == 0xff)
        magnitude[i--] = 0;
    magnitude[i]++;
    return value_integer_from_bytes(a, true, magnitude, length + 1);
}

static void on_bytes(void *context, cbor_data bytes, size_t length)
{
    struct decoder *d = context;
    const struct tag_row *tag = d->tag;
    if (tag && tag->content != CONTENT_BYTES) {
        refuse(d, "a tag on content that doesn't go with it");
        return;
    }
    if (length >= UINT32_MAX) {
        refuse(d, "too many bytes");
        return;
    }
    d->tag = NULL;
    if (!tag)
        deliver(d, value_bytes(d->a, bytes, length));
    else if (tag->tag == WIRE_TAG_BIGNUM_NEGATIVE)
        deliver(d, negative_bignum(d->a, bytes, length));
    else
        deliver(d, value_integer_from_bytes(d->a, false, bytes, length));
}

/* ---- the loop -------------------------------------------------------------------------------- */

static void on_indefinite(void *context)
{
    refuse(context, "an indefinite length");
}

static const struct cbor_callbacks callbacks = {
    .uint8 = on_uint8,
    .uint16 = on_uint16,
    .uint32 = on_uint32,
    .uint64 = on_uint64,
    .negint8 = on_negint8,
    .negint16 = on_negint16,
    .negint32 = on_negint32,
    .negint64 = on_negint64,
    .byte_string = on_bytes,
    .byte_string_start = on_indefinite,
    .string = on_text,
    .string_start = on_indefinite,
    .array_start = on_array,
    .indef_array_start = on_indefinite,
    .map_start = on_map,
    .indef_map_start = on_indefinite,
    .tag = on_tag,
    .float2 = on_float,
    .float4 = on_float,
    .float8 = on_double,
    .undefined = on_undefined,
    .null = on_null,
    .boolean = on_bool,
    .indef_break = on_indefinite,
};

static void decode_all(struct decoder *d, const uint8_t *bytes)
{
    while (!d->failed && !d->is_done) {
        struct cbor_decoder_result result =
            cbor_stream_decode(bytes + d->offset, d->length - d->offset, &callbacks, d);
        if (result.status == CBOR_DECODER_NEDATA)
            refuse(d, "the data end too early");
        else if (result.status != CBOR_DECODER_FINISHED)
            refuse(d, "no well-formed CBOR");
        else if (!d->failed)
            d->offset += result.read;
    }
    if (!d->failed && d->offset != d->length)
        refuse(d, "more data behind the value");
}

int cbor_decode(struct arena *a, const void *bytes, size_t length, struct cbor_limits limits,
                struct value *out_value, struct error *err)
{
    struct decoder d = {
        .a = a,
        .err = err,
        .length = length,
        .depth_max = limits.depth ? limits.depth : WIRE_MAX_DEPTH + MESSAGE_DEPTH,
        .nodes_left = (limits.nodes ? limits.nodes : 2 * WIRE_MAX_NODES) - 1,
        .owed = 1,
        .may_hold_py = limits.may_hold_py,
    };
    decode_all(&d, bytes);
    free(d.frames);
    if (d.failed)
        return error_context(err, "byte %zu", d.offset);
    *out_value = d.root;
    return 0;
}
