/*
 * cbor - values to and from the bytes that travel between gradebox and a box
 *
 * The decoder's input is hostile. It is checked against hard limits on size, depth and count before
 * anything is stored, it never recurses deeper than its depth limit, and any byte string gives
 * either a value or an error. sandbox/wire.h has the tags.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/buffer.h"
#include "base/error.h"
#include "grader/value/value.h"

struct cbor_limits {
    uint32_t depth; /* containers in containers; 0 = WIRE_MAX_DEPTH and a few for the message */
    uint32_t nodes; /* values in all; 0 = WIRE_MAX_NODES and as many for the rest of the message */
    bool may_hold_py; /* VALUE_PY is accepted: for a trace of what we sent. No box may send it */
};

/*
 * cbor_decode - one value that fills @bytes exactly
 *
 * @a    owns the result; what was stored before an error stays in it
 * The items of a set come sorted, in Python's sense of equal.
 *
 * Returns 0, or -1 with @err (ERROR_INTERNAL; the text says what is wrong and at which byte): not
 * well formed, an indefinite length, an unknown tag, a tag on the wrong content, a repeated or
 * unhashable dict key or set item, over a limit, bytes left over.
 */
int cbor_decode(struct arena *a, const void *bytes, size_t length, struct cbor_limits limits,
                struct value *out_value, struct error *err) MUST_CHECK;

/* Appends the encoding of @v; heads in their shortest form, floats as float64. VALUE_REFERENCE and VALUE_NODE
 * can't travel and must not be there. */
void cbor_encode(struct buffer *out, const struct value *v);

/* Pieces of messages that are built by hand. */
void cbor_put_array(struct buffer *out, size_t n);
void cbor_put_map(struct buffer *out, size_t n_pairs);
void cbor_put_text(struct buffer *out, const char *text, size_t length);
void cbor_put_bytes(struct buffer *out, const void *bytes, size_t length);
void cbor_put_uint(struct buffer *out, uint64_t n);
void cbor_put_null(struct buffer *out);
void cbor_put_bool(struct buffer *out, bool truth);
