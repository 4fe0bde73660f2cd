/*
 * wire - how Python values travel: CBOR (RFC 8949) with these tags
 *
 * Spoken by the codec in the box (sandbox/harness) and the one outside (grader/value/cbor). Plain
 * CBOR: null, booleans, integers, tags 2 and 3 for integers beyond 64 bits, float64 (halves and
 * singles are read too), text, bytes, arrays for lists, maps for dicts, `undefined` for a missing
 * child of a tree. Only definite lengths are used, and anything else is refused.
 *
 * Text is UTF-8, but a Python str may hold lone surrogates: they travel in the three-byte form that
 * Python calls 'surrogatepass', so a decoder must not refuse them.
 * SPDX-License-Identifier: MIT
 */
#pragma once

enum wire_tag {
    WIRE_TAG_BIGNUM_POSITIVE = 2, /* RFC 8949, 3.4.3: bytes, big endian, n */
    WIRE_TAG_BIGNUM_NEGATIVE = 3, /* the same, -1 - n */
    WIRE_TAG_SET = 258,           /* registered at IANA: an array without repetition */

    /* Ours, out of a stretch that IANA has not assigned. */
    WIRE_TAG_TUPLE = 28160,     /* array */
    WIRE_TAG_FROZENSET = 28161, /* array */
    WIRE_TAG_COMPLEX = 28162,   /* [real, imaginary] as float64 */
    /* [values, cycle, identities]: cycle is the index the last node points to, or null;
     * identities is null, or for each node the 0-based position that it had among the nodes of the
     * call's first argument of this shape, -1 for a node that was not there. */
    WIRE_TAG_LINKED_LIST = 28163,
    /* [values in level order with `undefined` for a missing child, identities as above, in the
     * order of the values that are there]; trailing `undefined`s are left out. */
    WIRE_TAG_TREE = 28164,
    /* Only towards a setter's box: text, the source of an expression to be evaluated there. */
    WIRE_TAG_PY = 28165,
    /* Only from a box: [reason, type name]: a value that is none of the above. See wire_opaque. */
    WIRE_TAG_OPAQUE = 28166,
};

/* Why the box couldn't take a value apart. */
enum wire_opaque {
    WIRE_OPAQUE_CLASS = 0, /* an instance of a class that is no built-in type's */
    WIRE_OPAQUE_DEPTH = 1, /* nested deeper than WIRE_MAX_DEPTH; self-referential values end so */
    WIRE_OPAQUE_COUNT = 2, /* here the million values were used up */
    WIRE_OPAQUE_BYTES = 3, /* here WIRE_MAX_VALUE_BYTES were used up */
    WIRE_OPAQUE_SHARED =
        4, /* a tree of which one node comes up twice, in a cycle or beside itself */
    WIRE_OPAQUE_REASON_COUNT_
};

enum {
    WIRE_MAX_DEPTH = 200,            /* the format: a deeper result is a WA */
    WIRE_MAX_NODES = 1000000,        /* the format: a result of more values is a WA */
    WIRE_MAX_VALUE_BYTES = 64 << 20, /* our choice: a value's encoding; no honest answer is near */
};
