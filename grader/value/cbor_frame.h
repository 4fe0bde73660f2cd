/*
 * cbor_frame - an array or map that is being read
 *
 * The decoder's stack is made of these. What an array becomes - a list, a set, a tree - is decided
 * when it opens, by the tag before it or the frame around it; whether its items make a value of
 * that sort is checked when it is full.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"
#include "grader/value/value.h"

enum cbor_frame_kind {
    CBOR_FRAME_SEQUENCE,    /* list, tuple, set, frozenset, dict: `sort` says which */
    CBOR_FRAME_COMPLEX,     /* [real, imaginary] */
    CBOR_FRAME_LINKED_LIST, /* [values, cycle, identities] */
    CBOR_FRAME_TREE,        /* [values, identities] */
    CBOR_FRAME_OPAQUE,      /* [reason, type name] */
    CBOR_FRAME_VALUES,      /* the values of one of the two shapes above */
    CBOR_FRAME_IDENTITIES,  /* the identities of one */
};

enum { CBOR_FRAME_FIXED_MAX = 3 }; /* items of the largest frame with a fixed number of them */

struct cbor_frame {
    enum cbor_frame_kind kind;
    enum value_kind sort; /* SEQUENCE: what it becomes; VALUES: whose, linked list or tree */
    uint32_t n, n_filled; /* items; of a dict, keys and values */
    struct value *items;  /* in the arena; SEQUENCE and VALUES */
    struct value fixed[CBOR_FRAME_FIXED_MAX]; /* COMPLEX, OPAQUE and the shapes */
    int32_t *identities; /* in the arena; IDENTITIES, and a shape that got them */
    uint32_t n_identities;
};

/*
 * cbor_frame_add - put @v into the next free place
 *
 * Returns 0, or -1 with @err where no such value may stand there.
 */
int cbor_frame_add(struct cbor_frame *f, struct value v, struct error *err) MUST_CHECK;

/*
 * cbor_frame_close - the value that a full frame makes
 *
 * CBOR_FRAME_VALUES gives a list. Not for CBOR_FRAME_IDENTITIES, which makes none.
 * Returns 0, or -1 with @err where its items make no such value.
 */
int cbor_frame_close(struct cbor_frame *f, struct arena *a, struct value *out_value,
                     struct error *err) MUST_CHECK;
